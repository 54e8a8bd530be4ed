import { PassThrough, type Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { peekBytes } from '../open-bytes.ts'
import { FetchFailure } from './fetch-failure.ts'

/** More layers of packing than this are a trap. */
const MAX_LAYERS = 2

/**
 * All bytes of an answer, unpacked. What is above the limit once it is unpacked is given up at the limit, so that a
 * small answer cannot fill the memory; with `isCut`, what came so far is given. Throws a FetchFailure then, and for packing that is unknown or broken.
 */
export async function readBody(
  body: Readable,
  { encoding = '', maxBytes, isCut = false }: { encoding?: string; maxBytes: number; isCut?: boolean },
): Promise<Uint8Array> {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity')
  if (layers.length > MAX_LAYERS) throw failed(`an answer packed ${layers.length} times`)
  const { start, rest } = await peekBytes(body, 2)
  const unpackers = layers.reverse().map((layer) => createUnpacker(layer, start))
  const chunks: Uint8Array[] = []
  let length = 0
  const collect = async (unpacked: AsyncIterable<Uint8Array>) => {
    for await (const chunk of unpacked) {
      length += chunk.length
      chunks.push(chunk)
      if (length > maxBytes) break
    }
  }
  try {
    await pipeline([rest, ...(unpackers.length > 0 ? unpackers : [new PassThrough()]), collect] as never)
  } catch (error) {
    // Giving up before the end breaks off what comes before it.
    if (length > maxBytes) return giveUp(chunks, { maxBytes, isCut })
    const code = (error as NodeJS.ErrnoException).code ?? ''
    const isBroken = /^(?:Z_|ERR__?ZLIB|ERR_BROTLI|ERR__ERROR)/.test(code)
    if (isBroken) throw failed('packed data that is broken or ends early', error)
    throw error
  }
  return length > maxBytes ? giveUp(chunks, { maxBytes, isCut }) : Buffer.concat(chunks)
}

function giveUp(chunks: readonly Uint8Array[], { maxBytes, isCut }: { maxBytes: number; isCut: boolean }) {
  if (!isCut) throw tooLarge(maxBytes)
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

function createUnpacker(layer: string, start: Uint8Array): Transform {
  if (layer === 'gzip' || layer === 'x-gzip') return createGunzip()
  if (layer === 'br') return createBrotliDecompress()
  // The standard says zlib, and many servers send it bare.
  if (layer === 'deflate') return ((start[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()
  throw failed(`an answer packed as ${layer.slice(0, 40)}`)
}

export function tooLarge(maxBytes: number): FetchFailure {
  const message = `too large: expected at most ${maxBytes} bytes after unpacking; raise --max-bytes if this is a report`
  return new FetchFailure(message, { kind: 'too-large' })
}

function failed(got: string, cause?: unknown): FetchFailure {
  return new FetchFailure(`a broken answer: expected text, got ${got}; try again later`, {
    kind: 'answer',
    cause,
  })
}
