/** Bytes as they come, and how many came so far. */
export interface CountedBytes extends AsyncIterable<Uint8Array> {
  readonly length: number
}

export function countBytes(bytes: AsyncIterable<Uint8Array>): CountedBytes {
  let length = 0
  return {
    get length() {
      return length
    },
    async *[Symbol.asyncIterator]() {
      for await (const chunk of bytes) {
        length += chunk.length
        yield chunk
      }
    },
  }
}
