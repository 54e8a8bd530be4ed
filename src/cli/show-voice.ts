import type { Evidence, Voice } from '../record.ts'
import type { OpenRecord, VoiceView } from '../store/index.ts'
import { chooseOne } from './choose-one.ts'
import { countThings } from './count-things.ts'
import type { Pen } from './create-pen.ts'
import { describeRelation, describeVoice } from './describe-things.ts'
import { listAll } from './list-all.ts'
import { loadStatements } from './load-pointed-to.ts'
import { nameOutlet } from './name-outlet.ts'
import type { Showing, ShowOptions } from './showing.ts'
import { tellRelation } from './tell-relation.ts'
import { tellRole } from './tell-role.ts'
import { sortByTelling, type TellingOptions, tellUtterance } from './tell-utterance.ts'

/** One voice as `chooseVoice` finds it. */
export async function showVoice(
  record: OpenRecord,
  name: string,
  options: ShowOptions,
): Promise<Showing | undefined> {
  const view = await chooseVoice(record, name)
  if (!view) return undefined
  if (options.isJson) return describeVoiceView(view)
  return tellVoiceView(view, { pen: options.pen, statements: await loadStatements(record, view) })
}

/** One voice by id, beginning of an id, or name. Throws a UsageError that lists the voices when several fit. */
export async function chooseVoice(
  record: OpenRecord,
  name: string,
  { by }: { by?: string } = {},
): Promise<VoiceView | undefined> {
  return record.findVoice((await findByName(record, name, { by })) ?? name)
}

export async function* showVoices(record: OpenRecord, { isJson, pen }: ShowOptions): Showing {
  for await (const { voice, statementCount, articleCount } of listAll((request) =>
    record.listVoices(request),
  )) {
    const counted = `${countThings(statementCount, 'statement')} in ${countThings(articleCount, 'article')}`
    yield isJson
      ? JSON.stringify({ ...describeVoice(voice), statementCount, articleCount })
      : `${pen.block(nameVoice(voice))}\n${pen.faint(pen.block(`${voice.id} · ${counted}`, '  '))}`
  }
}

async function findByName(
  record: OpenRecord,
  name: string,
  { by }: { by?: string },
): Promise<string | undefined> {
  if (/^(?:voi|avo)_[0-9a-f]+$/.test(name)) return undefined
  const { items } = await record.listVoices({ limit: Number.POSITIVE_INFINITY })
  const candidates = items.map(({ voice, statementCount }) => ({
    id: voice.id,
    label: `${nameVoice(voice)}, ${countThings(statementCount, 'statement')}`,
    names: [voice.name, ...voice.names.map(({ text }) => text)],
  }))
  return chooseOne(candidates, { kind: 'voice', name, by })
}

function* describeVoiceView({ voice, statements, utterances, relations }: VoiceView) {
  yield JSON.stringify(describeVoice(voice))
  for (const { statement, article, utterance } of statements) {
    yield JSON.stringify({ kind: 'statement', ...statement, utterance, publishedIn: article })
  }
  for (const utterance of utterances) yield JSON.stringify({ kind: 'utterance', ...utterance })
  for (const relation of relations) yield JSON.stringify(describeRelation(relation))
}

function* tellVoiceView(view: VoiceView, options: TellingOptions) {
  const { voice, statements, utterances, relations } = view
  const { pen } = options
  yield tellVoice(view, pen)
  const counted = countThings(statements.length, 'statement')
  yield pen.strong(`${countThings(utterances.length, 'utterance')} in ${counted}`)
  for (const utterance of sortByTelling(view)) {
    const told = tellUtterance(utterance, { ...options, isKnown: voice.kind === 'person' })
    if (told) yield told
  }
  if (relations.length > 0) yield pen.strong('Who answers whom')
  for (const relation of relations) yield tellRelation(relation, options)
}

function tellVoice({ voice, statements }: VoiceView, pen: Pen): string {
  const outlets = new Map(statements.map(({ article }) => [article.id, nameOutlet(article)]))
  const others = voice.names.filter(({ text }) => text !== voice.name).map(({ text }) => text)
  return [
    pen.strong(pen.block(nameVoice(voice))),
    pen.faint(pen.block(voice.id)),
    ...(others.length > 0 ? [pen.block(`Also called ${others.join(', ')}.`)] : []),
    ...(voice.unnamedBecause ? [pen.block(`Not named: ${voice.unnamedBecause.text}.`)] : []),
    ...gatherRoles(voice.roles, outlets).map((role) => pen.block(role, '  ')),
    ...voice.reasons.map((reason) => pen.block(`Taken for one: ${reason}`)),
    ...[...tellNaming(voice), ...tellApart(voice)].map((line) => pen.block(line)),
  ].join('\n')
}

/** That a person gave it its name, if one did. */
export const tellNaming = ({ renamed }: Voice): string[] =>
  renamed ? [`Named by hand; it was ${renamed.before}.`] : []

/** From whom a person has split it, a line each. */
export const tellApart = ({ apartFrom = [] }: Voice): string[] =>
  apartFrom.map(({ id, name }) => `Kept apart by hand from ${name} (${id}).`)

/** `Maria Zakharova (person)` */
export const nameVoice = ({ name, kind }: Voice) => `${name} (${kind})`

/** Each role once, whether or not it opened a sentence, with the outlets that give it. */
function gatherRoles(roles: readonly Evidence[], outlets: ReadonlyMap<string, string>): string[] {
  const groups = new Map<string, { readonly text: string; readonly givenBy: Set<string> }>()
  for (const { text, article } of roles) {
    const key = text.toLowerCase()
    const group = groups.get(key) ?? { text: tellRole(text), givenBy: new Set() }
    group.givenBy.add(outlets.get(article) ?? article)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ text, givenBy }) => `${text} (${[...givenBy].join(', ')})`)
}
