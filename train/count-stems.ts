/**
 * npx tsx train/count-stems.ts CORPUS
 *
 * Writes `src/relate/stem-weights.ts`: how much the common stems of news weigh, counted in the statements of a folder of
 * PolNeAR's form. What is not in the table is rare and weighs most.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readStatements } from '../src/pipeline.ts'
import { findContentStems, splitWords } from '../src/relate/split-words.ts'
import { readPolnear } from './read-news.ts'

/** Stems of fewer statements than this weigh as much as those that are never seen. */
const FEWEST_STATEMENTS = 8

const corpus = process.argv[2] ?? '../shared/corpora/polnear/train'
const counts = new Map<string, number>()
let statementCount = 0
for (const { article } of readPolnear(corpus)) {
  for (const { text } of readStatements(article).statements) {
    statementCount++
    for (const stem of new Set(findContentStems(splitWords(text.content))))
      counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
}

/** The natural logarithm of statements by statements with the stem, rounded. */
const weightOf = (count: number) => Math.round(Math.log(statementCount / count))
const bands = new Map<number, string[]>()
for (const [stem, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (count < FEWEST_STATEMENTS || /^\d/.test(stem)) continue
  const weight = weightOf(count)
  bands.set(weight, [...(bands.get(weight) ?? []), stem])
}
const highest = Math.max(...bands.keys())
const tables = [...bands]
  .sort(([a], [b]) => a - b)
  .map(([weight, stems]) => `  [${weight}, \`\n${wrapWords(stems)}\n  \`],`)

function wrapWords(words: readonly string[]): string {
  const lines: string[] = []
  let line = '   '
  for (const word of words) {
    if (line.length + word.length > 115) {
      lines.push(line)
      line = '   '
    }
    line += ` ${word}`
  }
  return [...lines, line].join('\n')
}

writeFileSync(
  fileURLToPath(new URL('../src/relate/stem-weights.ts', import.meta.url)),
  `/**
 * Common stems of news with what they weigh: the natural logarithm of how many statements there are for each that has the
 * stem, rounded. Written by \`train/count-stems.ts\` from ${statementCount.toLocaleString('en')} statements of PolNeAR's training part (American politics,
 * 2015 to 2016); not to be edited by hand. It is fixed so that no weight depends on what else is in a record.
 *
 * @module
 */

/** The weight of stems that are not in the table. */
export const WEIGHT_OF_RARE_STEM = ${highest + 1}

/** Weight and stems, the commonest first. */
export const COMMON_STEMS: readonly (readonly [weight: number, stems: string])[] = [
${tables.join('\n')}
]
`,
)
console.log(
  `${statementCount} statements`,
  [...bands].map(([weight, stems]) => `${weight}: ${stems.length}`),
)
