import { UsageError } from '../errors.ts'
import { relateRecord } from '../pipeline.ts'
import type { OpenRecord, Split, VoiceSummary } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { describeVoice } from './describe-things.ts'
import { openToRead } from './open-to-read.ts'
import { chooseArticle } from './show-article.ts'
import { chooseVoice, nameVoice, tellApart } from './show-voice.ts'
import type { Terminal } from './terminal.ts'

const BY = 'hearsay split'

export function run(call: Call): Promise<number> {
  const { operands, switches } = call
  const isUndo = switches.has('undo')
  checkOperands(operands, { isUndo })
  return openToRead(call, async (record) => {
    const [voice, ...articles] = operands
    const id = await findVoiceId(record, voice!)
    if (isUndo) await undo(record, id, call)
    else await split(record, { voice: id, articles }, call)
    return 0
  })
}

async function split(
  record: OpenRecord,
  { voice, articles }: { voice: string; articles: readonly string[] },
  { switches, terminal }: Call,
): Promise<void> {
  const ids: string[] = []
  for (const article of articles) ids.push(await findArticleId(record, article))
  const before = await findMembers(record, voice)
  const { articleVoices } = await record.splitVoice(voice, ids)
  await relateAnew(record, terminal)
  const off = await findVoices(record, articleVoices)
  const all = await findVoices(record, before)
  const rest = all.filter(({ voice }) => !off.some((one) => one.voice.id === voice.id))
  await print([...off, ...rest], { isJson: switches.has('json'), terminal })
  if (!switches.has('json')) terminal.tell(`Take it back with: hearsay split --undo ${off[0]!.voice.id}`)
}

async function undo(record: OpenRecord, voice: string, { switches, terminal }: Call): Promise<void> {
  const splits = await record.undoSplits(voice)
  if (splits.length === 0) {
    throw new UsageError(`${BY} --undo`, {
      expected: 'a voice that was split by hand, either side of it',
      got: voice,
      fix: 'there is nothing to take back; "hearsay show voice" tells of each what it is kept apart from',
    })
  }
  const members = [...(await findMembers(record, voice)), ...listVoicesOf(splits)]
  await relateAnew(record, terminal)
  await print(await findVoices(record, members), { isJson: switches.has('json'), terminal })
  if (!switches.has('json')) terminal.tell(`${countThings(splits.length, 'split')} taken back`)
}

const listVoicesOf = (splits: readonly Split[]) => splits.flatMap(({ articleVoices }) => articleVoices)

function checkOperands(operands: readonly string[], { isUndo }: { isUndo: boolean }): void {
  if (isUndo && operands.length > 1) {
    throw new UsageError(`${BY} --undo`, {
      expected: 'one voice',
      got: operands.join(' '),
      fix: 'put a name of several words in quotation marks: hearsay split --undo "Jon Falk"',
    })
  }
  if (isUndo || operands.length > 1) return
  throw new UsageError(BY, {
    expected: 'a voice, and the articles in which it is somebody else',
    got: operands.join(' '),
    fix: `such as: hearsay split "Jon Falk" art_12ab; "hearsay show voice ${operands.join(' ')}" tells the articles`,
  })
}

async function findVoiceId(record: OpenRecord, name: string): Promise<string> {
  const view = await chooseVoice(record, name, { by: BY })
  if (view) return view.voice.id
  throw new UsageError(BY, {
    expected: 'the id or name of one voice of the record',
    got: name,
    fix: '"hearsay show voice" lists them',
  })
}

async function findArticleId(record: OpenRecord, name: string): Promise<string> {
  const view = await chooseArticle(record, name, { by: BY })
  if (view) return view.article.id
  throw new UsageError(BY, {
    expected: 'the id of one article of the record, or words of its title',
    got: name,
    fix: '"hearsay show article" lists them; put names and titles of several words in quotation marks',
  })
}

async function relateAnew(record: OpenRecord, terminal: Terminal): Promise<void> {
  terminal.progress.show('relating the articles to each other')
  await relateRecord(record)
}

async function findMembers(record: OpenRecord, id: string): Promise<readonly string[]> {
  const { items } = await record.listVoices({ limit: Number.POSITIVE_INFINITY })
  return items.find(({ voice }) => voice.id === id)?.voice.members ?? []
}

/** The voices that have any of these article voices. */
async function findVoices(
  record: OpenRecord,
  articleVoices: readonly string[],
): Promise<readonly VoiceSummary[]> {
  const wanted = new Set(articleVoices)
  const { items } = await record.listVoices({ limit: Number.POSITIVE_INFINITY })
  return items.filter(({ voice }) => voice.members.some((member) => wanted.has(member)))
}

async function print(
  voices: readonly VoiceSummary[],
  { isJson, terminal }: { isJson: boolean; terminal: Terminal },
): Promise<void> {
  const { pen } = terminal
  for (const { voice, statementCount, articleCount } of voices) {
    const counted = `${countThings(statementCount, 'statement')} in ${countThings(articleCount, 'article')}`
    const lines = [
      pen.strong(pen.block(nameVoice(voice))),
      pen.faint(pen.block(`${voice.id} · ${counted}`, '  ')),
      ...tellApart(voice).map((line) => pen.block(line, '  ')),
    ]
    await terminal.print(
      isJson
        ? JSON.stringify({ ...describeVoice(voice), statementCount, articleCount })
        : `${lines.join('\n')}\n`,
    )
  }
}
