import { mapInOrder } from '../../map-in-order.ts'
import type { Note } from '../../record.ts'
import { cleanAddress } from '../clean-address.ts'
import type { Draft } from '../draft.ts'
import { NotAReport } from '../not-a-report.ts'
import { type Bytes, UnknownKind, UnreadableInput } from '../open-bytes.ts'
import type { Piece } from '../piece.ts'
import type { ReadPage } from '../read-page.ts'
import { nameContent } from './name-content.ts'
import { parseAnswer, unpackBody } from './read-answer.ts'
import { type FoundRecord, readRecords } from './read-records.ts'

/** Reads records elsewhere than in this thread, several at a time. */
export interface RecordReader {
  /** So many records it may have in hand. */
  readonly most: number
  read(record: FoundRecord, options: { readonly maxBytes: number }): Promise<Piece>
}

export interface ArchiveOptions {
  readonly readPage: ReadPage
  readonly recordReader?: RecordReader
  /** Where in the file `bytes` begins: the `end` of the last piece of an earlier run. */
  readonly after?: number
  /** Records above this many bytes, packed or unpacked, are no reports and are passed over without being held. */
  readonly maxBytes: number
}

/** Records that are read ahead of the one that is waited for have no more than this together. */
const MOST_BYTES_AHEAD = 64_000_000

/**
 * What a web archive (WARC, packed or not) holds, record after record and in memory for one record only, however long
 * the file is. Every page that a server gave, and every page kept as a resource, is a report; its address is the one
 * that it was fetched from. When it was fetched is a note and never its date. All else is passed with its reason.
 *
 * A damaged record is a piece of trouble, and those behind it are read. `end` is the offset in the file at which the
 * next record begins: a later run opens the file there and says so with `after`. Where several records stand in one
 * gzip member only the last has an `end`, so in an archive that is packed as a whole there is none to go on from.
 */
export async function* readWarc(
  bytes: Bytes,
  { readPage, recordReader, after, maxBytes }: ArchiveOptions,
): AsyncGenerator<Piece> {
  const start = async (record: FoundRecord): Promise<Piece> => {
    const piece =
      recordReader && isPage(record)
        ? await recordReader.read(record, { maxBytes })
        : readRecord(record, { readPage, maxBytes })
    return record.end === undefined ? piece : { ...piece, end: record.end }
  }
  yield* mapInOrder(readRecords(bytes, { after, maxBytes }), {
    start,
    most: recordReader?.most ?? 1,
    weigh: ({ block }) => block?.length ?? 0,
    mostWeight: MOST_BYTES_AHEAD,
  })
}

type PageOptions = Pick<ArchiveOptions, 'readPage' | 'maxBytes'>

/** Whether it may be a page, which takes long to read: all else is told by its headers. */
function isPage({ headers, block }: FoundRecord): boolean {
  return block !== undefined && /^(?:response|resource)$/i.test(headers?.get('warc-type') ?? '')
}

/** What a record is called in messages, and in the place of its article. */
export const nameRecord = ({ place }: Pick<FoundRecord, 'place'>): string => `record at ${place}`

/** A record of an archive as a piece of it. */
export function readRecord(record: FoundRecord, options: PageOptions): Piece {
  const name = nameRecord(record)
  try {
    const page = findPage(record, options)
    if ('reason' in page) {
      // No report is lost with it, but an archive that is damaged is worth knowing of.
      if (record.problem === undefined) return { kind: 'passed', reason: page.reason }
      return { kind: 'trouble', name, message: describeProblem(record) }
    }
    const draft = readDraft(page, { record, readPage: options.readPage })
    return { kind: 'report', name, draft }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    if (record.problem !== undefined) return { kind: 'trouble', name, message: describeProblem(record) }
    if (error instanceof NotAReport) return { kind: 'passed', reason: error.reason }
    // Servers say of many a picture that it is a page.
    if (error instanceof UnknownKind) return { kind: 'passed', reason: 'file of another kind' }
    const url = findTarget(record)
    return { kind: 'trouble', name, message: url ? `${url}: ${error.message}` : error.message }
  }
}

function describeProblem({ headers, problem }: FoundRecord): string {
  const type = headers?.get('warc-type')
  const target = headers?.get('warc-target-uri')
  const what = [type, target].filter((part) => part).join(' of ')
  return `a damaged record${what ? ` (${what.slice(0, 300)})` : ''}: ${problem}; the records behind it were read`
}

interface FoundPage {
  readonly bytes: Uint8Array
  readonly contentType?: string
  readonly url?: string
  readonly notes: readonly Note[]
}

type Found = FoundPage | { readonly reason: string }

/** The page that a record holds, or what it is instead. */
function findPage(record: FoundRecord, { maxBytes }: PageOptions): Found {
  const { headers, block } = record
  if (!headers) return { reason: 'bytes that are no record' }
  const type = headers.get('warc-type')?.toLowerCase() ?? ''
  if (type !== 'response' && type !== 'resource') return { reason: nameType(type) }
  if (!block) return { reason: 'record too long for a report' }
  const url = findTarget(record)
  if (type === 'resource') return findResource({ headers, block, url })
  const answer = parseAnswer(block)
  if (!answer) return { reason: 'answer that is no web page' }
  const { status } = answer
  if (status >= 300 && status < 400) return { reason: 'redirect' }
  if (status < 200 || status >= 300) return { reason: `page with HTTP error ${status}` }
  const contentType = answer.headers.get('content-type')
  const identified = headers.get('warc-identified-payload-type')
  // What a server says of a picture or a script need not be unpacked to be believed.
  const said = nameContent(identified ?? contentType)
  if (said !== 'page' && said !== 'unknown') return { reason: said }
  const { bytes, isCut } = unpackBody(answer, maxBytes)
  const told = said === 'page' ? 'page' : nameContent(undefined, bytes)
  if (told !== 'page') return { reason: told === 'unknown' ? 'file of another kind' : told }
  if (bytes.length === 0) return { reason: 'answer without a page' }
  return { bytes, contentType, url, notes: isCut ? [noteCutPage()] : [] }
}

interface Resource {
  readonly headers: ReadonlyMap<string, string>
  readonly block: Uint8Array
  readonly url?: string
}

function findResource({ headers, block, url }: Resource): Found {
  const contentType = headers.get('content-type')
  const content = nameContent(contentType, block)
  if (content !== 'page') return { reason: content === 'unknown' ? 'file of another kind' : content }
  return { bytes: block, contentType, url, notes: [] }
}

function nameType(type: string): string {
  return /^[a-z]{3,20}$/.test(type) ? `${type} record` : 'record of an unknown type'
}

interface PageRecord {
  readonly record: FoundRecord
  readonly readPage: ReadPage
}

function readDraft({ bytes, contentType, url, notes }: FoundPage, { record, readPage }: PageRecord): Draft {
  const draft = readPage(bytes, { url, contentType })
  const all = [...draft.notes, ...notes]
  const { headers, problem } = record
  if (problem !== undefined) {
    all.push({ code: 'damaged-record', message: `The record of the archive is damaged: ${problem}.` })
  }
  const truncated = headers?.get('warc-truncated')
  if (truncated) {
    const message = 'Whoever saved the page did not save all of it.'
    all.push({ code: 'cut-page', message, text: truncated })
  }
  const fetched = headers?.get('warc-date')
  if (fetched) all.push({ code: 'fetched', message: `The page was fetched at ${fetched}.`, text: fetched })
  return { ...draft, url: draft.url ?? url, notes: all }
}

function noteCutPage(): Note {
  return { code: 'cut-page', message: 'The page breaks off: its packed data ends early.' }
}

/** Some programs write the address in angle brackets. */
function findTarget({ headers }: FoundRecord): string | undefined {
  const target = headers?.get('warc-target-uri')
  return target === undefined ? undefined : cleanAddress(target)
}
