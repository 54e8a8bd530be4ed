/**
 * npx tsx train/measure-happenings.ts [CORPORA] [--json] [--errors] [--half 0|1]
 *
 * How often a happening that `resolve` finds is one that the report tells of that day, by the labels of people in
 * `labels/happenings.jsonl`: dates of PolNeAR's training part and of BASIL (the text is its paragraphs with a blank line
 * between them), with the days that were found for them and whether the report tells in its own words that something
 * happened then, or will. `--half 0` are the labels that rules may be developed on, `--half 1` those that only ever test
 * them. What is found where no label stands is counted, and not judged. `--json` gives the figures alone.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readStatements } from '../src/pipeline.ts'
import type { Happening, Span } from '../src/record.ts'
import { readBasil, readPolnear } from './read-news.ts'

interface HappeningLabel {
  readonly corpus: 'polnear/train' | 'basil'
  readonly article: string
  /** Where the words for the day stand. */
  readonly date: Span
  readonly from: string
  readonly to: string
  readonly right: boolean
}

const { values: flags, positionals } = parseArgs({
  options: {
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    half: { type: 'string' },
  },
  allowPositionals: true,
})
const corpora = positionals[0] ?? '../shared/corpora'
const halfOf = (article: string): string => String(createHash('sha256').update(article).digest()[0]! & 1)

const labels = readFileSync(new URL('labels/happenings.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as HappeningLabel)
  .filter(({ article }) => flags.half === undefined || halfOf(article) === flags.half)

const articles = new Map(
  [...readPolnear(join(corpora, 'polnear/train')), ...readBasil(join(corpora, 'basil'))].map(
    ({ article }) => [article.id, article] as const,
  ),
)
const count = { right: 0, wrong: 0, missed: 0, avoided: 0, unlabelled: 0 }
const byConfidence = new Map<number, { found: number; right: number }>()

for (const id of new Set(labels.map(({ article }) => article))) {
  const article = articles.get(id)
  if (!article) throw new Error(`${id} is in no corpus of ${corpora}`)
  const { happenings } = readStatements(article)
  const wanted = labels.filter((label) => label.article === id)
  for (const label of wanted) {
    const found = happenings.find((one) => overlaps(one, label.date))
    const isRight = found !== undefined && label.right && isSameTime(found, label)
    if (found) {
      const tally = byConfidence.get(found.on.confidence) ?? { found: 0, right: 0 }
      byConfidence.set(found.on.confidence, {
        found: tally.found + 1,
        right: tally.right + (isRight ? 1 : 0),
      })
    }
    if (isRight) count.right++
    else if (found) count.wrong++
    else if (label.right) count.missed++
    else count.avoided++
    if (flags.errors && (found ? !isRight : label.right))
      console.log(
        `${found ? 'wrong ' : 'missed'} ${id} ${article.text.slice(...label.date)}: ${found?.told.text ?? ''}`,
      )
  }
  count.unlabelled += happenings.filter((one) => !wanted.some(({ date }) => overlaps(one, date))).length
}

function overlaps({ on }: Happening, [start, end]: Span): boolean {
  return on.written !== undefined && on.written.start < end && start < on.written.end
}

/** A range that was labelled by its first day only is still right where its end is told as well. */
function isSameTime({ on }: Happening, { from, to }: HappeningLabel): boolean {
  return on.from === from && on.to >= to
}

const { right, wrong, missed, avoided, unlabelled } = count
const precision = Math.round((1000 * right) / Math.max(1, right + wrong)) / 10
if (flags.json) console.log(JSON.stringify({ labels: labels.length, ...count, precision }))
else {
  console.log(
    `${labels.length} labels: ${right} right, ${wrong} wrong, ${missed} no longer found, ${avoided} wrong ones avoided`,
  )
  console.log(`precision ${precision.toFixed(1)}; ${unlabelled} beside them`)
  for (const [confidence, tally] of [...byConfidence].sort(([a], [b]) => b - a))
    console.log(`  at ${confidence}: ${tally.right} of ${tally.found}`)
}
