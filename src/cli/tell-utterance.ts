import type { Utterance, Wording } from '../record.ts'
import type { FoundStatement, StoryView } from '../store/index.ts'
import { countThings } from './count-things.ts'
import type { Pen } from './create-pen.ts'
import { joinWords } from './join-words.ts'
import { nameOutlet } from './name-outlet.ts'
import { tellChangedWords } from './tell-changed-words.ts'
import { isDangerous, tellDifference } from './tell-difference.ts'
import { tellOrigins } from './tell-origins.ts'
import { tellSaying, WHOSE_WORDS } from './tell-statement.ts'

/** So many outlets are named; of more, the number. */
const MOST_OUTLETS = 3

export interface TellingOptions {
  /** The statements that are told of, by id. */
  readonly statements: ReadonlyMap<string, FoundStatement>
  readonly pen: Pen
}

/**
 * An utterance as it is read aloud: who said it when to whom, its fullest wording, then each other wording with what is
 * otherwise in it, then where the articles have it from. Nothing where the record has none of its statements any more.
 */
export function tellUtterance(
  utterance: Utterance,
  {
    isKnown = false,
    ...options
  }: TellingOptions & {
    /** The reader knows the voice: its role is left out. */
    readonly isKnown?: boolean
  },
): string | undefined {
  const { statements, pen } = options
  const [fullest, ...others] = utterance.wordings
  const shown = findShown(utterance, statements)
  if (!shown || !fullest) return undefined
  const reporting = fullest.statements.length > 0 ? fullest.statements : utterance.statements
  return [
    tellSaying({ ...shown.statement, ...(isKnown && { role: undefined }) }, pen),
    pen.faint(pen.block(tellReporting(reporting, { utterance, statements }), '    ')),
    ...[...others].sort(compareDanger).flatMap((wording) => tellWording(wording, { ...options, fullest })),
    ...tellOrigins(utterance, pen),
  ].join('\n')
}

/** Wordings that change what was said, or who said it, come before others. */
const compareDanger = (a: Wording, b: Wording): number =>
  Number(b.differences.some(isDangerous)) - Number(a.differences.some(isDangerous))

/** The statement by which an utterance is told: one of those that have it in full. */
export function findShown(
  { wordings, statements }: Utterance,
  known: ReadonlyMap<string, FoundStatement>,
): FoundStatement | undefined {
  const ids = [...(wordings[0]?.statements ?? []), ...statements]
  return ids.map((id) => known.get(id)).find((found) => found !== undefined)
}

/** Which outlets have the fullest wording and, where several statements make one utterance, how sure that is. */
function tellReporting(
  ids: readonly string[],
  { utterance, statements }: { readonly utterance: Utterance } & Pick<TellingOptions, 'statements'>,
): string {
  const { id, confidence } = utterance
  const outlets = nameOutlets(ids, statements)
  if (utterance.statements.length === 1) return `${outlets} · ${utterance.statements[0]}`
  const counted = countThings(utterance.statements.length, 'statement')
  return `${outlets} · ${id} · confidence ${confidence.toFixed(2)} that ${counted} report one saying`
}

function tellWording(
  { text, quotation, differences, statements: ids }: Wording,
  { fullest, statements, pen }: TellingOptions & { readonly fullest: Wording },
): string[] {
  const where = `in ${nameOutlets(ids, statements)}`
  const dangerous = differences.filter(isDangerous)
  const others = differences.filter((difference) => !isDangerous(difference)).map(({ kind }) => kind)
  const calm =
    others.length > 0 ? joinWords(others) : dangerous.length > 0 ? undefined : WHOSE_WORDS[quotation]
  const marked = tellChangedWords({ fullest: fullest.text, text }, { pen, indent: '        ' })
  const plain = pen.block(text, '        ')
  return [
    ...dangerous.map((one) => pen.alarm(pen.block(`! ${tellDifference(one)} ${where}`, '      '))),
    ...(calm === undefined ? [] : [pen.block(`${calm} ${where}:`, '      ')]),
    marked ?? (quotation === 'indirect' ? plain : pen.spoken(plain)),
  ]
}

/** `Tarn Mail, Radio Vessa and 3 more` */
export function nameOutlets(ids: readonly string[], statements: ReadonlyMap<string, FoundStatement>): string {
  const names = new Set(
    ids.map((id) => {
      const found = statements.get(id)
      return found ? nameOutlet(found.article) : id
    }),
  )
  const shown = [...names].sort().slice(0, MOST_OUTLETS)
  const rest = names.size - shown.length
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ')
}

/** In the order in which they were said or published, as far as that is known. */
export function sortByTelling({
  utterances,
  statements,
}: Pick<StoryView, 'utterances' | 'statements'>): Utterance[] {
  const places = new Map<string | undefined, number>()
  statements.forEach(({ utterance }, index) => {
    if (!places.has(utterance)) places.set(utterance, index)
  })
  return [...utterances].sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
}
