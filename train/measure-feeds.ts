// tsx train/measure-feeds.ts FOLDER: how much of a folder of feeds is read right. Each file says in its first comment
// what it should give, in the notation of the tests of Python's feedparser:
//   Expect: not bozo and entries[0]['title'] == u'Example Atom'
// What is compared: the title, link and dates of entries and of the feed, and how many entries there are.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseHTML } from 'linkedom'
import { type Feed, parseFeed } from '../src/read/feed/index.ts'

/** Where the files' own addresses are relative to. */
const SITE = 'http://127.0.0.1:8097/'
const SLOW_MS = 2000

interface Outcome {
  readonly file: string
  readonly isSlow: boolean
  readonly refused?: string
  readonly thrown?: string
  readonly expectations: number
  readonly missed: readonly string[]
}

function measureFile(folder: string, file: string): Outcome {
  const bytes = readFileSync(join(folder, file))
  const comment = /<!--([\s\S]*?)-->/.exec(decodeLoosely(bytes))?.[1] ?? ''
  const header = (name: string) =>
    new RegExp(`^\\s*Header:\\s*${name}:\\s*(.*)$`, 'im').exec(comment)?.[1]?.trim()
  const location = header('Content-Location')
  const own = new URL(relative(join(folder, '..'), join(folder, file)), SITE).href
  const address = location && URL.canParse(location, own) ? new URL(location, own).href : own
  const start = performance.now()
  let feed: Feed | undefined
  let [thrown, refused]: (string | undefined)[] = []
  try {
    feed = parseFeed(bytes, {
      address: /^https?:/.test(address) ? address : own,
      contentType: header('Content-type'),
    })
  } catch (error) {
    const { name, message } = error as Error
    if (name === 'UnreadableInput') refused = message
    else thrown = `${name}: ${message}`
  }
  const isSlow = performance.now() - start > SLOW_MS
  const expected = readExpectations(
    /^\s*Expect:\s*([\s\S]*?)\s*$(?![\s\S]*^\s*Expect:)/im.exec(comment)?.[1] ?? '',
  )
  const missed = expected
    .filter((one) => !feed || !meets(feed, one))
    .map((one) => `${one.source}; got ${describe(feed, one)}`)
  return { file, isSlow, refused, thrown, expectations: expected.length, missed }
}

/** Good enough to find an ASCII comment in any encoding. */
function decodeLoosely(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  return text.includes('<!--') ? bytes.toString('utf8') : text.replaceAll('\0', '')
}

type Field = 'title' | 'link' | 'date' | 'count'
interface Expectation {
  /** The entry's number, or `feed`. */
  readonly of: number | 'feed'
  readonly field: Field
  readonly value: string
  readonly source: string
}

const FIELDS: Readonly<Record<string, Field>> = {
  title: 'title',
  'title_detail.value': 'title',
  link: 'link',
}
const DATES = /^(?:published|updated|created|modified|issued|date)(?:_parsed)?$/

/** The equations that the comment joins by "and"; parts about anything else than title, link and date are passed over. */
function readExpectations(expression: string): Expectation[] {
  if (/\sor\s/.test(expression)) return []
  return expression.split(/\s+and\s+(?=not |entries|feed|len|bozo|version|encoding)/).flatMap((part) => {
    const sides = part.split(/\s*==\s*/)
    const value = readLiteral(sides.at(-1)!)
    if (sides.length < 2 || value === undefined) return []
    return sides.slice(0, -1).flatMap((side) => readPath(side, { value, source: part.trim() }))
  })
}

function readPath(side: string, { value, source }: { value: string; source: string }): Expectation[] {
  if (/^len\(entries\)$/.test(side.trim())) return [{ of: 'feed', field: 'count', value, source }]
  const found = /^(?:entries\[(\d+)\]|feed)((?:\.\w+|\['\w+'\]|\[u'\w+'\])+)$/.exec(side.trim())
  if (!found) return []
  const path = found[2]!.replace(/\[u?'(\w+)'\]/g, '.$1').slice(1)
  const field = FIELDS[path] ?? (DATES.test(path) ? 'date' : undefined)
  // Feeds' own dates are nothing that we keep.
  if (!field || (found[1] === undefined && field === 'date')) return []
  return [{ of: found[1] === undefined ? 'feed' : Number(found[1]), field, value, source }]
}

/** A string, number or tuple of Python as text. */
function readLiteral(written: string): string | undefined {
  // Long texts are written in parts: 'one' + 'two'.
  const text = written.trim().replace(/(['"])\s*\+\s*\1/g, '')
  if (/^\d+$/.test(text)) return text
  if (/^\((?:\d+,\s*){5,8}\d+\)$/.test(text)) {
    const [year, month, day, hour, minute, second] = text.match(/\d+/g)!.map(Number)
    return new Date(Date.UTC(year!, month! - 1, day, hour, minute, second)).toISOString()
  }
  const quoted = /^u?("""|'''|'|")([\s\S]*)\1$/.exec(text)?.[2]
  return quoted
    ?.replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\x([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\n/g, '\n')
    .replace(/\\(['"\\])/g, '$1')
}

function find(feed: Feed, { of, field }: Expectation): (string | undefined)[] {
  if (field === 'count') return [String(feed.entries.length)]
  if (of === 'feed') return field === 'title' ? [feed.title] : [feed.homePage]
  const entry = feed.entries[of]
  if (field === 'date') return [entry?.publishedAt, entry?.modifiedAt]
  return field === 'title' ? [entry?.title] : [entry?.url]
}

function meets(feed: Feed, expectation: Expectation): boolean {
  const { field, value } = expectation
  return find(feed, expectation).some((got = '') => {
    if (field === 'date') return instant(got) === instant(value)
    if (field === 'link') return normalise(got) === normalise(value)
    return got === value || got === wordsOf(value)
  })
}

const describe = (feed: Feed | undefined, one: Expectation) =>
  feed ? JSON.stringify(find(feed, one)) : 'no feed'
/** A time without a zone is compared as UTC. */
const instant = (date: string) =>
  date === '' ? Number.NaN : Date.parse(/T[\d:]+$/.test(date) ? `${date}Z` : date)
const normalise = (address: string) => (URL.canParse(address) ? new URL(address).href : address)
/** What a browser would show of it. */
const wordsOf = (html: string) =>
  parseHTML(`<!doctype html><html><body>${html}</body></html>`)
    .document.body.textContent.replace(/\s+/g, ' ')
    .trim()

function measureFolder(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:xml|json)$/.test(file),
  )
  const outcomes = files.sort().map((file) => measureFile(folder, file))
  const wellFormed = outcomes.filter(({ file }) => /(?:^|\/)wellformed\//.test(file))
  const telling = wellFormed.filter(({ expectations }) => expectations > 0)
  const right = telling.filter(({ missed }) => missed.length === 0)
  for (const { file, refused, thrown, missed } of outcomes) {
    if (refused) console.log(`${file}: refused as ${refused}`)
    if (thrown) console.log(`${file}: ${thrown}`)
    for (const what of missed) console.log(`${file}: expected ${what}`)
  }
  const count = (isOne: (outcome: Outcome) => boolean) => outcomes.filter(isOne).length
  console.log(
    `${outcomes.length} files: ${count(({ thrown }) => thrown !== undefined)} thrown, ${count(({ isSlow }) => isSlow)} ` +
      `slower than 2 s, ${count(({ refused }) => refused !== undefined)} refused as no feed`,
  )
  console.log(
    `well formed: ${wellFormed.length}; of these ${telling.length} say what title, link or date they should give; ${right.length} are right`,
  )
  const all = wellFormed.length - telling.length + right.length
  console.log(
    `${((100 * right.length) / telling.length).toFixed(1)} % of those that say so, ${((100 * all) / wellFormed.length).toFixed(1)} % of all well formed`,
  )
}

measureFolder(process.argv[2] ?? '.')
