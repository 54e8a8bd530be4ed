/**
 * All verbs of the command line with their flags and help. The parser, `--help` and `docs/reference.md` come from this
 * table; what a verb does stands in the file of its name and is loaded only when it is asked for.
 *
 * @module
 */
import { ACTS, QUOTATIONS } from '../record.ts'
import type { SettingName } from '../settings.ts'
import { CORRECTION_VERBS } from './correction-verbs.ts'
import { FORMAT_VERBS } from './format-verbs.ts'
import { LEARNING_VERBS } from './learning-verbs.ts'
import { PEOPLE_VERBS } from './people-verbs.ts'
import { type Flag, JSON_FLAG, OUTPUT_FLAG, type Verb } from './verb.ts'
import { WORK_VERBS } from './work-verbs.ts'

export type { Flag, Verb } from './verb.ts'

/** Flags that every verb takes. */
export const COMMON_FLAGS: readonly Flag[] = [
  { name: 'help', help: 'Show this help.' },
  { name: 'version', help: 'Show the version of Hearsay.' },
]

/** What all verbs that fetch take. */
const FETCH_SETTINGS: readonly SettingName[] = [
  'delay',
  'userAgent',
  'allowPrivate',
  'httpProxy',
  'httpsProxy',
  'noProxy',
]

/** What all verbs that run for long take. */
export const LOG_SETTINGS: readonly SettingName[] = ['log', 'logFormat']

/** Settings of the verbs that read reports. */
export const READ_SETTINGS: readonly SettingName[] = ['columns', 'maxBytes', 'offline', ...FETCH_SETTINGS]

const READ_DETAILS =
  'Takes text, Markdown, web pages, feeds, lists of feeds, sitemaps, JSON lines, tables (CSV, TSV, XLSX), Parquet of "hearsay pack", web archives (WARC, WACZ), mail ' +
  '(EML, mbox), Word documents and PDF, gzipped or not, each known by its content; a folder is read with all folders in it, an address is fetched, and - is ' +
  'standard input.'

const FILTER_DETAILS = [
  'Reads JSON lines from FILE or standard input: {"id": "a1", "text": "...", "date": "2019-03-28", "outlet": "..."}. ' +
    'Needed are id and text; date (or publishedAt), outlet, title and credit help where they are known. So the ' +
    'lines of "hearsay read --json" can be piped in as they are.',
  'For each line in, one line out, in the same order. Offsets are into text exactly as given, in UTF-16 code units. ' +
    'A line that cannot be read gives a message with its number and no line out; the rest goes on, and the exit ' +
    'status is 1.',
]

export const VERBS: readonly Verb[] = [
  {
    name: 'read',
    operands: 'FILE|FOLDER|ADDRESS|- ...',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    summary: 'Show articles as they were understood: title, outlet, date, text, notes.',
    details: [READ_DETAILS, 'Nothing is kept: this is to see what "hearsay add" would work on.'],
    flags: [
      JSON_FLAG,
      OUTPUT_FLAG,
      { name: 'preview', help: 'Show only what the columns of tables are taken for.' },
    ],
    settings: [...READ_SETTINGS, 'debug'],
    examples: [
      { command: 'hearsay read report.html', says: 'one saved page' },
      { command: 'hearsay read --preview clippings.csv', says: 'what the columns of a table are taken for' },
      { command: 'hearsay read --json reports/ | hearsay extract', says: 'a folder, on to its statements' },
    ],
    load: () => import('./read.ts'),
  },
  {
    name: 'annotate',
    operands: '[FILE|-]',
    least: 0,
    most: 1,
    summary: 'Filter: texts in, their sentences, names, dates and quotations out.',
    details: [
      ...FILTER_DETAILS,
      'A line out: {"id", "sentences", "names", "dates", "lengths", "quotations"}.',
    ],
    flags: [JSON_FLAG, OUTPUT_FLAG],
    settings: ['maxBytes', 'debug'],
    examples: [
      { command: 'hearsay annotate texts.jsonl --output layers.jsonl', says: 'from a file into a file' },
      {
        command: `echo '{"id": "a1", "text": "He left on Friday.", "date": "2019-03-28"}' | hearsay annotate`,
        says: 'one text in a pipe',
      },
    ],
    load: () => import('./annotate.ts'),
  },
  {
    name: 'extract',
    operands: '[FILE|-]',
    least: 0,
    most: 1,
    summary: 'Filter: texts in, their statements out.',
    details: [
      ...FILTER_DETAILS,
      'A line out: {"id", "statements", "nested"}. Each statement has speaker, cue and content as lists of [start, end), ' +
        'and where it is known its voice, role, act, day, addressee, venue, relay, and whether the outlet heard it ' +
        'first hand. Those under "nested" stand inside another, whose id is their "within": “The minister told me ' +
        'she would go,” Gil said.',
      'With --whole, FILE may be anything that "hearsay read" takes, and a line out has all that was found in an article: ' +
        '{"kind": "read-article", "article", "statements", "voices", "happenings"}. "hearsay add" takes such lines in without ' +
        'extracting again, and "hearsay pack" makes Parquet of them.',
    ],
    flags: [
      { name: 'whole', help: 'Print all that "hearsay add" needs, article included.' },
      JSON_FLAG,
      OUTPUT_FLAG,
    ],
    settings: ['minConfidence', 'model', 'threads', ...READ_SETTINGS, 'debug'],
    examples: [
      { command: 'hearsay extract texts.jsonl > statements.jsonl', says: 'all statements' },
      {
        command: 'hearsay extract --min-confidence 0.8 texts.jsonl',
        says: 'only those that are rather sure',
      },
      {
        command: 'hearsay read --json news.warc.gz | hearsay extract --whole | gzip > news.jsonl.gz',
        says: 'a web archive, whole enough to be added elsewhere',
      },
    ],
    load: () => import('./extract.ts'),
  },
  {
    name: 'pack',
    operands: 'FOLDER [FILE|FOLDER|-] ...',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    summary: 'Lines of "hearsay extract --whole" into Parquet files by day.',
    details: [
      'Writes FOLDER/day=2019-03-28/part-ID.parquet, a file or more for each day of publication; articles without a day go to ' +
        'day=__HIVE_DEFAULT_PARTITION__, which is how Spark and others write that something is not known. A part is named by what ' +
        'is in it: packing the same again writes the same files again. Each is there whole or not at all.',
      'Columns: id, published_at, outlet, title, url, statement_count for those who search; article, statements, voices, ' +
        'happenings as JSON, which are what "hearsay add FOLDER" takes in without extracting again. Every line is checked as "hearsay ' +
        'add" does, and one that does not fit is told with its number and left out.',
      'Parquet that was packed before may be packed again, so that many small parts become few.',
    ],
    flags: [JSON_FLAG],
    settings: ['maxBytes', 'debug'],
    examples: [
      {
        command: 'zcat news-*.jsonl.gz | hearsay pack archive/',
        says: 'what many runs of "hearsay extract --whole" wrote',
      },
      { command: 'hearsay add archive/', says: 'and into the record' },
    ],
    load: () => import('./pack.ts'),
  },
  {
    name: 'add',
    operands: 'FILE|FOLDER|ADDRESS|- ...',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    summary: 'Read, find who said what, relate it, and keep it in the record.',
    details: [
      READ_DETAILS,
      'What "hearsay extract --whole" found is taken in without extracting again, as lines or as Parquet, once all of it was ' +
        'checked against the text.',
      'Adding the same article again changes nothing, so after a run that was stopped, run the same command again to go on. ' +
        'Ctrl-C ends it in good order: the article in hand is finished, and all that was read is kept.',
    ],
    flags: [
      JSON_FLAG,
      {
        name: 'relate-later',
        help: 'Leave what holds across articles to the next command.',
      },
      {
        name: 'queue',
        help: 'Leave all of it to workers ("hearsay work"): put it into the queue of a record on PostgreSQL.',
      },
    ],
    settings: ['record', 'minConfidence', 'model', 'batch', 'threads', ...READ_SETTINGS, 'debug'],
    examples: [
      { command: 'hearsay add sample/', says: 'a folder, into hearsay.db here' },
      { command: 'curl -s https://example.org/report.html | hearsay add -', says: 'a page in a pipe' },
      { command: 'hearsay add --threads 8 news.warc.gz', says: 'a web archive, with eight cores' },
    ],
    load: () => import('./add.ts'),
  },
  {
    name: 'show',
    operands: '[story|voice|article] [ID]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'The record as readable text: who said what, when, through whom, with evidence.',
    details: [
      'Without anything more, what the record holds. "hearsay show voice" lists all voices, "hearsay show voice ' +
        'Osmund" tells what one said. ID is an id, the first digits of one, or a name: of a voice, or from the ' +
        'title of a story or article.',
      'Only words that stand in the article in quotation marks are printed in quotation marks.',
    ],
    flags: [JSON_FLAG, OUTPUT_FLAG],
    settings: ['record', 'debug'],
    examples: [
      { command: 'hearsay show voice Osmund', says: 'all that one voice said' },
      { command: 'hearsay show article boats on mud --json', says: 'one article for another program' },
    ],
    load: () => import('./show.ts'),
  },
  {
    name: 'find',
    operands: '[WORDS ...]',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'Statements with these words, and by this voice, outlet, day or kind.',
    details: [
      'All words must occur, in what was said, in the words for the speaker or in the title. Words in double ' +
        'quotation marks are a phrase. Filters may stand alone; together they must all hold.',
    ],
    flags: [
      { name: 'voice', placeholder: 'NAME|ID', help: 'Only what this voice said.' },
      { name: 'outlet', placeholder: 'NAME', help: 'Only what this outlet published.' },
      {
        name: 'from',
        placeholder: 'DAY',
        help: 'Only what was said on this day or later, such as 2019-03-28.',
      },
      { name: 'to', placeholder: 'DAY', help: 'Only what was said on this day or earlier.' },
      { name: 'quotation', placeholder: 'KIND', choices: QUOTATIONS, help: 'How the words come.' },
      { name: 'act', placeholder: 'ACT', choices: ACTS, help: 'What kind of saying it is.' },
      { name: 'limit', placeholder: 'COUNT', help: 'At most so many; all when left out.' },
      JSON_FLAG,
      OUTPUT_FLAG,
    ],
    settings: ['record', 'debug'],
    examples: [
      { command: 'hearsay find inspectors', says: 'who said something about them' },
      {
        command: `hearsay find '"two metres"' --quotation indirect`,
        says: "a phrase, in the reporter's words only",
      },
      { command: 'hearsay find --voice Marvane --act deny', says: 'what she denied' },
    ],
    load: () => import('./find.ts'),
  },
  ...CORRECTION_VERBS,
  {
    name: 'serve',
    operands: '',
    least: 0,
    most: 0,
    summary: 'The record as web pages, and the API.',
    details: [
      'Prints the address and serves until Ctrl-C. Corrections and reports that are added on the pages are kept in the record.',
      'Other computers can reach it only with --host and a password or accounts. The browser asks for the password, with any user name; ' +
        'a program sends it as "Authorization: Bearer ...". It goes over the network as it is: put a server with HTTPS before it ' +
        'where you do not trust the network.',
      'Once the record has accounts ("hearsay account add"), everybody logs in with their own, and the password opens nothing. ' +
        '"hearsay help account" tells more.',
      'Who keeps a server finds /health, /ready and /metrics there. The first ' +
        'Ctrl-C, or SIGTERM, lets requests (for ten seconds at most) and the article in hand finish; the second ends it at once.',
    ],
    flags: [{ name: 'open', help: 'Open the pages in a browser.' }, JSON_FLAG],
    settings: [
      'record',
      'host',
      'port',
      'password',
      'trustedProxies',
      'trustedHeader',
      'makeReaders',
      'requestLimit',
      'metricsToken',
      ...LOG_SETTINGS,
      'minConfidence',
      'model',
      ...READ_SETTINGS,
      'debug',
    ],
    examples: [
      { command: 'hearsay serve --open', says: 'serve, and open a browser' },
      { command: 'hearsay serve --record affair.db --port 8080', says: 'another record on another port' },
      {
        command: 'hearsay serve --host 0.0.0.0',
        says: 'for colleagues, with the password in HEARSAY_PASSWORD',
      },
    ],
    load: () => import('./serve.ts'),
  },
  ...PEOPLE_VERBS,
  ...LEARNING_VERBS,
  {
    name: 'watch',
    operands: '[FEEDS.opml|ADDRESS] ...',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    summary: 'Add reports as feeds bring them: one line for each new one.',
    details: [
      'Takes addresses of feeds (RSS, Atom, RDF, JSON Feed) and lists of them as feed readers export them (OPML). ' +
        'Without any, all feeds are watched that the record knows from before.',
      'Each feed is asked at its own pace: as often as it says itself, from every ten minutes to once a day, else every ' +
        'half hour; rarer each time when it fails; not any more when it is gone for good. A report whose text is in the ' +
        'feed is taken from there, of the others the page is fetched, once. robots.txt is kept to, and no site is asked ' +
        'two things at once.',
      'Ctrl-C finishes the article in hand; the next run goes on from there. A message on standard error tells of each ' +
        'feed and page that could not be read, and why.',
    ],
    flags: [
      { name: 'once', help: 'Ask every feed that is due once, then end; for cron.' },
      { name: 'queue', help: 'Leave the feeds to workers ("hearsay work"), and end.' },
      JSON_FLAG,
      OUTPUT_FLAG,
    ],
    settings: [
      'record',
      ...FETCH_SETTINGS,
      'minConfidence',
      'model',
      'batch',
      'maxBytes',
      ...LOG_SETTINGS,
      'debug',
    ],
    examples: [
      { command: 'hearsay watch feeds.opml', says: 'until Ctrl-C' },
      { command: 'hearsay watch --once https://news.example/feed.xml', says: 'what is new now' },
    ],
    load: () => import('./watch.ts'),
  },
  ...WORK_VERBS,
  ...FORMAT_VERBS,
  {
    name: 'copy',
    operands: 'FROM TO',
    least: 2,
    most: 2,
    summary: 'Copy a whole record into another file or database.',
    details: [
      'FROM and TO are files or addresses of PostgreSQL databases (postgres://name:password@host:5432/database), in any ' +
        'combination. Everything goes along, corrections and accounts too, with the same ids. TO must be empty, or not there yet.',
      'Both records are then read whole and compared. Whoever adds to FROM meanwhile makes them differ: stop adding first.',
    ],
    flags: [JSON_FLAG, OUTPUT_FLAG],
    settings: ['debug'],
    examples: [
      {
        command: 'hearsay copy hearsay.db postgres://hearsay@db.example/newsroom',
        says: 'from a file to a server',
      },
      {
        command: 'hearsay copy postgres://hearsay@db.example/newsroom copy.db',
        says: 'and back, as a backup',
      },
    ],
    load: () => import('./copy.ts'),
  },
]
