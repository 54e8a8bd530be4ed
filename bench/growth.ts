/**
 * npm run bench -- growth [SIZES...] [--corpora FOLDER]
 *
 * What one more article costs in records of 1,000, 10,000 and 100,000 articles: articles per second when they come in
 * batches of 250 (the last 500 before the size is reached), milliseconds for one that comes alone (kept and related; the
 * median of 15), both also as time of the processor, which other programs do not lengthen; peak memory; and the file's
 * size. It is one record that grows, in one process. The articles are grown from those of a corpus (see
 * `grow-articles.ts`), which are read once: what reading an article takes is the same at any size and is shown beside.
 *
 * Below stands what the record holds in the end for each 1,000 articles, beside a record of the corpus as it is, to show
 * that they are alike, and how much text two tellings of one article share beside two articles that have nothing in common.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compareTellings } from './compare-tellings.ts'
import { type RecordDescription, STORY_SIZES } from './describe-record.ts'
import type { Growth } from './measure-growth.ts'
import { readBase } from './read-base.ts'

const SIZES = [1_000, 10_000, 100_000]
const CORPORA = '../shared/corpora'

/** Measures and prints; `flags` are what stands behind the word `growth`. */
export async function benchGrowth(flags: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...flags],
    options: { corpora: { type: 'string', default: CORPORA } },
    allowPositionals: true,
  })
  const sizes = positionals.length > 0 ? positionals.map(Number) : SIZES
  const wrong = sizes.find((size) => !Number.isInteger(size) || size < 1)
  if (wrong !== undefined) throw new Error(`A size is a whole number from 1, not ${wrong}.`)
  sizes.sort((a, b) => a - b)
  const base = await readBase(values.corpora)
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-base-'))
  try {
    const file = join(folder, 'base.jsonl')
    writeFileSync(file, base.articles.map((article) => JSON.stringify(article)).join('\n'))
    console.log(
      `Grown from ${write(base.articles.length)} articles of ${base.from}, Node ${process.version}, one core`,
    )
    console.log(`Reading an article: ${base.millisecondsToRead.toFixed(1)} ms, at any size`)
    console.log(compareTellings(base.articles))
    const [asTheyAre] = await measureInChild<RecordDescription>([file])
    const found = await measureInChild<Growth | RecordDescription>([file, ...sizes.map(String)], (one) => {
      // The largest takes hours: what is known already is told.
      if ('size' in one)
        console.error(
          `${write(one.size)} articles: ${write(one.processorInBatches, 1)} ms of the processor each`,
        )
    })
    printGrowth(found.filter((one) => 'size' in one))
    printDescriptions([asTheyAre!, ...found.filter((one) => 'stories' in one)])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What a process of its own prints, a line of JSON each. */
async function measureInChild<Measured>(
  given: readonly string[],
  tell?: (measured: Measured) => void,
): Promise<Measured[]> {
  const script = fileURLToPath(new URL('measure-growth.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, script, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const found: Measured[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const measured: Measured = JSON.parse(line)
    found.push(measured)
    tell?.(measured)
  }
  const [status] = await ended
  if (status !== 0) throw new Error(`${script} ${given.join(' ')} ended with ${status ?? child.signalCode}.`)
  return found
}

const write = (number: number, digits = 0): string =>
  number.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const megabytes = (bytes: number): string => `${write(bytes / 1e6)} MB`

function printGrowth(growths: readonly Growth[]): void {
  const [smallest] = growths
  const print = (name: string, tell: (growth: Growth) => string) => printRow(name, ['', ...growths.map(tell)])
  print('articles in the record', ({ size }) => write(size))
  print('articles per second, in batches', (one) => write(one.articlesPerSecond, 1))
  print('  processor time for each', (one) => `${write(one.processorInBatches, 1)} ms`)
  print('one more alone', (one) => `${write(one.millisecondsAlone, 1)} ms`)
  print(
    '  against the smallest',
    (one) => `${write(one.millisecondsAlone / smallest!.millisecondsAlone, 2)} x`,
  )
  print('  processor time', (one) => `${write(one.processorAlone, 1)} ms`)
  print('  against the smallest', (one) => `${write(one.processorAlone / smallest!.processorAlone, 2)} x`)
  print('peak memory', (one) => megabytes(one.peakBytes))
  print('  of it before the record grew', (one) => megabytes(one.bytesBefore))
  print('file', (one) => megabytes(one.bytesOnDisk))
  print('  for each article', (one) => `${write(one.bytesOnDisk / one.size / 1000)} kB`)
}

/** The articles as the corpora have them in the first column. */
function printDescriptions(descriptions: readonly RecordDescription[]): void {
  const print = (name: string, tell: (one: RecordDescription) => number) =>
    printRow(
      name,
      descriptions.map((one) => write(tell(one))),
    )
  printRow('for each 1,000 articles', ['as they are', ...descriptions.slice(1).map(() => 'grown')])
  for (const name of ['statements', 'voices', 'utterances', 'relations', 'stories'] as const)
    print(`  ${name}`, (one) => one[name])
  print('  articles that share text', (one) => one.copied)
  for (const size of STORY_SIZES) print(`  articles in stories of ${size}`, (one) => one.inStoriesOf[size])
}

function printRow(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(12)).join(''))
}
