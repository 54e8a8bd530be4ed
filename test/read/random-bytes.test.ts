import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { articlesOf, failuresOf, readPiped } from './read-all.ts'

/** mulberry32: the same numbers on every machine. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const PIECES =
  '# |**|[a](#)|](|<p>|</p>|<div class="related">|</div>|<b>|<!--|-->|{"text":"|"}|\n|\n\n|\r\n|By Jane Doe|March 28, 2019|03/04/2019|Photo: |AP / |Related: |https://a.example/2019/01/02/x|VELMARK (AP) - |She said “no”. |, b|: |\t|\u00a0|é|漢|\ud83d|Tags: |<script>|---\n|Original url:|. '.split(
    '|',
  )

describe('reading anything at all', () => {
  it('gives articles or failures for random bytes, and never throws', async () => {
    const random = makeRandom(1)
    for (let round = 0; round < 150; round++) {
      const bytes = Uint8Array.from({ length: random(3000) }, () => random(256))
      const packed =
        round % 5 === 0 ? gzipSync(bytes) : round % 7 === 0 ? gzipSync(bytes).subarray(0, random(200)) : bytes
      await expectSound(packed)
    }
  })

  it('gives articles or failures for random pieces of text, pages and JSON, and never throws', async () => {
    const random = makeRandom(2)
    for (let round = 0; round < 300; round++) {
      const pieces = Array.from({ length: 1 + random(60) }, () => PIECES[random(PIECES.length)]!)
      const head = ['', '<!doctype html>', '{"text":"', '# '][random(4)]
      await expectSound(head + pieces.join(''))
    }
  })

  it.each([
    '[',
    '**a ',
    'A ',
    'By A, ',
    '<div>',
    '<!-- -->',
    'A, ',
    '\n\n',
    'AP/',
    '((a',
    '> ',
    'March 1 ',
    '</p>',
  ])('is done in seconds with a long run of %j', async (unit) => {
    await expectSound(unit.repeat(Math.ceil(100_000 / unit.length)))
  })
})

async function expectSound(input: Uint8Array | string): Promise<void> {
  const readings = await readPiped(input)
  for (const article of articlesOf(readings)) {
    expect(article.text.trim()).not.toBe('')
    expect(article.text).not.toMatch(/[\u0000-\u0008\r]/)
    const again = articlesOf(await readPiped(JSON.stringify(article)))
    expect(again).toEqual([article])
  }
  for (const failure of failuresOf(readings)) expect(failure.message).toMatch(/\w{3}/)
}
