/**
 * npx tsx train/measure-hands.ts [CORPORA] [--errors] [--half 0|1]
 *
 * How often `resolve` finds to whom, where and through which hands something was said, measured against the labels of
 * people in `labels/hands.jsonl`. The labelled spans go in, so that only these fields are tested: in PolNeAR together
 * with the annotators' other statements of the article, in BASIL (the text is its paragraphs with a blank line between
 * them) together with those that `extract` finds. What a label has under `...Also` is right too, but need not be found.
 * A phrase is right when it shares half of the words of the shorter one, articles and prepositions left out.
 *
 * Under the fields stands how often each confidence was right: the shares in `src/resolve/weigh-findings.ts` are kept
 * in step with it. `--half 0` are the labels that rules may be developed on, `--half 1` those that only ever test them.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { annotate } from '../src/annotate/index.ts'
import type { Document } from '../src/document.ts'
import { extract } from '../src/extract/index.ts'
import { linkNested } from '../src/extract/link-nested.ts'
import { findQuotation } from '../src/extract/make-statement.ts'
import { identify } from '../src/identify.ts'
import { openModel } from '../src/pipeline.ts'
import { readDateline } from '../src/read/find-credit.ts'
import type { Article, Span, Statement } from '../src/record.ts'
import { resolve } from '../src/resolve/index.ts'
import { type GoldStatement, readCorpus } from './read-corpus.ts'

interface HandLabel extends GoldStatement {
  readonly corpus: 'polnear/train' | 'basil'
  readonly article: string
  readonly cueStart: number
  readonly outlet: string
  readonly addressee: string | null
  readonly addresseeAlso?: readonly string[]
  readonly venue: string | null
  readonly venueAlso?: readonly string[]
  /** Nearest the voice first. */
  readonly relay: readonly string[]
  readonly relayAlso?: readonly string[]
  readonly firstHand?: boolean
}

interface Judged {
  readonly label: HandLabel
  readonly statement: Statement
}

/** `right` were found, `false` were found and are not there, `missed` are there and were not found. */
interface Score {
  right: number
  /** Right ones that a reader may leave out: they count for precision only. */
  optional: number
  false: number
  missed: number
}

const { values: flags, positionals } = parseArgs({
  options: { errors: { type: 'boolean', default: false }, half: { type: 'string' } },
  allowPositionals: true,
})
const corpora = positionals[0] ?? '../shared/corpora'

/** The labels are development (0) and test (1): which of the two an article is in follows from its id alone. */
const halfOf = (article: string): string => String(createHash('sha256').update(article).digest()[0] & 1)

const labels = readFileSync(new URL('labels/hands.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as HandLabel)
  .filter(({ article }) => flags.half === undefined || halfOf(article) === flags.half)

function judgeArticles(): Judged[] {
  const ids = new Set(labels.map(({ article }) => article))
  const gold = new Map(readCorpus(join(corpora, 'polnear/train')).map((article) => [article.id, article]))
  return [...ids].flatMap((id) => {
    const wanted = labels.filter(({ article }) => article === id)
    const known = gold.get(id)
    if (known !== undefined) return judgeArticle({ id, text: known.text, wanted, others: known.statements })
    const { text, title, publishedAt } = readBasil(id)
    return judgeArticle({ id, text, title, publishedAt, wanted })
  })
}

function readBasil(id: string): { text: string; title: string; publishedAt: string } {
  const json = JSON.parse(readFileSync(join(corpora, 'basil/articles', `${id}.json`), 'utf8'))
  const paragraphs: string[][] = json['body-paragraphs']
  return {
    text: paragraphs.map((sentences) => sentences.join(' ')).join('\n\n'),
    title: json.title,
    publishedAt: json.date,
  }
}

interface LabelledArticle {
  readonly id: string
  readonly text: string
  readonly title?: string
  readonly publishedAt?: string
  readonly wanted: readonly HandLabel[]
  /** All statements of the annotators; without them, those of the program stand around the labelled ones. */
  readonly others?: readonly GoldStatement[]
}

function judgeArticle({ id, text, title, publishedAt, wanted, others }: LabelledArticle): Judged[] {
  const credit = findCredit(text)
  const date = publishedAt ?? /_(\d{4}-\d\d-\d\d)_/.exec(id)?.[1]
  const outlet = wanted[0].outlet
  const article: Article = { id, from: id, title, outlet, publishedAt: date, credit, text, notes: [] }
  const document = annotate({ text, date, outlet })
  const labelled = wanted.map((label) => makeStatement(document, id, label))
  const around = others
    ? others.filter(({ content }) => content.length > 0).map((other) => makeStatement(document, id, other))
    : extract(document, { model: openModel(), article: id })
  const free = around.filter((other) => labelled.every((one) => !isSameSaying(one, other)))
  const given = [...labelled, ...free].sort((a, b) => startOf(a) - startOf(b))
  const { statements } = resolve({ document, article, statements: linkNested(given) })
  return wanted.map((label, index) => ({
    label,
    statement: statements.find((statement) => statement.id === labelled[index].id)!,
  }))
}

function findCredit(text: string): string | undefined {
  const paragraphs = text.split(/\n+/, 6).map((paragraph) => readDateline(paragraph.trim()).credit)
  return paragraphs.find((credit) => credit !== undefined)
}

function makeStatement(document: Document, article: string, gold: GoldStatement): Statement {
  const [speaker, cue, content] = [gold.speaker, gold.cue, gold.content].map(sortSpans)
  const cut = (spans: readonly Span[]) =>
    spans.map(([start, end]) => document.text.slice(start, end)).join(' … ')
  return {
    id: identify('sta', [article, ...[speaker, cue, content].map((spans) => spans.flat().join(' '))]),
    article,
    speaker,
    cue,
    content,
    text: { speaker: cut(speaker) || undefined, cue: cut(cue) || undefined, content: cut(content) },
    quotation: findQuotation(document, content),
    confidence: 1,
  }
}

function sortSpans(spans: readonly Span[]): Span[] {
  return [...spans].sort((a, b) => a[0] - b[0])
}

/** Statements come from `extract` in order of their cues. */
function startOf({ cue, content }: Statement): number {
  return (cue[0] ?? content[0])[0]
}

function isSameSaying(a: Statement, b: Statement): boolean {
  return a.id === b.id || a.cue.some(([start, end]) => b.cue.some(([from, to]) => start < to && from < end))
}

const EMPTY_WORDS =
  /^(?:an?|the|his|her|its|their|our|my|this|that|of|in|on|at|by|to|for|from|with|during|after|via|through|and|s)$/

function foldWords(phrase: string): string[] {
  const plain = phrase.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/'s\b/g, '')
    .replace(/\./g, '')
  const parts = words.match(/[\p{L}\p{N}]+/gu) ?? []
  const kept = parts.filter((part) => !EMPTY_WORDS.test(part))
  return kept.length > 0 ? kept : parts
}

/** Half of the words of the shorter one are shared, or one is the other's initials: "AP" and "The Associated Press". */
function isSamePhrase(a: string, b: string): boolean {
  const [short, long] = [foldWords(a), foldWords(b)].sort((x, y) => x.length - y.length)
  if (short.filter((word) => long.includes(word)).length * 2 >= short.length) return true
  return short.length === 1 && long.length > 1 && short[0] === long.map((word) => word[0]).join('')
}

const scores = new Map<string, Score>()
const errors: string[] = []
let orders = 0

function scoreOf(field: string): Score {
  const score = scores.get(field) ?? { right: 0, optional: 0, false: 0, missed: 0 }
  scores.set(field, score)
  return score
}

function tellError(
  field: string,
  { label, statement }: Judged,
  { wanted, got }: { wanted: string; got: string },
): void {
  const where = `${label.corpus} ${label.article} @${label.cueStart}`
  errors.push(`${field.padEnd(9)} ${statement.id} ${where}  wanted: ${wanted}  got: ${got}`)
}

/** How many finds of each confidence were right, by `field confidence`. */
const shares = new Map<string, { right: number; all: number }>()

function countShare(key: string, isRight: boolean): void {
  const share = shares.get(key) ?? { right: 0, all: 0 }
  shares.set(key, { right: share.right + (isRight ? 1 : 0), all: share.all + 1 })
}

function judgePlace(judged: Judged, field: 'addressee' | 'venue'): void {
  const wanted = judged.label[field]
  const also = judged.label[`${field}Also`] ?? []
  const found = judged.statement[field]
  const got = found?.text.replace(/\s+/g, ' ')
  const score = scoreOf(field)
  const isRight =
    got !== undefined && [wanted ?? '', ...also].some((phrase) => phrase && isSamePhrase(phrase, got))
  if (found) countShare(`${field} ${found.confidence}`, isRight)
  if (isRight) {
    if (wanted === null) score.optional++
    else score.right++
    return
  }
  if (got !== undefined) score.false++
  if (wanted !== null) score.missed++
  if (got !== undefined || wanted !== null)
    tellError(field, judged, { wanted: wanted ?? 'none', got: got ?? 'none' })
}

function judgeRelay(judged: Judged): void {
  const { relay, relayAlso = [] } = judged.label
  const hands = judged.statement.relay ?? []
  const got = hands.map(({ name }) => name)
  const score = scoreOf('relay')
  const free = new Set(got.keys())
  const places = relay.map((hand) => {
    const place = [...free].find((index) => isSamePhrase(hand, got[index]))
    if (place !== undefined) free.delete(place)
    return place
  })
  const found = places.filter((place) => place !== undefined)
  const spare = [...free].filter((index) => relayAlso.some((hand) => isSamePhrase(hand, got[index])))
  const isWrong = (index: number) => free.has(index) && !spare.includes(index)
  for (const [index, { confidence }] of hands.entries()) countShare(`relay ${confidence}`, !isWrong(index))
  score.right += found.length
  score.optional += spare.length
  score.false += free.size - spare.length
  score.missed += relay.length - found.length
  const isOrdered = found.every((place, index) => index === 0 || found[index - 1] < place)
  if (!isOrdered) orders++
  if (found.length < relay.length || free.size > spare.length || !isOrdered)
    tellError('relay', judged, { wanted: relay.join(' > ') || 'none', got: got.join(' > ') || 'none' })
}

function judgeFirstHand(judged: Judged): void {
  const score = scoreOf('firstHand')
  const wanted = judged.label.firstHand ?? false
  const got = judged.statement.firstHand ?? false
  if (wanted && got) score.right++
  else if (wanted) score.missed++
  else if (got) score.false++
  if (wanted !== got) tellError('firstHand', judged, { wanted: `${wanted}`, got: `${got}` })
}

const judged = judgeArticles()
for (const one of judged) {
  judgePlace(one, 'addressee')
  judgePlace(one, 'venue')
  judgeRelay(one)
  judgeFirstHand(one)
}

const percent = (part: number, whole: number): string =>
  ((100 * part) / Math.max(1, whole)).toFixed(1).padStart(6)
console.log(`${judged.length} statements\n\nfield      precision  recall  right  optional  false  missed`)
for (const [field, { right, optional, false: wrong, missed }] of scores) {
  const counts = [right, optional, wrong, missed].map((count, index) =>
    String(count).padStart([7, 10, 7, 8][index]),
  )
  const precision = percent(right + optional, right + optional + wrong)
  console.log(
    `${field.padEnd(11)}   ${precision}  ${percent(right, right + missed)}${counts.join('')}`.trimEnd(),
  )
}
console.log(`\nhands in the wrong order: ${orders} statements`)
console.log('\nconfidence        right of found')
for (const [key, { right, all }] of [...shares].sort()) console.log(`${key.padEnd(18)}${right} of ${all}`)
if (flags.errors) console.log(`\n${errors.sort().join('\n')}`)
