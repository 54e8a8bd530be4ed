import { relateRecord } from '../pipeline.ts'
import { CORRECTED_GROUPS, type CorrectedGroup, type Correction } from '../record.ts'
import type { CorrectionRequest, OpenRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { describeVoice } from './describe-things.ts'
import { tellStory } from './show-story.ts'
import { nameVoice, tellApart, tellNaming } from './show-voice.ts'
import { tellStatement } from './tell-statement.ts'
import type { Terminal } from './terminal.ts'

/** Makes a correction, has the record related anew, and tells what it led to and how to take it back. */
export async function correctAndTell(
  record: OpenRecord,
  request: CorrectionRequest,
  call: Call,
): Promise<void> {
  const correction = await record.correct(request, readMaker(call))
  await relateAnew(record, call.terminal)
  await tellOutcome(record, { correction, call })
  if (call.switches.has('json')) return
  call.terminal.tell(`Take it back with: hearsay undo ${correction.id}`)
}

/** Who corrects and why, as the flags say; when, by the clock. */
export function readMaker({ values }: Pick<Call, 'values'>): Pick<Correction, 'by' | 'why' | 'madeAt'> {
  const madeAt = new Date().toISOString()
  return { ...(values.by && { by: values.by }), ...(values.why && { why: values.why }), madeAt }
}

export async function relateAnew(record: OpenRecord, terminal: Terminal): Promise<void> {
  await relateRecord(record, {
    onProgress: ({ related, left }) =>
      terminal.progress.show(`relating, ${countThings(related, 'change')} done, ${left} left`),
  })
}

/** Which of the things that people merge and split this word is, if it is one. */
export const readGroup = (word: string | undefined): CorrectedGroup | undefined =>
  CORRECTED_GROUPS.find((group) => group === word)

/** What has now become of that which a correction, made or undone, is about. */
export async function tellOutcome(
  record: OpenRecord,
  { correction, call }: { readonly correction: Correction; readonly call: Call },
): Promise<void> {
  const { terminal, switches } = call
  const isJson = switches.has('json')
  if (isJson) await terminal.print(JSON.stringify({ kind: 'correction', ...correction }))
  const { decision, members } = correction
  const firsts = members.flatMap(([first]) => first ?? [])
  if (decision.kind === 'undo') return
  if ('statement' in decision) return tellCorrected(record, { correction, call })
  const told = new Set<string>()
  for (const member of firsts) {
    const thing = await TELLERS[decision.of](record, { member, isJson, terminal })
    if (thing === undefined || told.has(thing.id)) continue
    told.add(thing.id)
    await terminal.print(isJson ? thing.text : `${thing.text}\n`)
  }
}

interface Asked {
  /** An article voice, a statement or an article. */
  readonly member: string
  readonly isJson: boolean
  readonly terminal: Terminal
}

type Teller = (record: OpenRecord, asked: Asked) => Promise<{ id: string; text: string } | undefined>

const TELLERS: Record<CorrectedGroup, Teller> = {
  async voice(record, { member, isJson, terminal: { pen } }) {
    const view = await record.findVoice(member)
    if (!view) return undefined
    const { voice } = view
    const { statementCount, articleCount } = voice
    if (isJson) return { id: voice.id, text: JSON.stringify(describeVoice(voice)) }
    const belong = statementCount === 1 ? 'belongs' : 'belong'
    const counted = `${countThings(statementCount, 'statement')} in ${countThings(articleCount, 'article')} now ${belong} to`
    const lines = [
      pen.block(counted),
      pen.strong(pen.block(nameVoice(voice), '  ')),
      pen.faint(pen.block(voice.id, '  ')),
      ...[...tellNaming(voice), ...tellApart(voice)].map((line) => pen.block(line, '  ')),
    ]
    return { id: voice.id, text: lines.join('\n') }
  },
  async story(record, { member, isJson, terminal: { pen } }) {
    const story = (await record.findArticle(member))?.story
    if (!story) return undefined
    if (isJson) return { id: story.id, text: JSON.stringify({ kind: 'story', ...story }) }
    const count = story.articles.length
    const belong = `${countThings(count, 'article')} now ${count === 1 ? 'belongs' : 'belong'} to`
    return { id: story.id, text: `${pen.block(belong)}\n${tellStory(story, pen)}` }
  },
  async utterance(record, { member, isJson, terminal: { pen } }) {
    const [found] = await record.findStatementsById([member])
    if (found?.utterance === undefined) return undefined
    const view = await record.findArticle(found.article.id)
    const utterance = view?.utterances.find(({ id }) => id === found.utterance)
    if (!utterance) return undefined
    if (isJson) return { id: utterance.id, text: JSON.stringify({ kind: 'utterance', ...utterance }) }
    const count = utterance.statements.length
    const report = `${countThings(count, 'statement')} now ${count === 1 ? 'reports' : 'report'} this utterance`
    const text = [
      pen.block(report),
      pen.block(utterance.wordings[0]?.text ?? '', '  '),
      pen.faint(pen.block(`${utterance.id} · ${utterance.statements.join(', ')}`, '  ')),
    ]
    return { id: utterance.id, text: text.join('\n') }
  },
}

/** A statement as it is told now, or that it is out. */
async function tellCorrected(
  record: OpenRecord,
  { correction, call: { terminal, switches } }: { readonly correction: Correction; readonly call: Call },
): Promise<void> {
  const { decision, members } = correction
  if (!('statement' in decision)) return
  const view = await record.findArticle(decision.statement.article)
  const id = members[0]?.[0] ?? decision.statement.id
  const statement = view?.statements.find((one) => one.id === id)
  const rejected = view?.rejected.find((one) => one.id === id)
  const shown = statement ?? rejected
  if (!shown) return
  if (switches.has('json')) {
    await terminal.print(JSON.stringify({ kind: 'statement', ...shown }))
    return
  }
  const lead = rejected
    ? 'Counts no more: it is shown with its article, struck through.'
    : decision.kind === 'confirm'
      ? 'Confirmed:'
      : 'Now reads:'
  await terminal.print(`${terminal.pen.block(lead)}\n${tellStatement(shown, terminal.pen)}\n`)
}
