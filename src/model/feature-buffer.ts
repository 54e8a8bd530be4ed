import { combineHashes } from './hash.ts'

/**
 * The features of a run of positions, without an object for each: position `i` has the hashes from `starts[i]` up to
 * `starts[i + 1]`. Used again and again, so that nothing is allocated while reading.
 */
export class FeatureBuffer {
  hashes = new Int32Array(1 << 14)
  starts = new Int32Array(1 << 9)
  positions = 0
  #length = 0

  clear(): void {
    this.positions = 0
    this.#length = 0
    this.starts[0] = 0
  }

  add(hash: number): void {
    if (this.#length === this.hashes.length) this.hashes = grow(this.hashes)
    this.hashes[this.#length++] = hash
  }

  /** A feature by its name and what it says: one, two or three hashes. */
  add1(name: number, a: number): void {
    this.add(combineHashes(name, a))
  }

  add2(name: number, a: number, b: number): void {
    this.add(combineHashes(combineHashes(name, a), b))
  }

  add3(name: number, a: number, b: number, c: number): void {
    this.add(combineHashes(combineHashes(combineHashes(name, a), b), c))
  }

  /** Ends the features of one position. */
  endPosition(): void {
    if (this.positions + 1 === this.starts.length) this.starts = grow(this.starts)
    this.starts[++this.positions] = this.#length
  }
}

function grow(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2)
  larger.set(old)
  return larger
}
