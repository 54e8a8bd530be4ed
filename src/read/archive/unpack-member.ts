import { constants, crc32, createInflateRaw, type InflateRaw, inflateRawSync } from 'node:zlib'
import type { ByteReader } from './byte-reader.ts'

/** How far back the next member is looked for when one is damaged: damage shows only some way behind its place. */
const MAX_REWIND = 1_000_000
const CHUNK_SIZE = 65_536
const TRAILER_SIZE = 8
const [HAS_CHECKSUM, HAS_EXTRA, HAS_NAME, HAS_COMMENT, RESERVED] = [2, 4, 8, 16, 0xe0]
/** Packed bytes enough to see how the unpacked ones begin. */
const TRIAL_SIZE = 512

/** One gzip member in a row of them. Once `bytes` has ended, the reader stands behind it, or where it can go on. */
export interface Member {
  readonly bytes: AsyncGenerator<Uint8Array>
  /** What was wrong with it, once `bytes` has ended. */
  findDamage(): Damage | undefined
}

export interface Damage {
  readonly problem: string
  /** True where the file ends in it: what was unpacked is right as far as it goes. */
  readonly isCut: boolean
}

const CUT: Damage = { problem: 'its gzip data ends early', isCut: true }

export function isGzip(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b && start[2] === 8 && (start[3]! & RESERVED) === 0
}

/**
 * Unpacks the gzip member that the reader stands at, and no further: Node's own gunzip runs on into the next member and
 * does not tell where it began. A damaged member gives what can be unpacked, and the reader is put back to where
 * the next may begin.
 */
export function unpackMember(reader: ByteReader): Member {
  let damage: Damage | undefined
  async function* unpack(): AsyncGenerator<Uint8Array> {
    const start = reader.position
    const history = new History()
    const header = await measureHeader(reader)
    history.add(await reader.take(header ?? 1))
    if (header === undefined) {
      damage = { problem: 'its gzip header is damaged', isCut: false }
      return
    }
    const inflater = createInflateRaw({ chunkSize: CHUNK_SIZE })
    const feeding = feed(inflater, { reader, history })
    let checksum = 0
    try {
      for await (const chunk of inflater) {
        checksum = crc32(chunk as Uint8Array, checksum)
        yield chunk as Uint8Array
      }
      inflater.destroy()
      await feeding
      reader.putBack(history.takeFrom(start + header + inflater.bytesWritten, reader.position))
      damage = await checkTrailer(reader, { checksum, history })
    } catch (error) {
      inflater.destroy()
      await feeding
      damage = describeDamage(error)
    } finally {
      inflater.destroy()
    }
    // Where bytes are missing, the next member was taken for the rest of this one.
    if (damage && !reader.rewind(history.takeFrom(start + 1, reader.position))) {
      const problem = `${damage.problem}, like many others, so what stands up to byte ${reader.position} was passed over`
      damage = { ...damage, problem }
    }
  }
  return { bytes: unpack(), findDamage: () => damage }
}

/** The packed bytes that were read last, to be put back. */
class History {
  #chunks: Uint8Array[] = []
  #length = 0

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    while (this.#length - this.#chunks[0]!.length > MAX_REWIND) this.#length -= this.#chunks.shift()!.length
  }

  /** Takes out what was read from a place up to `now`, as far as it is still held. */
  takeFrom(place: number, now: number): Uint8Array {
    const all = Buffer.concat(this.#chunks)
    const start = Math.max(0, all.length - (now - place))
    this.#chunks = [all.subarray(0, start)]
    this.#length = start
    return all.subarray(start)
  }
}

interface Feed {
  readonly reader: ByteReader
  readonly history: History
}

/** Never rejects: trouble with the input is thrown from the inflater. */
async function feed(inflater: InflateRaw, source: Feed): Promise<void> {
  try {
    await feedAll(inflater, source)
  } catch (error) {
    inflater.destroy(error as Error)
  }
}

async function feedAll(inflater: InflateRaw, { reader, history }: Feed): Promise<void> {
  while (!inflater.readableEnded && !inflater.destroyed) {
    const chunk = await reader.takeSome()
    if (!chunk) {
      inflater.end()
      return
    }
    history.add(chunk)
    // The callback does not come where the member has ended; destroying the inflater ends the waiting.
    await new Promise<void>((resolve) => {
      inflater.once('close', resolve)
      inflater.write(chunk, () => {
        inflater.off('close', resolve)
        resolve()
      })
    })
  }
}

/** The length of the header of a gzip member, or `undefined` when it is none. */
async function measureHeader(reader: ByteReader): Promise<number | undefined> {
  const start = await reader.peek(CHUNK_SIZE + 512)
  if (start.length < 10 || !isGzip(start)) return undefined
  const flags = start[3]!
  let at = 10
  if (flags & HAS_EXTRA) at += 2 + (start.length < 12 ? start.length : start.readUInt16LE(10))
  for (const flag of [HAS_NAME, HAS_COMMENT]) {
    if (!(flags & flag)) continue
    const end = start.indexOf(0, at)
    if (end === -1) return undefined
    at = end + 1
  }
  if (flags & HAS_CHECKSUM) at += 2
  return at < start.length ? at : undefined
}

interface Unpacked {
  readonly checksum: number
  readonly history: History
}

async function checkTrailer(
  reader: ByteReader,
  { checksum, history }: Unpacked,
): Promise<Damage | undefined> {
  const trailer = await reader.take(TRAILER_SIZE)
  history.add(trailer)
  if (trailer.length < TRAILER_SIZE) return CUT
  if (trailer.readUInt32LE(0) === checksum) return undefined
  return { problem: 'its gzip data does not match its checksum', isCut: false }
}

function describeDamage(error: unknown): Damage {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (!code.startsWith('Z_')) throw error
  return code === 'Z_BUF_ERROR' ? CUT : { problem: 'its gzip data is damaged', isCut: false }
}

/** Reads on to the next gzip member that holds a WARC record, or to the end. */
export async function findNextMember(reader: ByteReader): Promise<void> {
  while (true) {
    const bytes = await reader.peek(CHUNK_SIZE + TRIAL_SIZE)
    if (bytes.length === 0) return
    const isLast = bytes.length < CHUNK_SIZE + TRIAL_SIZE
    const searched = isLast ? bytes.length : bytes.length - TRIAL_SIZE
    for (let at = bytes.indexOf(0x1f); at !== -1 && at < searched; at = bytes.indexOf(0x1f, at + 1)) {
      if (isGzip(bytes.subarray(at)) && beginsWithRecord(bytes.subarray(at, at + TRIAL_SIZE))) {
        reader.pass(at)
        return
      }
    }
    reader.pass(searched)
  }
}

function beginsWithRecord(member: Uint8Array): boolean {
  const flags = member[3]!
  // A name or comment in the header is left to chance: archives have none.
  const start = 10 + (flags & HAS_EXTRA ? 2 + member[10]! + 256 * member[11]! : 0)
  try {
    const unpacked = inflateRawSync(member.subarray(start), { finishFlush: constants.Z_SYNC_FLUSH })
    return unpacked.toString('latin1', 0, 5) === 'WARC/'
  } catch {
    return false
  }
}
