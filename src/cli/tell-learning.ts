import { type Counts, type Interval, LEAST, type Score, type Verdict } from '../learn/index.ts'
import { countThings } from './count-things.ts'
import { joinWords } from './join-words.ts'

/** How much there was to learn from, and what could not be used. */
export function tellCounts(
  { examples, right, wrong, groups, missed }: Counts,
  unused: Readonly<Record<string, number>>,
): string {
  const more = missed > 0 ? `; ${missed} more were marked that the program never reads` : ''
  return [
    `${countThings(examples, 'judged statement')} in ${countThings(groups, 'article')}: ${right} right, ${wrong} wrong${more}.`,
    ...Object.entries(unused).map(([why, count]) => `Not used: ${count} ${why}.`),
  ].join('\n')
}

const NAMES: Readonly<Record<keyof typeof LEAST, string>> = {
  examples: 'judged statements',
  right: 'that are right',
  wrong: 'that are wrong',
  groups: 'articles',
}

/** What learning gains on articles that were held out, as a table, and whether that is worth adopting. */
export function tellVerdict(verdict: Verdict, minConfidence: number): string {
  if (verdict.kind === 'too few') {
    const lacking = verdict.lacking.map((name) => `${LEAST[name]} ${NAMES[name]}`)
    return `Too few to learn from: at least ${joinWords(lacking)} are needed. Nothing was learned.`
  }
  const { before, after, f1, brier, folds } = verdict.gain
  return [
    `On articles that were not learned from (${folds} parts, each judged by what the others teach; statements kept from ${minConfidence} on):`,
    '',
    '                       before    after',
    row('kept', String(before.kept), String(after.kept)),
    row('of these right', String(before.right), String(after.right)),
    ...(['precision', 'recall', 'f1'] as const).map((name) => percentRow(name, before, after)),
    row('gap of confidence', before.gap.toFixed(3), after.gap.toFixed(3)),
    row('Brier score', before.brier.toFixed(3), after.brier.toFixed(3)),
    '',
    `F1 ${tellInterval(f1, 100, 1)} points; Brier score ${tellInterval(brier, 1, 3)} (less is better): 95 times in 100 within the brackets.`,
    verdict.kind === 'better' ? 'Better. --adopt keeps it.' : 'Not surely better: it is not worth adopting.',
  ].join('\n')
}

const row = (name: string, before: string, after: string): string =>
  `  ${name.padEnd(18)}${before.padStart(9)}${after.padStart(9)}`

const percentRow = (name: 'precision' | 'recall' | 'f1', before: Score, after: Score): string =>
  row(name === 'f1' ? 'F1' : name, (100 * before[name]).toFixed(1), (100 * after[name]).toFixed(1))

function tellInterval({ value, low, high }: Interval, times: number, digits: number): string {
  const write = (number: number) => `${number > 0 ? '+' : ''}${(number * times).toFixed(digits)}`
  return `${write(value)} [${write(low)} to ${write(high)}]`
}
