import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../src/read/read-page.ts'
import { repairMojibake } from '../../src/read/repair-text.ts'
import { PROSE, writePage } from './write-page.ts'

const WORDS =
  '“Über allem,” said José Müller — “nothing.” The Łódź office was closed on Friday, and nobody answered.'

function encode(encoding: string, { charset = '' } = {}): Uint8Array {
  const html = writePage({ body: `<article><p>${WORDS}</p>${PROSE.join('')}</article>` })
  const named = html.replace('<meta charset="utf-8">', charset && `<meta charset="${charset}">`)
  return iconv.encode(named, encoding)
}

/** As browsers read it: the five bytes that are no character in windows-1252 become controls. */
function readWrongly(text: string): string {
  const characters = [...Buffer.from(text)].map((byte) => {
    const character = iconv.decode(Buffer.from([byte]), 'windows-1252')
    return character === '\ufffd' ? String.fromCharCode(byte) : character
  })
  return characters.join('')
}

describe('the encoding of a page is told', () => {
  it.each([
    [
      'by its content, against what header and page say',
      encode('utf8', { charset: 'iso-8859-1' }),
      'text/html; charset=windows-1252',
    ],
    ['by the header', encode('windows-1257'), 'text/html; charset="windows-1257"'],
    [
      'by the header before the page',
      encode('windows-1250', { charset: 'windows-1252' }),
      'text/html;charset=windows-1250',
    ],
    ['by the page', encode('windows-1250', { charset: 'windows-1250' }), 'text/html'],
    [
      'by a byte order mark',
      iconv.encode(Buffer.from(encode('utf8')).toString(), 'utf-16', { addBOM: true }),
      undefined,
    ],
  ])('%s', (_, bytes, contentType) => {
    const { text, notes } = readPage(bytes, { contentType })
    expect(text.split('\n')[0]).toBe(WORDS)
    expect(notes).toEqual([])
  })

  it('as UTF-8 where one byte is damaged, whatever the page says', () => {
    const bytes = Buffer.from(
      writePage({ body: `<p>${`${WORDS} `.repeat(10)}</p>` }).replace('utf-8', 'iso-8859-1'),
    )
    bytes[bytes.lastIndexOf(0xc3)] = 0xff
    const { text, notes } = readPage(bytes)
    expect(text.startsWith(WORDS)).toBe(true)
    expect(notes.map(({ code }) => code)).toContain('invalid-utf-8')
  })
})

describe('UTF-8 that was read as windows-1252', () => {
  it('is set right, with a note', () => {
    const wrong = readWrongly(WORDS)
    const repaired = repairMojibake(wrong)
    expect(repaired.text).toBe(WORDS)
    expect(repaired.notes[0]).toMatchObject({
      code: 'mended-encoding',
      message: expect.stringMatching(/^\d+ characters were/),
    })
    expect(repairMojibake(Buffer.from(WORDS).toString('latin1')).text).toBe(WORDS)
    for (const lost of ['', '\ufffd']) {
      expect(repairMojibake(wrong.replaceAll('\u009d', lost)).text).toBe(WORDS)
    }
  })

  it('in a page gives a report with its quotation marks', () => {
    const html = writePage({
      body: `<article><p>${readWrongly(WORDS)}</p>${PROSE.join('')}</article>`,
    })
    expect(readPage(Buffer.from(html)).text.split('\n')[0]).toBe(WORDS)
  })

  it.each([
    'NÃO, disse. SÃ” “OK”',
    'Ângela â€ ok'.replace('â€', 'â'),
    'château, 25 €',
    'Ã',
    'GRÃ-BRETANHA',
    'â la carte',
    'Â « Non »',
  ])('is not seen in %s', (text) => {
    expect(repairMojibake(text)).toEqual({ text, notes: [] })
  })
})
