import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UsageError } from '../errors.ts'
import {
  DEFAULT_FORMAT,
  type FolderFormat,
  findFormat,
  isFolderFormat,
  makeSchema,
  openMaterial,
  writeFormat,
} from '../formats/index.ts'
import type { OpenRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { chooseFormat } from './choose-format.ts'
import { chooseThing } from './choose-things.ts'
import { countThings } from './count-things.ts'
import { openToRead } from './open-to-read.ts'

export async function run(call: Call): Promise<number> {
  const { switches, values, terminal } = call
  const name = chooseFormat(values.format)
  if (switches.has('schema')) {
    checkSchema(call, name)
    await terminal.print(JSON.stringify(await makeSchema(), undefined, 2))
    return 0
  }
  const format = findFormat(name)
  if (switches.has('json') && format.name !== DEFAULT_FORMAT) {
    throw new UsageError('--format', {
      expected: `${DEFAULT_FORMAT} beside --json`,
      got: format.name,
      fix: 'give one of the two',
    })
  }
  if (isFolderFormat(format)) return writeFolder(call, format)
  return openToRead(call, async (record) => {
    const story = await findStory(record, values.story)
    let length = 0
    for await (const piece of writeFormat(record, { format, story })) {
      await terminal.write(piece)
      length += piece.length
      terminal.progress.show(`${Math.round(length / 1_000_000)} MB exported`)
    }
    return 0
  })
}

/** There is one schema, of no story and of two of the formats. */
function checkSchema({ values }: Call, format: string): void {
  const isOther = format !== 'json' && format !== 'jsonl'
  if (!isOther && values.story === undefined) return
  throw new UsageError('--schema', {
    expected: 'no other flag than --format json or --format jsonl, which it is the schema of',
    got: isOther ? `--format ${format}` : `--story ${values.story}`,
    fix: 'leave that out, or leave out --schema to export the record',
  })
}

/** The id of the story that is asked for, by its id or words of its title. */
async function findStory(record: OpenRecord, name: string | undefined): Promise<string | undefined> {
  return name === undefined ? undefined : chooseThing(record, { of: 'story', name, by: '--story' })
}

async function writeFolder(call: Call, format: FolderFormat): Promise<number> {
  const { terminal, values } = call
  const folder = values.output ?? '-'
  await checkFolder(folder, format)
  return openToRead(call, async (record: OpenRecord) => {
    const material = await openMaterial(record, { story: await findStory(record, values.story) })
    let files = 0
    try {
      for await (const { name, content } of format.writeFiles(material)) {
        const path = join(folder, ...name.split('/'))
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, content)
        terminal.progress.show(`${countThings(++files, 'file')} written`)
      }
    } finally {
      await material.close()
    }
    terminal.tell(`${countThings(files, 'file')} in ${folder}`)
    return 0
  })
}

/** What an earlier export left would be read as a part of this one. */
async function checkFolder(folder: string, { name }: FolderFormat): Promise<void> {
  if (folder === '-') {
    throw new UsageError('--output', {
      expected: `a folder, for ${name} is many files`,
      got: 'standard output',
      fix: `add --output and the name of a folder that is empty or not there yet`,
    })
  }
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    if (error.code !== 'ENOTDIR') throw error
    throw new UsageError('--output', {
      expected: `a folder, for ${name} is many files`,
      got: `${folder}, which is a file`,
      fix: 'give the name of a folder that is empty or not there yet',
    })
  })
  if (names.length === 0) return
  throw new UsageError('--output', {
    expected: 'a folder that is empty or not there yet',
    got: `${folder}, which has ${names[0]}`,
    fix: 'give another, or empty it first',
  })
}
