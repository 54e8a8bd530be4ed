import { describe, expect, it } from 'vitest'
import { cutText, markFurther, markStatements } from '../../web/cut-text.ts'
import { placeCards } from '../../web/place-cards.ts'
import { splitVerbatim } from '../../web/split-verbatim.ts'
import { articles, named } from '../serve/invented-news.ts'

describe('cutting a text at the borders of its marks', () => {
  it('gives every word once, in order, whatever overlaps', () => {
    for (const { article, statements } of articles) {
      const paragraphs = cutText(article.text, markStatements(article.text, statements))
      const lines = paragraphs.map(({ pieces, isContinued }, index) =>
        [index > 0 && !isContinued ? '\n\n' : '', ...pieces.map(({ text }) => text)].join(''),
      )
      expect(lines.join('') === article.text).toBe(true)
    }
  })

  it('shows an endless line in parts, that end where a sentence or a word does', () => {
    const sentence = 'She said that it rains on the dam. '
    const parts = cutText(`Short.\n${sentence.repeat(1000)}`, [])
    expect(parts.map(({ isContinued }) => isContinued).slice(0, 3)).toEqual([false, false, true])
    expect(Math.max(...parts.map(({ start, end }) => end - start))).toBeLessThanOrEqual(4500)
    for (const { pieces } of parts.slice(1, -1)) expect(pieces[0]!.text).toMatch(/^She said.* dam\. $/s)
    expect(cutText('word '.repeat(2000), [])[0]!.pieces[0]!.text).toMatch(/^word .* word $/s)
  })

  it('cuts a word without end anywhere but between the halves of a character', () => {
    const parts = cutText('😀'.repeat(500_000), [])
    expect(parts.length).toBeGreaterThan(200)
    for (const { start } of parts) expect(start % 2).toBe(0)
    expect(cutText('x'.repeat(8000), [])).toHaveLength(1)
  })

  it('lays further marks over a paragraph that is cut already', () => {
    const { article, statements } = named.gazette
    const [, paragraph] = cutText(article.text, markStatements(article.text, statements))
    const start = article.text.indexOf('told reporters')
    const evidence = { start, end: start + 'told reporters'.length, kind: 'evidence' as const }
    const { pieces } = markFurther(article.text, paragraph!, [evidence])
    const kinds = pieces.map(({ text, marks }) => [
      text,
      marks
        .map(({ kind }) => kind)
        .sort()
        .join(' '),
    ])
    expect(kinds).toContainEqual(['told', 'cue evidence'])
    expect(kinds).toContainEqual([' reporters', 'evidence'])
    expect(pieces.map(({ text }) => text).join('')).toBe(article.text.slice(paragraph!.start, paragraph!.end))
  })

  it('shows a statement inside a statement as part of both', () => {
    const { article, statements } = named.gazette
    const pieces = cutText(article.text, markStatements(article.text, statements)).flatMap(
      (each) => each.pieces,
    )
    const inner = pieces.find(({ text }) => text === 'the pressure was above the limit')!
    expect(inner.marks.map(({ kind }) => kind).sort()).toEqual(['reported', 'verbatim'])
    expect(new Set(inner.marks.map(({ statement }) => statement)).size).toBe(2)
  })

  it('goes on with a mark in the next paragraph', () => {
    const text = '“One.\n\n“Two,” she said.'
    const mark = { start: 0, end: text.indexOf(' she'), kind: 'verbatim' as const, statement: 'sta_1' }
    const paragraphs = cutText(text, [mark])
    expect(paragraphs.map(({ pieces }) => pieces.map((piece) => [piece.text, piece.marks.length]))).toEqual([
      [['“One.', 1]],
      [
        ['“Two,”', 1],
        [' she said.', 0],
      ],
    ])
  })

  it('cuts marks that cross each other', () => {
    const marks = [
      { start: 0, end: 4, kind: 'speaker' as const, statement: 'a' },
      { start: 2, end: 6, kind: 'reported' as const, statement: 'b' },
    ]
    const [paragraph] = cutText('abcdefgh', marks)
    expect(paragraph!.pieces.map(({ text, marks }) => [text, marks.length])).toEqual([
      ['ab', 1],
      ['cd', 2],
      ['ef', 1],
      ['gh', 0],
    ])
  })

  it('is content with nothing', () => {
    expect(cutText('', [])).toEqual([])
    expect(cutText('\n \n', [])).toEqual([])
  })
})

describe('what may look like a quotation', () => {
  const verbatim = (content: string) =>
    splitVerbatim(content, 'mixed')
      .filter(({ isVerbatim }) => isVerbatim)
      .map(({ start, end }) => content.slice(start, end))

  it('is all of a direct statement and nothing of an indirect one', () => {
    expect(splitVerbatim('“Yes.”', 'direct')).toEqual([{ start: 0, end: 6, isVerbatim: true }])
    expect(splitVerbatim('that “yes”', 'indirect')).toEqual([{ start: 0, end: 10, isVerbatim: false }])
  })

  it.each([
    ['the ministry was “playing with the lives” of people', ['“playing with the lives”']],
    ['a "grave" and "needless" risk', ['"grave"', '"needless"']],
    ['it was «une honte» for all', ['«une honte»']],
    ['it was „eine Schande“ for all', ['„eine Schande“']],
    ['that they ‘don’t care’ at all', ['‘don’t care’']],
    ['that “he called it ‘mad’ twice” in May', ['“he called it ‘mad’ twice”']],
    ["that the workers' dam isn't theirs", []],
    ['that the workers’ dam isn’t theirs', []],
    ['that the pipe is 5" wide', []],
    ['that it ends “inside a quotation', ['“inside a quotation']],
    ['as it began before,” and went on', ['as it began before,”']],
    ['as it began before," and went on', ['as it began before,"']],
    ['that it was “long,\n“very long” indeed', ['“long,', '“very long”']],
    ['that ”this too” is a quotation', ['”this too”']],
    ['that the ‘mark is never closed', []],
    ['', []],
  ])('is in %s only what stands between marks', (content, expected) => {
    expect(verbatim(content)).toEqual(expected)
  })

  it('loses no word', () => {
    const content = 'one “two” three "four" five'
    const parts = splitVerbatim(content, 'mixed')
    expect(parts.map(({ start, end }) => content.slice(start, end)).join('')).toBe(content)
  })
})

describe('cards in the margin', () => {
  const cards = [100, 110, 120, 600].map((anchor) => ({ anchor, height: 50 }))

  it('stand beside their words or as near below as fits', () => {
    expect(placeCards(cards, { gap: 10 })).toEqual([100, 160, 220, 600])
  })

  it('make room for the active one', () => {
    expect(placeCards(cards, { gap: 10, active: 2 })).toEqual([0, 60, 120, 600])
  })

  it('never lie on each other nor above the top', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      anchor: index * 7,
      height: 20 + (index % 5) * 30,
    }))
    for (const active of [undefined, 0, 17, 39]) {
      const tops = placeCards(many, { gap: 8, active })
      expect(tops[0]).toBeGreaterThanOrEqual(0)
      for (const [index, top] of tops.entries()) {
        if (index > 0) expect(top).toBeGreaterThanOrEqual(tops[index - 1]! + many[index - 1]!.height + 8)
      }
    }
  })

  it('may be none', () => {
    expect(placeCards([], { gap: 10, active: 0 })).toEqual([])
  })
})
