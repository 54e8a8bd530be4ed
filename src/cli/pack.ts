import { stat } from 'node:fs/promises'
import { UsageError } from '../errors.ts'
import { checkSource, readArticles } from '../read/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { openReader } from './open-reader.ts'
import { openParquetFolder } from './parquet-folder.ts'

export async function run({ operands, settings, switches, terminal }: Call): Promise<number> {
  const [folder = '', ...inputs] = operands
  await checkFolder(folder)
  for (const input of inputs) await checkSource(input)
  const reader = openReader({ ...settings, offline: true })
  const packed = openParquetFolder(folder)
  let failed = 0
  const fail = (from: string, message: string) => {
    failed++
    terminal.tell(`${from}: ${message}`)
  }
  for (const input of inputs.length > 0 ? inputs : ['-']) {
    for await (const reading of readArticles(input, reader.options)) {
      if (reading.kind === 'failure') fail(reading.failure.from, reading.failure.message)
      if (reading.kind !== 'article') continue
      const { article, findings } = reading
      if (findings) await packed.add({ article, ...findings })
      else
        fail(
          article.from,
          'an article without what was found in it; put it through "hearsay extract --whole"',
        )
      terminal.progress.show(`${packed.counts.articles} articles packed`)
    }
  }
  await packed.finish()
  const { articles, files, bytes } = packed.counts
  const counts = { articles, days: packed.counts.days, files, bytes, failures: failed }
  const told = `${countThings(articles, 'article')} of ${`${counts.days} ${counts.days === 1 ? 'day' : 'days'}`} in ${countThings(files, 'file')}, ${Math.round(bytes / 1e5) / 10} MB`
  await terminal.print(switches.has('json') ? JSON.stringify({ kind: 'summary', ...counts }) : told)
  return failed > 0 ? 1 : 0
}

async function checkFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (!found || found.isDirectory()) return
  throw new UsageError('FOLDER', {
    expected: 'a folder to write Parquet files to',
    got: folder,
    fix: 'there is a file of this name; give the folder first, then the files to pack',
  })
}
