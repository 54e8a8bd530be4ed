import { describe, expect, it } from 'vitest'
import { annotate } from '../../src/annotate/index.ts'
import { extract } from '../../src/extract/index.ts'
import { linkNested } from '../../src/extract/link-nested.ts'
import { openModel } from '../../src/pipeline.ts'
import type { Statement } from '../../src/record.ts'

const find = (text: string, minConfidence?: number) =>
  extract(annotate({ text }), { model: openModel(), article: 'art_1', minConfidence })

const REPORT = `OSTBY, May 3 (Telmar) — The bridge will open in May, Mayor Nora Velden said on Tuesday.

“The first winter was hard. We had no road.

“The second was worse,” said Anka Rehm, a baker. She called the council “deaf”.

“He told me ‘go home’ and shut the door,” Rehm said. “Then the baker’s son said he would row me over.”`

describe('a statement', () => {
  it('has its words cut from the text', () => {
    const statements = find(REPORT)
    expect(statements.length).toBeGreaterThanOrEqual(4)
    for (const { speaker, cue, content, text } of statements) {
      const cut = (spans: typeof content) => spans.map(([start, end]) => REPORT.slice(start, end)).join(' … ')
      expect([text.speaker ?? '', text.cue ?? '', text.content]).toEqual([
        cut(speaker),
        cut(cue),
        cut(content),
      ])
    }
  })

  it('keeps its speaker when the quotation runs over two paragraphs', () => {
    const rehm = find(REPORT).find(({ text }) => text.content.includes('second was worse'))
    expect(rehm?.text.speaker).toMatch(/^Anka Rehm/)
    expect(rehm?.text.content).toBe('“The first winter was hard. We had no road. … “The second was worse,”')
    expect(rehm?.quotation).toBe('direct')
  })

  it.each([
    ['Mayor Desmond Prior denied that the city had known of it.', 'Mayor Desmond Prior', 'denied'],
    ['Yesterday, the engineer, Paul Marsh, said the bridge was lost.', 'the engineer, Paul Marsh', 'said'],
    ['On Friday, Nora Velden said it was safe.', 'Nora Velden', 'said'],
  ])('has the whole name and nothing else as its speaker: %s', (text, speaker, cue) => {
    expect(find(text).map((statement) => [statement.text.speaker, statement.text.cue])).toEqual([
      [speaker, cue],
    ])
  })

  it('leaves the dateline out', () => {
    expect(find(REPORT)[0].text.content).toMatch(/^The bridge will open in May/)
  })

  it('takes the marks of its quotation in, with the full stop before them', () => {
    const [velden] = find('“It will open,” Velden said, “and it will stay open.”')
    expect(velden.text.content).toBe('“It will open,” … “and it will stay open.”')
  })

  it('is told to stand inside the smallest other that holds it', () => {
    const make = (id: string, cue: [number, number], content: [number, number]): Statement => ({
      ...{ id, article: 'art_1', speaker: [], cue: [cue], content: [content], text: { content: '' } },
      ...{ quotation: 'indirect', confidence: 0.5 },
    })
    const outer = make('outer', [0, 4], [5, 90])
    const middle = make('middle', [20, 24], [25, 80])
    const inner = make('inner', [30, 34], [35, 60])
    const beside = make('beside', [95, 99], [70, 94])
    const linked = linkNested([inner, outer, beside, middle])
    expect(linked.map(({ id, within }) => [id, within])).toEqual([
      ['inner', 'middle'],
      ['outer', undefined],
      ['beside', undefined],
      ['middle', 'outer'],
    ])
  })

  it('is kept beside the one that holds it, however much they share', () => {
    const text =
      'The ministry believes that the dam will hold until the end of April, Nora Velden said on Monday.'
    const statements = find(text, 0.05)
    const outer = statements.find(({ text: { speaker } }) => speaker === 'Nora Velden')
    const inner = statements.find(({ text: { cue } }) => cue === 'believes')
    expect(outer).toBeDefined()
    expect(inner?.within).toBe(outer?.id)
  })

  it('has the same id each time, and another in another article', () => {
    const [first] = find(REPORT)
    expect(find(REPORT)[0].id).toBe(first.id)
    const elsewhere = extract(annotate({ text: REPORT }), { model: openModel(), article: 'art_2' })
    expect(elsewhere[0].id).not.toBe(first.id)
  })

  it('is left out below the confidence that is asked for', () => {
    const all = find(REPORT, 0)
    const sure = find(REPORT, 0.95)
    expect(sure.length).toBeLessThan(all.length)
    expect(sure.every(({ confidence }) => confidence >= 0.95)).toBe(true)
  })
})

describe('odd texts', () => {
  it.each([
    ['an empty text', ''],
    ['white space', ' \n\t\n '],
    ['marks only', '“”"" — : …'],
    ['a lone surrogate', '\ud800 said \udc00'],
    ['a word of many letters', `${'x'.repeat(50_000)} said`],
  ])('%s gives statements or none, and throws nothing', (_, text) => {
    expect(Array.isArray(find(text))).toBe(true)
  })

  it('of a hundred thousand words give each statement of every part', () => {
    const one = find(REPORT)
    const many = find(Array(300).fill(REPORT).join('\n\n'))
    // The borders between the parts may add or take a paragraph, nothing more.
    expect(many.length).toBeGreaterThanOrEqual(one.length * 299)
    expect(new Set(many.map(({ id }) => id)).size).toBe(many.length)
  })
})

describe('nobody is put words in the mouth', () => {
  it('of whom others say something: “is said to”, “was widely believed to”', () => {
    const told = 'The bishop is said to be angry. Velden was widely believed to want the post herself.'
    for (const { text } of find(told, 0)) expect(text.speaker ?? '').not.toMatch(/bishop|Velden/)
  })

  it('who did not want to be named', () => {
    const found = find('A trader who did not want to be named said that the bank had run out of notes.')
    expect(found.map(({ text }) => text.content)).toEqual(['that the bank had run out of notes'])
  })
})

describe('a statement inside another', () => {
  it('is found inside a quotation, where somebody tells what another said', () => {
    const found = find(
      '“The minister told me that he would resign in spring,” Lena Horvat, a farmer, said on Friday.',
    )
    const outer = found.find(({ within }) => within === undefined)
    const inner = found.find(({ within }) => within !== undefined)
    expect(found.length).toBe(2)
    expect([outer?.text.speaker, inner?.text.speaker]).toEqual(['Lena Horvat, a farmer', 'The minister'])
    expect(inner?.within).toBe(outer?.id)
    expect(inner?.text.content).toContain('he would resign in spring')
  })

  it('is not made of what a speaker says of themselves in the quotation', () => {
    expect(find('“I think that we will win the cup this year,” captain Oda Brenn said.').length).toBe(1)
  })
})
