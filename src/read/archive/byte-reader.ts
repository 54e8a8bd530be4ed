import type { Bytes } from '../open-bytes.ts'

/** So little that asking for the next bytes one after the other does not copy much. */
const FILL_STEP = 65_536
/**
 * How much may be read again: so much, and so many times what was read. A member of an archive that is damaged is found
 * out 64 KB late and real ones have some kilobytes, so where every one is damaged, all are still looked for one by one.
 */
const [FREE_REREADING, REREADING] = [20_000_000, 16]

/** Bytes that arrive in chunks, as a file that can be looked into before it is read on. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #buffer: Buffer = Buffer.alloc(0)
  #position: number
  readonly #start: number
  #reread = 0

  /** `position` is where in the whole the first of these bytes stands. */
  constructor(bytes: Bytes, position = 0) {
    this.#chunks = bytes[Symbol.asyncIterator]()
    this.#position = position
    this.#start = position
  }

  /** Where the next byte stands. */
  get position(): number {
    return this.#position
  }

  /** The next bytes without reading past them: at least `count`, and fewer only at the end. */
  async peek(count: number): Promise<Buffer> {
    if (this.#buffer.length >= count) return this.#buffer
    const parts: Uint8Array[] = [this.#buffer]
    let length = this.#buffer.length
    while (length < count) {
      const next = await this.#chunks.next()
      if (next.done) break
      parts.push(next.value)
      length += next.value.length
    }
    this.#buffer = parts.length === 1 ? this.#buffer : Buffer.concat(parts)
    return this.#buffer
  }

  /** Reads past bytes that `peek` has shown. */
  pass(count: number): void {
    const passed = Math.min(count, this.#buffer.length)
    this.#buffer = this.#buffer.subarray(passed)
    this.#position += passed
  }

  /** The next `count` bytes, fewer only at the end. */
  async take(count: number): Promise<Buffer> {
    const bytes = (await this.peek(count)).subarray(0, count)
    this.pass(bytes.length)
    return bytes
  }

  /** Some bytes, as many as come at once; none at the end. */
  async takeSome(): Promise<Buffer | undefined> {
    const some = await this.peek(1)
    const bytes = some.length > FILL_STEP ? some.subarray(0, FILL_STEP) : some
    this.pass(bytes.length)
    return bytes.length === 0 ? undefined : bytes
  }

  /** Puts back the bytes that were read last. */
  putBack(bytes: Uint8Array): void {
    this.#buffer = Buffer.concat([bytes, this.#buffer])
    this.#position -= bytes.length
  }

  /**
   * Puts back the bytes that were read last so that they are searched again, unless that was done too often: bytes made
   * on purpose would be searched again from each of them. Tells whether they are back.
   */
  rewind(bytes: Uint8Array): boolean {
    const read = this.#position - this.#start
    if (this.#reread + bytes.length > FREE_REREADING + REREADING * read) return false
    this.#reread += bytes.length
    this.putBack(bytes)
    return true
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.peek(1)).length === 0
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}
