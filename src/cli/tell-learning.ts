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

/** How far it is to the number from which on something can be told, and by which commands one gets there. */
export function tellTooFew(counts: Counts, lacking: readonly (keyof typeof LEAST)[]): string {
  const lacks = lacking.map((name) => `${counts[name]} of at least ${LEAST[name]} ${NAMES[name]}`)
  return [
    `Too few to learn from: there are ${joinWords(lacks)}. Nothing was learned.`,
    '',
    'To go on, judge more statements, wrong ones and right ones both (with the same --record as here):',
    '  hearsay serve --open              on the pages: open an article and confirm, edit or reject',
    '  hearsay find WORDS                or here: lists statements with their ids (sta_...),',
    '  hearsay confirm STATEMENT         which you confirm where they are right,',
    '  hearsay reject STATEMENT          and reject where they are wrong',
    'Or mark whole articles in the editor brat, every statement in each:',
    '  hearsay export --format brat --output marked/',
    '  hearsay learn marked/             when you have corrected the files there',
    'Then ask again with: hearsay learn',
  ].join('\n')
}

/** What learning gains on articles that were held out, as a table and in words, and whether that is worth adopting. */
export function tellGain(
  { gain: { before, after, f1, brier, folds }, kind }: Exclude<Verdict, { kind: 'too few' }>,
  minConfidence: number,
): string {
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
    '',
    ...tellPrice(before, after),
    kind === 'better' ? 'Better. --adopt keeps it.' : 'Not surely better: it is not worth adopting.',
  ].join('\n')
}

/** Precision and recall in plain words, and what one gets for what: fewer wrong ones are often paid for with right ones. */
function tellPrice(before: Score, after: Score): string[] {
  const wrong = after.kept - after.right - (before.kept - before.right)
  const right = after.right - before.right
  return [
    `Precision ${percent(before.precision)} before, ${percent(after.precision)} after: so many of 100 statements that are kept are right.`,
    `Recall ${percent(before.recall)} before, ${percent(after.recall)} after: so many of 100 right statements are kept.`,
    `That is ${tellChange(wrong, 'wrong')} and ${tellChange(right, 'right')} kept${tellCost({ wrong, right })}.`,
  ]
}

function tellChange(change: number, kind: string): string {
  if (change === 0) return `as many ${kind} ones`
  return `${Math.abs(change)} ${kind} ${Math.abs(change) === 1 ? 'one' : 'ones'} ${change < 0 ? 'fewer' : 'more'}`
}

function tellCost({ wrong, right }: { readonly wrong: number; readonly right: number }): string {
  if (right < 0) return ': the right ones that are lost are its price'
  if (wrong > 0) return ': the wrong ones that come with it are its price'
  return right === 0 && wrong === 0 ? '' : ': it has no price'
}

const percent = (share: number): string => (100 * share).toFixed(1)

const row = (name: string, before: string, after: string): string =>
  `  ${name.padEnd(18)}${before.padStart(9)}${after.padStart(9)}`

const percentRow = (name: 'precision' | 'recall' | 'f1', before: Score, after: Score): string =>
  row(name === 'f1' ? 'F1' : name, percent(before[name]), percent(after[name]))

function tellInterval({ value, low, high }: Interval, times: number, digits: number): string {
  const write = (number: number) => `${number > 0 ? '+' : ''}${(number * times).toFixed(digits)}`
  return `${write(value)} [${write(low)} to ${write(high)}]`
}
