import { describe, expect, it } from 'vitest'
import { type InputLine, readLines } from '../../src/cli/read-lines.ts'

async function collect(chunks: readonly (string | Uint8Array)[], maxBytes = 100): Promise<InputLine[]> {
  async function* stream() {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  }
  const lines: InputLine[] = []
  for await (const line of readLines(stream(), { maxBytes })) lines.push(line)
  return lines
}

describe('lines of a stream', () => {
  it('come whole, however the stream is cut', async () => {
    const text = 'first\r\nsécond\n\nlast'
    const bytes = [...Buffer.from(text)].map((byte) => Uint8Array.of(byte))
    const expected = ['first', 'sécond', '', 'last'].map((text, index) => ({ number: index + 1, text }))
    expect(await collect(bytes)).toEqual(expected)
    expect(await collect([text])).toEqual(expected)
  })

  it('lose a byte order mark at the beginning only', async () => {
    expect((await collect(['\ufeffone\n\ufefftwo'])).map(({ text }) => text)).toEqual(['one', '\ufefftwo'])
  })

  it('are none when the stream is empty', async () => {
    expect(await collect([])).toEqual([])
    expect(await collect([''])).toEqual([])
  })

  it('say which one is too long, and go on', async () => {
    const [long, next] = await collect(['x'.repeat(60), 'x'.repeat(60), '\nnext\n'])
    expect(long).toMatchObject({ number: 1, problem: expect.stringContaining('120 bytes') })
    expect(next).toEqual({ number: 2, text: 'next' })
  })

  it('say which one is no UTF-8, and go on', async () => {
    const [bad, next] = await collect([Uint8Array.of(0xff, 0x0a), 'next\n'])
    expect(bad).toMatchObject({ number: 1, problem: expect.stringContaining('not UTF-8') })
    expect(next).toEqual({ number: 2, text: 'next' })
  })
})
