/**
 * npm run measure [-- CORPUS [MODEL_FOLDER]]
 *
 * How good a model is on articles that it was not trained on: precision and recall for each threshold,
 * whether confidences hold what they promise, and what the errors at the default threshold are, by groups.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { annotate } from '../src/annotate/index.ts'
import { DEFAULT_MIN_CONFIDENCE, extract, unpackModel } from '../src/extract/index.ts'
import { collectGold, matchStatements, type StatementCharacters } from './match-statements.ts'
import { readCorpus } from './read-corpus.ts'

interface Found extends StatementCharacters {
  readonly confidence: number
  /** The confidence of the statement that it stands inside, else 0. */
  readonly holder: number
  /** The gold statement that it was paired with. */
  right?: StatementCharacters
}

interface Measured {
  readonly gold: StatementCharacters[]
  readonly found: Found[]
}

const [corpus = '../shared/corpora/polnear/dev', folder = 'models/en'] = process.argv.slice(2)
const model = unpackModel((file) => readFileSync(join(folder, file)))
const articles: Measured[] = readCorpus(corpus).map(({ id, text, statements }) => {
  const gold = statements
    .map((statement) => collectGold(text, statement))
    .filter(({ content }) => content.size > 0)
  const given = extract(annotate({ text }), { model, article: id, minConfidence: 0 })
  const confidences = new Map(given.map((statement) => [statement.id, statement.confidence]))
  const found: Found[] = given
    .map((statement) => ({
      ...collectGold(text, statement),
      confidence: statement.confidence,
      holder: confidences.get(statement.within ?? '') ?? 0,
    }))
    .sort((a, b) => b.confidence - a.confidence)
  pairStatements(gold, found)
  return { gold, found }
})

/** One to one, the surest first. */
function pairStatements(gold: readonly StatementCharacters[], found: readonly Found[]): void {
  const free = new Set(gold)
  for (const one of found) {
    one.right = [...free].find((statement) => matchStatements(statement, one) !== 'none')
    if (one.right !== undefined) free.delete(one.right)
  }
}

/** What is shown at a threshold. The annotators left out what stands inside another statement, and so does this. */
const isShown = ({ confidence, holder }: Found, threshold: number): boolean =>
  confidence >= threshold && holder < threshold

const percent = (part: number, whole: number): string =>
  ((100 * part) / Math.max(1, whole)).toFixed(1).padStart(6)
const goldCount = articles.reduce((sum, { gold }) => sum + gold.length, 0)
const all = articles.flatMap(({ found }) => found)

console.log(`${corpus}: ${articles.length} articles, ${goldCount} statements\n`)
console.log('threshold  precision  recall      F1')
for (let threshold = 0.1; threshold < 0.95; threshold += 0.05) {
  const kept = all.filter((one) => isShown(one, threshold))
  const right = kept.filter((one) => one.right !== undefined).length
  const f1 = percent(2 * right, kept.length + goldCount)
  console.log(
    `${threshold.toFixed(2).padStart(9)}     ${percent(right, kept.length)}  ${percent(right, goldCount)}  ${f1}`,
  )
}

console.log('\nconfidence  statements  promised  right')
let gaps = 0
const outer = all.filter(({ holder }) => holder < DEFAULT_MIN_CONFIDENCE)
for (let bin = 0; bin < 10; bin++) {
  const inBin = outer.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin)
  const promised = inBin.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, inBin.length)
  const right = inBin.filter((one) => one.right !== undefined).length / Math.max(1, inBin.length)
  gaps += Math.abs(promised - right)
  const range = `${(bin / 10).toFixed(1)}-${((bin + 1) / 10).toFixed(1)}`
  console.log(
    `${range.padStart(10)}  ${String(inBin.length).padStart(10)}  ${promised.toFixed(3).padStart(8)}  ${right.toFixed(3)}`,
  )
}
console.log(`mean gap ${(gaps / 10).toFixed(3)}`)

const overlap = (a: Set<number>, b: Set<number>) => [...a].filter((x) => b.has(x)).length
const groups = new Map<string, number>()
const count = (group: string) => groups.set(group, (groups.get(group) ?? 0) + 1)
for (const { gold, found } of articles) {
  const right = new Set(found.filter((one) => isShown(one, DEFAULT_MIN_CONFIDENCE)).map((one) => one.right))
  for (const statement of gold) {
    if (!right.has(statement)) count(`missed: ${nameMiss(statement, found)}`)
  }
  for (const one of found) {
    if (isShown(one, DEFAULT_MIN_CONFIDENCE) && one.right === undefined)
      count(`wrong: ${nameWrong(one, gold)}`)
  }
}

function nameMiss(statement: StatementCharacters, found: readonly Found[]): string {
  if (found.some((one) => one.right === statement)) return 'found, but below the threshold'
  const sameCue = found.find((one) => overlap(one.cue, statement.cue) > 0)
  if (sameCue === undefined) return 'its cue was not taken for one'
  return nameDifference(statement, sameCue)
}

function nameWrong(one: Found, gold: readonly StatementCharacters[]): string {
  const sameCue = gold.find((statement) => overlap(one.cue, statement.cue) > 0)
  if (sameCue !== undefined) return nameDifference(sameCue, one)
  return gold.some(({ content }) => overlap(one.cue, content) > 0)
    ? 'a statement inside another, which the corpus leaves out'
    : 'no statement by the annotators'
}

function nameDifference(gold: StatementCharacters, found: StatementCharacters): string {
  const common = overlap(gold.content, found.content)
  const isContent = common / (gold.content.size + found.content.size - common) >= 0.5
  const isSpeaker =
    overlap(gold.speaker, found.speaker) > 0 || (gold.speaker.size === 0 && found.speaker.size === 0)
  if (isContent) return isSpeaker ? 'same, but paired with another' : 'the speaker differs'
  return isSpeaker ? 'the content differs' : 'speaker and content differ'
}

console.log(`\nerrors at ${DEFAULT_MIN_CONFIDENCE}`)
for (const [group, size] of [...groups].sort((a, b) => b[1] - a[1]))
  console.log(`${String(size).padStart(5)}  ${group}`)
