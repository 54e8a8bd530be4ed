/**
 * npx tsx train/learn-sayings.ts [CORPORA] [--errors]
 *
 * Learns the weights of `src/relate/judge-saying.ts` on the half `learn` of the labels, and prints them, with the
 * figures of ten-fold cross-validation, where all pairs of the same two articles are in one fold. Logistic regression
 * by Newton's method with a ridge.
 */
import { createHash } from 'node:crypto'
import { compareSayings, type Likeness } from '../src/relate/compare-sayings.ts'
import {
  judgeByRule,
  OTHER_VOICE_FEATURES,
  SAME_VOICE_FEATURES,
  type SayingChance,
  speaksForOther,
} from '../src/relate/judge-saying.ts'
import type { PreparedStatement } from '../src/relate/prepare-statements.ts'
import { readUtterancePairs } from './read-utterance-labels.ts'

/** Of 3, 5 and 8, which had about the same log loss in cross-validation. */
const RIDGE = 5
const FOLDS = 10

const FLOORS = [0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9]

interface Example {
  readonly one: PreparedStatement
  readonly other: PreparedStatement
  readonly likeness: Likeness
  readonly isSame: boolean
  readonly fold: number
  readonly isOfFirstSample: boolean
}

/** Bias first, then a weight for each column. */
function learnLogistic(
  rows: readonly (readonly number[])[],
  { isTrue, ridge }: { isTrue: readonly boolean[]; ridge: number },
): number[] {
  const size = rows[0]!.length + 1
  const inputs = rows.map((row) => [1, ...row])
  // The ridge is on figures of one scale, the bias is free.
  const scales = inputs[0]!.map((_, at) => (at === 0 ? 0 : spread(inputs.map((row) => row[at]!))))
  let weights = new Array<number>(size).fill(0)
  for (let round = 0; round < 50; round++) {
    const gradient = weights.map((weight, at) => -ridge * scales[at]! ** 2 * weight)
    const curvature = weights.map((_, a) =>
      weights.map((__, b) => (a === b ? ridge * scales[a]! ** 2 + 1e-6 : 0)),
    )
    inputs.forEach((row, index) => {
      const chance = 1 / (1 + Math.exp(-dot(row, weights)))
      const error = (isTrue[index] ? 1 : 0) - chance
      for (let a = 0; a < size; a++) {
        gradient[a]! += error * row[a]!
        for (let b = 0; b < size; b++) curvature[a]![b]! += chance * (1 - chance) * row[a]! * row[b]!
      }
    })
    const step = solve(curvature, gradient)
    weights = weights.map((weight, at) => weight + step[at]!)
    if (Math.max(...step.map(Math.abs)) < 1e-6) break
  }
  return weights
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0)
}

/** Gauss with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = 0; row < size; row++) {
      if (row === column) continue
      const factor = rows[row]![column]! / rows[column]![column]!
      for (let at = column; at <= size; at++) rows[row]![at]! -= factor * rows[column]![at]!
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!)
}

const flags = process.argv.slice(2)
const corpora = flags.find((flag) => !flag.startsWith('--')) ?? '../shared/corpora'
const pairs = readUtterancePairs(corpora).filter(({ half }) => half === 'learn')
learnAndPrint('sameVoice', SAME_VOICE_FEATURES)
learnAndPrint('otherVoice', OTHER_VOICE_FEATURES)

function learnAndPrint(group: keyof SayingChance, names: readonly (keyof Likeness)[]): void {
  const examples = listExamples(group)
  const rowOf = ({ likeness }: Example) => names.map((name) => likeness[name])
  const learn = (given: readonly Example[]) =>
    learnLogistic(given.map(rowOf), { isTrue: given.map(({ isSame }) => isSame), ridge: RIDGE })
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learn(examples.filter((example) => example.fold !== fold))
    return examples
      .filter((example) => example.fold === fold)
      .map((example) => ({ example, chance: 1 / (1 + Math.exp(-dot([1, ...rowOf(example)], weights))) }))
  }).flat()
  const same = examples.filter(({ isSame }) => isSame).length
  console.log(`\n${group}: ${examples.length} pairs, ${same} the same; ten-fold cross-validation:`)
  for (const floor of FLOORS) {
    const asked = judged.filter(({ example, chance }) => chance >= floor && example.isOfFirstSample)
    const askedRight = asked.filter(({ example }) => example.isSame).length
    const joined = judged.filter(({ chance }) => chance >= floor)
    const right = joined.filter(({ example }) => example.isSame).length
    const shares = [right / joined.length, right / same].map((share) => (100 * share).toFixed(1))
    console.log(
      `  from ${floor}: precision ${shares[0]}, recall ${shares[1]}; of the first sample ${askedRight} of ${asked.length} right`,
    )
  }
  const loss = judged.reduce(
    (sum, { example, chance }) => sum - Math.log(example.isSame ? chance : 1 - chance),
    0,
  )
  console.log(`  log loss ${(loss / judged.length).toFixed(3)}`)
  const [bias, ...weights] = learn(examples).map((weight) => Math.round(100 * weight) / 100)
  console.log({ bias, ...Object.fromEntries(names.map((name, at) => [name, weights[at]])) })
  if (flags.includes('--errors')) for (const one of judged) printError(one)
}

function listExamples(group: keyof SayingChance): Example[] {
  return pairs.flatMap(({ one, other, label, hasOneVoice }): Example[] => {
    if (!one || !other || label.same === null || hasOneVoice !== (group === 'sameVoice')) return []
    const likeness = compareSayings(one, other)
    if (likeness === undefined || judgeByRule(one, { other, likeness })) return []
    // These are judged as if of one voice, and are too few to learn from.
    if (!hasOneVoice && speaksForOther(one, other)) return []
    const ids = [label.one.article, label.other.article].sort().join(' ')
    const fold = createHash('sha256').update(ids).digest()[1]! % FOLDS
    return [{ one, other, likeness, isSame: label.same, fold, isOfFirstSample: label.sampled === undefined }]
  })
}

function printError({ example, chance }: { example: Example; chance: number }): void {
  if (example.isSame ? chance > 0.5 : chance < 0.7) return
  console.log(`\n${chance.toFixed(2)} ${example.isSame ? 'the same' : 'not the same'}`)
  for (const { statement, article } of [example.one, example.other])
    console.log(
      `  ${article.article.publishedAt} ${statement.voice?.name}: ${statement.text.content.slice(0, 300)}`,
    )
}
