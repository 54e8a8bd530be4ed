/**
 * npx tsx train/measure-pages.ts FOLDER [--errors] [--runs COUNT]
 *
 * How well `readPage` reads news pages whose bodies were cut out by hand. FOLDER holds `ground-truth.json`, which maps a
 * page's key to `{articleBody, url}`, and the pages as `html/KEY.html.gz`.
 *
 * - Body: precision and recall over word 4-grams, a mean over pages, as `score-bodies.mjs` counts them.
 * - Quotations kept: the share of the quoted passages of the hand-made bodies (between marks, inside a paragraph) that
 *   stand in our text word for word; runs of white space count as one space. The hand-made bodies have a space wherever
 *   a link begins or ends (“ Morning Tide ”), so the share is also given without the spaces beside marks.
 * - Time: for each page the median of several runs, beside that of Readability alone in the same run.
 *
 * `--errors` lists the quotations that were lost and the worst pages.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Draft } from '../src/read/draft.ts'
import { UnreadableInput } from '../src/read/open-bytes.ts'
import { readPage } from '../src/read/read-page.ts'

interface GoldPage {
  readonly url: string
  readonly bytes: Uint8Array
  readonly body: string
}

interface MeasuredPage {
  readonly url: string
  readonly precision?: number
  readonly recall?: number
  readonly f1: number
  readonly quotations: number
  readonly lost: readonly string[]
  /** Those among `lost` that are not lost but for a space beside a mark. */
  readonly spaced: number
  /** Why no article was made of it. */
  readonly refused?: string
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { errors: { type: 'boolean' }, runs: { type: 'string', default: '5' } },
})
const [folder = '../shared/corpora/pages'] = positionals

function readGold(): GoldPage[] {
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
    string,
    { articleBody?: string; url: string }
  >
  return Object.entries(truth).map(([key, { articleBody = '', url }]) => {
    const packed = readFileSync(join(folder, 'html', `${key}.html.gz`))
    return { url, body: articleBody, bytes: gunzipSync(packed) }
  })
}

function countGrams(text: string, length = 4): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  const add = (gram: string) => counts.set(gram, (counts.get(gram) ?? 0) + 1)
  if (words.length > 0 && words.length < length) add(words.join(' '))
  for (let start = 0; start + length <= words.length; start++)
    add(words.slice(start, start + length).join(' '))
  return counts
}

/** The quoted passages of a text. A passage never runs over the end of its paragraph. */
function findQuotedPassages(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((paragraph) => paragraph.match(/“[^“”]+”|"[^"]+"/g) ?? [])
    .map(foldSpace)
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Without the spaces on the inner side of quotation marks and before marks that close. */
function dropSpacesAtMarks(text: string): string {
  return text.replace(/([“"‘(]) /g, '$1').replace(/ ([”"’),.;:!?])/g, '$1')
}

function measurePage({ url, bytes, body }: GoldPage): MeasuredPage {
  let draft: Draft | undefined
  let refused: string | undefined
  try {
    draft = readPage(bytes)
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    refused = error.message
  }
  const gold = countGrams(body)
  const found = countGrams(draft?.text ?? '')
  let shared = 0
  for (const [gram, count] of gold) shared += Math.min(count, found.get(gram) ?? 0)
  const [goldCount, foundCount] = [sumCounts(gold), sumCounts(found)]
  const passages = findQuotedPassages(body)
  const text = foldSpace(draft?.text ?? '')
  const tight = dropSpacesAtMarks(text)
  const missing = passages.filter((passage) => !text.includes(passage))
  const lost = missing.filter((passage) => !tight.includes(dropSpacesAtMarks(passage)))
  return {
    url,
    precision: foundCount > 0 ? shared / foundCount : undefined,
    recall: goldCount > 0 ? shared / goldCount : undefined,
    f1: goldCount + foundCount > 0 ? (2 * shared) / (goldCount + foundCount) : 1,
    quotations: passages.length,
    lost,
    spaced: missing.length - lost.length,
    refused,
  }
}

function sumCounts(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function findMean(numbers: readonly (number | undefined)[]): number {
  const known = numbers.filter((number) => number !== undefined)
  return known.reduce((sum, number) => sum + number, 0) / Math.max(1, known.length)
}

function findQuantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

type Reader = (page: GoldPage) => unknown

/**
 * The median time of each page in milliseconds, for each reader. They take turns, so that a machine that is busy for a
 * while slows both; the first run warms the machine up and is not counted.
 */
function timePages(pages: readonly GoldPage[], readers: readonly Reader[]): number[][] {
  const times = readers.map(() => pages.map((): number[] => []))
  for (let run = 0; run <= Number(values.runs); run++) {
    for (const [index, page] of pages.entries()) {
      for (const [reader, read] of readers.entries()) {
        const began = performance.now()
        read(page)
        if (run > 0) times[reader]![index]!.push(performance.now() - began)
      }
    }
  }
  return times.map((perPage) => perPage.map((runs) => findQuantile(runs, 0.5)))
}

function readByReadability({ bytes }: GoldPage): unknown {
  const { document } = parseHTML(Buffer.from(bytes).toString('utf8'))
  return new Readability(document as never).parse()
}

function readOurWay({ bytes }: GoldPage): unknown {
  try {
    return readPage(bytes)
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    return undefined
  }
}

const pages = readGold()
const measured = pages.map(measurePage)
const precision = findMean(measured.map((page) => page.precision))
const recall = findMean(measured.map((page) => page.recall))
const quotations = measured.reduce((sum, page) => sum + page.quotations, 0)
const lost = measured.reduce((sum, page) => sum + page.lost.length, 0)
const refused = measured.filter((page) => page.refused !== undefined)
console.log(`${folder}: ${pages.length} pages, ${refused.length} of them taken for no report`)
console.log(
  `body             precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${((2 * precision * recall) / (precision + recall)).toFixed(4)}`,
)
const spaced = measured.reduce((sum, page) => sum + page.spaced, 0)
const share = (kept: number) =>
  `${((100 * kept) / Math.max(1, quotations)).toFixed(2)} % (${kept} of ${quotations})`
console.log(
  `quotations kept  ${share(quotations - lost)}, with each space as it stands ${share(quotations - lost - spaced)}`,
)
if (values.errors) {
  for (const page of refused) console.log(`\nrefused: ${page.url}\n  ${page.refused}`)
  for (const page of measured.filter((one) => one.lost.length > 0)) {
    console.log(`\nlost: ${page.url}`)
    for (const passage of page.lost) console.log(`  ${passage}`)
  }
  console.log('\nworst pages: F1, precision, recall')
  const worst = [...measured].sort((a, b) => a.f1 - b.f1).slice(0, 25)
  for (const page of worst)
    console.log(
      `${page.f1.toFixed(3)}  ${page.precision?.toFixed(3) ?? '    –'}  ${page.recall?.toFixed(3) ?? '    –'}  ${page.url}`,
    )
}
if (Number(values.runs) > 0) {
  const [ours = [], theirs = []] = timePages(pages, [readOurWay, readByReadability])
  const tell = (name: string, times: readonly number[]) =>
    console.log(
      `${name} median ${findQuantile(times, 0.5).toFixed(1)} ms  p95 ${findQuantile(times, 0.95).toFixed(1)} ms a page`,
    )
  tell('time            ', ours)
  tell('Readability     ', theirs)
}
