import { describe, expect, it } from 'vitest'
import { annotate } from '../../src/annotate/index.ts'
import { seededChance } from '../../train/growing-weights.ts'

describe('tokens, sentences and paragraphs', () => {
  it('lead back to the text by their offsets, whatever white space and marks it has', () => {
    const text =
      '  The mayor\u00a0said:\t“We can’t, we won’t.”  \r\n\r\nHe left 😀 at 5 p.m.\u2028“Why?” she asked.'
    const { tokens } = annotate({ text })
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(tokens.map((token) => token.text))
    expect(tokens.map((token) => token.text).join('')).toBe(text.replace(/\s/g, ''))
  })

  it('keep the reporting clause with a question in quotation marks', () => {
    const text = '“Must we?” she asked. He left.'
    const { sentences } = annotate({ text })
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
      '“Must we?” she asked.',
      'He left.',
    ])
  })

  it('cut sentences at the end of a paragraph even without a full stop', () => {
    const text = 'A headline without a stop\nThe first sentence.'
    const { sentences, paragraphs } = annotate({ text })
    expect(sentences).toHaveLength(2)
    expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual(text.split('\n'))
  })

  it('cover every token once, in order, for any text', () => {
    const chance = seededChance(7)
    const pieces = [
      'word',
      ' ',
      '\n',
      '“',
      '”',
      "'",
      '"',
      '.',
      ',',
      '\u00a0',
      'é',
      '😀',
      '\ud800',
      '\u0000',
      'U.S.',
      '5%',
      '\t',
    ]
    for (let round = 0; round < 200; round++) {
      const text = Array.from({ length: 60 }, () => pieces[Math.floor(chance() * pieces.length)]).join('')
      const { tokens, sentences, paragraphs } = annotate({ text })
      for (const ranges of [sentences, paragraphs]) {
        expect(ranges.flatMap(({ firstToken, endToken }) => [firstToken, endToken]).at(-1) ?? 0).toBe(
          tokens.length,
        )
        ranges.forEach(({ firstToken }, i) => {
          expect(firstToken).toBe(i === 0 ? 0 : ranges[i - 1].endToken)
        })
      }
      for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text)
    }
  })

  it('take a long run without white space as one word, in no time', () => {
    const text = `He sent ${'QUJD-'.repeat(20_000)} on Monday.`
    const { tokens } = annotate({ text })
    expect(tokens.map(({ text: word }) => word.slice(0, 6))).toEqual([
      'He',
      'sent',
      'QUJD-Q',
      'on',
      'Monday',
      '.',
    ])
    for (const { start, end, text: word } of tokens) expect(text.slice(start, end)).toBe(word)
  })

  it('of an empty text are none', () => {
    expect(annotate({ text: '' })).toMatchObject({
      tokens: [],
      sentences: [],
      paragraphs: [],
      quotations: [],
    })
  })
})
