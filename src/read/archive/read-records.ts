import type { Bytes } from '../open-bytes.ts'
import { ByteReader } from './byte-reader.ts'
import { findNextMember, isGzip, unpackMember } from './unpack-member.ts'

/** A record of an archive, or some bytes that should have been one. */
export interface FoundRecord {
  /** Where it stands: `byte 784`, or `byte 784+1197` for 1197 bytes into what unpacks from there. */
  readonly place: string
  /** Where the next record begins in the file, absent inside a gzip member. */
  readonly end?: number
  /** By their names in lower case. Absent where the bytes are no record. */
  readonly headers?: ReadonlyMap<string, string>
  /** Absent where it is longer than the limit. */
  readonly block?: Uint8Array
  /** What is wrong with it: a part of a sentence. */
  readonly problem?: string
}

interface Limits {
  /** Where in the file the bytes begin. */
  readonly after?: number
  /** Longer records are passed over without being held. */
  readonly maxBytes: number
}

/** Headers of real records come to a kilobyte or two. */
const MAX_HEADERS = 65_536
const VERSION = /^WARC\/\d\.\d\r?\n/
/** The longest piece that `VERSION` can match, with the line end before it. */
const VERSION_SIZE = 12
const STEP = 65_536

/**
 * The records of a WARC file, packed or not. A damaged record does not hide those behind it: where a length is wrong,
 * the next record is looked for by how records begin, and where a gzip member is damaged, by how members begin.
 */
export async function* readRecords(
  bytes: Bytes,
  { after = 0, maxBytes }: Limits,
): AsyncGenerator<FoundRecord> {
  const reader = new ByteReader(bytes, after)
  try {
    while (!(await reader.isAtEnd())) {
      if (isGzip(await reader.peek(4))) yield* readMember(reader, maxBytes)
      else if (await isAtRecord(reader)) yield* readPlainRecords(reader, { prefix: '', maxBytes })
      else yield await passDamage(reader)
    }
  } finally {
    await reader.close()
  }
}

/** All that stands in one gzip member: one record as a rule, in some files the whole archive. */
async function* readMember(reader: ByteReader, maxBytes: number): AsyncGenerator<FoundRecord> {
  const start = reader.position
  const member = unpackMember(reader)
  const unpacked = new ByteReader(member.bytes)
  let last: FoundRecord | undefined
  try {
    for await (const { end: _, ...record } of readPlainRecords(unpacked, { prefix: `${start}+`, maxBytes })) {
      if (last) yield last
      last = record
    }
  } finally {
    await unpacked.close()
  }
  const damage = member.findDamage()
  if (damage) await findNextMember(reader)
  const problem = damage?.problem ?? last?.problem ?? (last ? undefined : 'it holds no record')
  // What unpacks from damaged data may be anything.
  const { block, ...rest } = last ?? { place: `byte ${start}` }
  const kept = block && (!damage || damage.isCut) ? { block } : {}
  yield { ...rest, ...kept, end: reader.position, ...(problem !== undefined && { problem }) }
}

/** Bytes between records that are none. */
async function passDamage(reader: ByteReader): Promise<FoundRecord> {
  const place = `byte ${reader.position}`
  while (!(await reader.isAtEnd())) {
    const bytes = await reader.peek(STEP + VERSION_SIZE)
    const isLast = bytes.length < STEP + VERSION_SIZE
    const searched = isLast ? bytes.length : STEP
    const plain = findVersion(bytes)
    const packed = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1')
    const found = Math.min(...[plain, packed].filter((at) => at >= 0 && at < searched))
    reader.pass(Math.min(found, searched))
    if (found < searched && found === packed) await findNextMember(reader)
    if (found < searched) break
  }
  return { place, end: reader.position, problem: 'here stands no record' }
}

interface PlainLimits {
  /** What stands before the offset in the name of a place. */
  readonly prefix: string
  readonly maxBytes: number
}

async function* readPlainRecords(reader: ByteReader, limits: PlainLimits): AsyncGenerator<FoundRecord> {
  await passBlankLines(reader)
  while (!(await reader.isAtEnd())) {
    if (limits.prefix === '' && isGzip(await reader.peek(4))) return
    const start = reader.position
    const place = `byte ${limits.prefix}${start}`.replace(/\+0$/, '')
    const record = await readPlainRecord(reader, limits.maxBytes)
    await passBlankLines(reader)
    yield { place, ...record, end: reader.position }
  }
}

type PlainRecord = Pick<FoundRecord, 'headers' | 'block' | 'problem'>

async function readPlainRecord(reader: ByteReader, maxBytes: number): Promise<PlainRecord> {
  if (!(await isAtRecord(reader))) {
    await readToNextRecord(reader, 0)
    return { problem: 'here stands no record' }
  }
  const head = await peekHead(reader)
  if (head === undefined) {
    reader.pass(VERSION_SIZE)
    await readToNextRecord(reader, 0)
    return { problem: 'its headers have no end' }
  }
  reader.pass(head.length)
  const headers = parseHeaders(head.toString('utf8').replace(VERSION, ''))
  const written = headers.get('content-length') ?? ''
  const length = /^\d{1,15}$/.test(written) ? Number(written) : undefined
  const block =
    length === undefined
      ? await readUnmeasured(reader, maxBytes)
      : length > maxBytes
        ? await passLongBlock(reader, length)
        : await readBlock(reader, { length, maxBytes })
  return { headers, ...block }
}

async function isAtRecord(reader: ByteReader): Promise<boolean> {
  return VERSION.test((await reader.peek(VERSION_SIZE)).toString('latin1', 0, VERSION_SIZE))
}

/** The headers with the blank line that ends them, or `undefined` where none does before the next record. */
async function peekHead(reader: ByteReader): Promise<Buffer | undefined> {
  for (let size = 2048; ; size *= 4) {
    const bytes = (await reader.peek(size)).subarray(0, MAX_HEADERS)
    const end = /\n\r?\n/.exec(bytes.toString('latin1'))
    const head = end ? bytes.subarray(0, end.index + end[0].length) : bytes
    if (findVersion(head.subarray(1)) !== -1) return undefined
    if (end) return head
    if (bytes.length < size) return undefined
  }
}

/** `Name: value` lines by name in lower case; a line that begins with a space goes on with the one before. */
export function parseHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return headers
}

async function passBlankLines(reader: ByteReader): Promise<boolean> {
  let isAny = false
  while (true) {
    const bytes = await reader.peek(1)
    let count = 0
    while (bytes[count] === 13 || bytes[count] === 10) count++
    reader.pass(count)
    isAny ||= count > 0
    if (count === 0 || count < bytes.length) return isAny
  }
}

/** So many bytes behind a block tell whether it ends there. */
const END_SIZE = 64

/** Whether these bytes are what comes after a record. */
function isRecordEnd(bytes: Buffer): boolean {
  const text = bytes.toString('latin1', 0, END_SIZE)
  const next = text.replace(/^[\r\n]+/, '')
  if (text.startsWith('\r\n\r\n')) return true
  return next === '' || VERSION.test(next) || (next !== text && isGzip(Buffer.from(next, 'latin1')))
}

interface BlockSize {
  readonly length: number
  readonly maxBytes: number
}

async function readBlock(reader: ByteReader, { length, maxBytes }: BlockSize): Promise<PlainRecord> {
  // Nothing is read past before the length has proved right: of many wrong ones, each would be read again.
  const bytes = await reader.peek(length + END_SIZE)
  const [block, behind] = [bytes.subarray(0, length), bytes.subarray(length)]
  if (block.length === length && isRecordEnd(behind)) {
    reader.pass(length)
    const whole = trimTakenLines(block, behind)
    if (whole.length === length) return { block }
    return {
      block: whole,
      problem: `its length is given as ${length} bytes, but it ends after ${whole.length}`,
    }
  }
  const next = findVersion(block)
  if (next !== -1) {
    reader.pass(next)
    const whole = trimBlankLines(block.subarray(0, next))
    return {
      block: whole,
      problem: `its length is given as ${length} bytes, but the next record begins after ${whole.length}`,
    }
  }
  reader.pass(block.length)
  if (block.length < length) {
    return { block, problem: `it ends after ${block.length} of ${length} bytes` }
  }
  const { kept, count } = await readToNextRecord(reader, maxBytes - length)
  const whole = kept ? trimBlankLines(Buffer.concat([block, kept])) : block
  const real = kept ? whole.length : length + count
  return {
    block: whole,
    problem: `its length is given as ${length} bytes, but it goes on to ${real}`,
  }
}

async function readUnmeasured(reader: ByteReader, maxBytes: number): Promise<PlainRecord> {
  const { kept } = await readToNextRecord(reader, maxBytes)
  return { ...(kept && { block: trimBlankLines(kept) }), problem: 'its length is not given' }
}

/**
 * Passes a block that is too long to be held. A length that is wrong would hide the rest of the file, so a whole header
 * of a record inside the block ends it.
 */
async function passLongBlock(reader: ByteReader, length: number): Promise<PlainRecord> {
  for (let left = length; left > 0; ) {
    const bytes = (await reader.peek(STEP + MAX_HEADERS / 16)).subarray(0, left)
    if (bytes.length === 0) return { problem: `it ends after ${length - left} of ${length} bytes` }
    const isLast = bytes.length < STEP
    for (let at = findVersion(bytes); at !== -1; at = findVersion(bytes, at + 1)) {
      if (!(isLast || at < STEP) || !isHeadOfRecord(bytes.subarray(at))) continue
      reader.pass(at)
      return {
        problem: `its length is given as ${length} bytes, but the next record begins after ${length - left + at}`,
      }
    }
    const passed = isLast ? bytes.length : STEP
    reader.pass(passed)
    left -= passed
  }
  return {}
}

function isHeadOfRecord(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 4096)
  return /\nWARC-Type:/i.test(head) && /\nContent-Length:/i.test(head)
}

/** Where a line begins a record, or -1. */
function findVersion(bytes: Buffer, from = 0): number {
  for (let at = bytes.indexOf('WARC/', from); at !== -1; at = bytes.indexOf('WARC/', at + 1)) {
    const isLineStart = at === 0 || bytes[at - 1] === 10
    if (isLineStart && VERSION.test(bytes.toString('latin1', at, at + VERSION_SIZE))) return at
  }
  return -1
}

interface Passed {
  /** The bytes before the next record, where they are no more than was asked for. */
  readonly kept?: Buffer
  readonly count: number
}

async function readToNextRecord(reader: ByteReader, maxKept: number): Promise<Passed> {
  const kept: Buffer[] = []
  let count = 0
  const keep = (bytes: Buffer) => {
    count += bytes.length
    if (count <= maxKept) kept.push(bytes)
    else kept.length = 0
    reader.pass(bytes.length)
  }
  while (!(await reader.isAtEnd())) {
    const bytes = await reader.peek(STEP)
    const next = findVersion(bytes)
    if (next !== -1) {
      keep(bytes.subarray(0, next))
      break
    }
    const isLast = bytes.length < STEP
    keep(isLast ? bytes : bytes.subarray(0, bytes.length - VERSION_SIZE))
  }
  return count <= maxKept ? { kept: Buffer.concat(kept), count } : { count }
}

/** Two line ends close a record: where there are fewer before the next one, its block ends with them. */
function trimTakenLines(block: Buffer, rest: Buffer): Buffer {
  const closing = /^(?:\r?\n)?(?=WARC)/.exec(rest.toString('latin1', 0, 6))?.[0]
  const taken = closing === undefined ? undefined : closing === '' ? '\r\n\r\n' : '\r\n'
  const isTaken = taken !== undefined && block.subarray(-taken.length).toString('latin1') === taken
  return isTaken ? block.subarray(0, block.length - taken.length) : block
}

function trimBlankLines(block: Buffer): Buffer {
  // Two line ends close a record; more may be its own.
  const closing = /(?:\r\n\r\n|\n\n|\r\n|\n)$/.exec(block.toString('latin1', Math.max(0, block.length - 4)))
  return closing ? block.subarray(0, block.length - closing[0].length) : block
}
