/**
 * Articles that cut a quotation in the same places. Two reporters choose the same sentence, and often the same striking
 * words; hardly the same gap in its middle, the same bracket, or the same scraps of a long speech.
 *
 * @module
 */
import { groupBy } from '../group-by.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { splitWords } from './split-words.ts'
import { compareText, dayOf, type ToldReport } from './told-report.ts'
import { isRunOf, isRunWithGap } from './word-runs.ts'

export interface SameCut {
  readonly one: ToldReport
  readonly other: ToldReport
  readonly reason: string
  /** That both have the quotation through one hand. */
  readonly confidence: number
}

type CutKind = 'gap' | 'bracket' | 'scraps' | 'name' | 'scrap'

/** The surest first. One scrap is as a rule what any reporter would choose, one name what any editor would put for "he". */
const KINDS: Readonly<Record<CutKind, Pick<SameCut, 'reason' | 'confidence'>>> = {
  gap: { reason: 'Both leave out the same words of the quotation.', confidence: 0.75 },
  bracket: { reason: 'Both put the same words in brackets.', confidence: 0.7 },
  scraps: { reason: 'Both quote the same scraps of a longer passage.', confidence: 0.65 },
  name: { reason: 'Both put the same word in brackets.', confidence: 0.5 },
  scrap: { reason: 'Both quote the same few words of a longer passage.', confidence: 0.4 },
}

/** A shorter scrap says nothing, and in a shorter quotation a gap may be chance. */
const LEAST_WORDS_OF_SCRAP = 3
const LEAST_WORDS_WITH_GAP = 6
const MARK = /\[([^\]]*)\]|…|\.{3}|\. \. \./g
/** So many characters hold two words. */
const BESIDE_MARK = 80

/** A way of cutting, by which it is known again. */
interface Cut {
  readonly kind: CutKind
  readonly key: string
  readonly report: ToldReport
}

/** Of all articles with one cut, each with the earliest: the surest sign of each pair. Reports of one outlet are no pair. */
export function findSameCuts(reports: readonly ToldReport[]): SameCut[] {
  const quotations = reports.flatMap(({ statements }) => statements.flatMap(listWhole))
  const groups = groupBy(reports.flatMap(findCuts), ({ kind, key }) => `${kind} ${key}`)
  const pairs = new Map<string, SameCut>()
  for (const group of groups.values()) {
    const { kind, key } = group[0]!
    if (group.length < 2 || !isCutOut({ kind, key }, quotations)) continue
    const [one, ...others] = group.map(({ report }) => report).sort(compareReports)
    for (const other of others) {
      if (one!.outlet !== undefined && one!.outlet === other.outlet) continue
      const pair = `${one!.article.id} ${other.article.id}`
      const known = pairs.get(pair)
      if (!known || known.confidence < KINDS[kind].confidence)
        pairs.set(pair, { one: one!, other, ...KINDS[kind] })
    }
  }
  return [...pairs.values()]
}

function compareReports({ article: a }: ToldReport, { article: b }: ToldReport): number {
  return compareText(dayOf(a), dayOf(b)) || compareText(a.id, b.id)
}

/** All that may be a cut, each once. Whether words were left out is told by those who have more. */
function findCuts(report: ToldReport): Cut[] {
  const found = new Map<string, Cut>()
  const add = (kind: CutKind, key: string) => found.set(`${kind} ${key}`, { kind, key, report })
  const scraps = new Set<string>()
  for (const statement of report.statements) {
    const { quotation, content } = statement.statement
    if (quotation === 'indirect') continue
    for (const { kind, key } of findMarks(joinSpans(statement))) add(kind, key)
    if (quotation === 'direct' && content.length === 1 && statement.quoted.length >= LEAST_WORDS_WITH_GAP)
      add('gap', statement.quoted.join(' '))
    if (quotation === 'mixed')
      for (const words of statement.quotedSentences)
        if (words.length >= LEAST_WORDS_OF_SCRAP) scraps.add(words.join(' '))
  }
  for (const scrap of scraps) add('scrap', scrap)
  if (scraps.size > 1) add('scraps', [...scraps].sort(compareText).join(' / '))
  return [...found.values()]
}

/** The marks of an editor in quoted words, each with the two words before and behind it: `of the … was right`. */
function findMarks(content: string): Pick<Cut, 'kind' | 'key'>[] {
  return [...content.matchAll(MARK)].flatMap((match): Pick<Cut, 'kind' | 'key'>[] => {
    const end = match.index + match[0].length
    const before = splitWords(content.slice(Math.max(0, match.index - BESIDE_MARK), match.index)).slice(-2)
    const behind = splitWords(content.slice(end, end + BESIDE_MARK)).slice(0, 2)
    const inside = splitWords(match[1] ?? '')
    // At its edge every quotation ends somewhere.
    if (before.length + behind.length < 4) return []
    const key = `${before.join(' ')} […${inside.join(' ')}] ${behind.join(' ')}`
    return [{ kind: inside.length === 0 ? 'gap' : inside.length === 1 ? 'name' : 'bracket', key }]
  })
}

/** The content without the marks that stand between its spans: those are ours. */
function joinSpans({ statement: { content, text } }: PreparedStatement): string {
  let at = 0
  return content
    .map(([start, end]) => {
      const words = text.content.slice(at, at + end - start)
      at += end - start + ' … '.length
      return words
    })
    .join(' ')
}

/** All that is quoted in one piece: whole quotations, and the sentences and scraps of others. */
function listWhole({ statement, quoted, quotedSentences }: PreparedStatement): (readonly string[])[] {
  return statement.quotation === 'direct' ? [quoted, ...quotedSentences] : [...quotedSentences]
}

/** Whether words were left out: a mark shows it, else somebody must have more. */
function isCutOut({ kind, key }: Omit<Cut, 'report'>, quotations: readonly (readonly string[])[]): boolean {
  if (key.includes('[…')) return true
  if (kind === 'gap') {
    const words = key.split(' ')
    return quotations.some(
      (others) => !isRunOf(words, others) && isRunWithGap(words, { others, least: LEAST_WORDS_OF_SCRAP }),
    )
  }
  return key.split(' / ').every((scrap) => {
    const words = scrap.split(' ')
    return quotations.some((whole) => whole.length > words.length && isRunOf(words, whole))
  })
}
