import { describe, expect, it } from 'vitest'
import { createPen } from '../../src/cli/create-pen.ts'
import { tellStatement } from '../../src/cli/tell-statement.ts'
import type { Passage, Statement } from '../../src/record.ts'

const pen = createPen({ width: 200, isColored: false })
const passage = (text: string): Passage => ({ text, start: 0, end: text.length })
const statement: Statement = {
  id: 'sta_1',
  article: 'art_1',
  speaker: [[0, 5]],
  cue: [[6, 10]],
  content: [[12, 20]],
  text: { speaker: 'Orsk', cue: 'denied', content: 'the gates had been opened' },
  quotation: 'indirect',
  confidence: 0.91,
}
const voice = { id: 'voi_1', name: 'Mara Orsk', kind: 'person', confidence: 0.9 } as const
const tell = (change: Partial<Statement>) => tellStatement({ ...statement, ...change }, pen).split('\n')

describe('a statement as it is read aloud', () => {
  it('says who, in which role, what kind of saying, when, to whom, where and through whom', () => {
    const [lead] = tell({
      voice,
      role: passage('head of the lake office'),
      act: 'deny',
      saidAt: { from: '2019-03-28', to: '2019-03-28', written: passage('Thursday'), confidence: 0.9 },
      addressee: { ...passage('reporters'), confidence: 0.9 },
      venue: { ...passage('At a briefing'), confidence: 0.9 },
      relay: [{ name: 'Telmar News Agency', kind: 'organisation', confidence: 0.9 }],
    })
    expect(lead).toBe(
      'Mara Orsk, head of the lake office, denied on 28 March 2019, to reporters, at a briefing, ' +
        "through Telmar News Agency, in the reporter's words:",
    )
  })

  it('says that the outlet heard it itself', () => {
    expect(tell({ firstHand: true })[0]).toBe("Orsk said, first hand, in the reporter's words:")
  })

  it('says no more than is known', () => {
    expect(tell({})[0]).toBe("Orsk said, in the reporter's words:")
    expect(tell({ text: { content: 'the gates' } })[0]).toBe("Somebody said, in the reporter's words:")
  })

  it('puts no quotation marks around what nobody said word for word', () => {
    expect(tell({ voice }).join('\n')).not.toMatch(/["“”«»]/)
  })

  it('shows words in marks exactly as the article has them', () => {
    const [lead, words] = tell({
      voice,
      quotation: 'mixed',
      text: { cue: 'said', content: 'it was “a [wet] year”' },
    })
    expect(lead).toBe('Mara Orsk said, partly in these words:')
    expect(words).toBe('    it was “a [wet] year”')
    expect(tell({ quotation: 'direct', text: { content: '«Never»' } })[1]).toBe('    «Never»')
    for (const content of ['Never', '“Never', 'Never”', '“Never”']) {
      expect(tell({ quotation: 'direct', text: { content } })[1]).toBe('    “Never”')
    }
    expect(tell({ quotation: 'direct', text: { content: '"Never' } })[1]).toBe('    "Never"')
  })

  it('names the words that show it, and how sure it is', () => {
    expect(tell({ voice, certainty: 'possible' })[2]).toBe(
      '    sta_1 · by the words Orsk … denied · put as possible · confidence 0.91 in the words, 0.90 in who says them',
    )
    expect(tell({ voice: { ...voice, confidence: 0.97 } })[2]).toMatch(/confidence 0\.91 in the words$/)
    expect(tell({})[2]).toMatch(/confidence 0\.91 in the words$/)
  })

  it('says between whom a speaker was left open', () => {
    const note = { code: 'voice-open', message: '“he” may be Milan Dace or Jo Anders.', text: 'he' }
    expect(tell({ notes: [note] })[2]).toBe('    voice not known: “he” may be Milan Dace or Jo Anders.')
  })

  it('says why somebody is not named', () => {
    const unnamed = { id: 'voi_2', name: 'a clerk', kind: 'unnamed', confidence: 0.9 } as const
    const unnamedBecause = passage('on condition of anonymity')
    expect(tell({ voice: { ...unnamed, unnamedBecause } })[2]).toBe(
      '    not named: on condition of anonymity',
    )
  })

  it.each([
    ['tweeted', 'on Twitter'],
    ['Tweets', 'on Twitter'],
    ['e-mailed', 'by email'],
    ['posted', 'in a post'],
    ['a posted note', 'in a posted note'],
    ['a tweet', 'in a tweet'],
    ['On X', 'on X'],
  ])('says where for the venue %j', (venue, expected) => {
    expect(tell({ venue: { ...passage(venue), confidence: 0.9 } })[0]).toBe(
      `Orsk said, ${expected}, in the reporter's words:`,
    )
  })

  it('gives a range of days when the day itself is not known', () => {
    expect(tell({ voice, saidAt: { from: '2019-03-24', to: '2019-03-30', confidence: 0.9 } })[0]).toContain(
      'said between 24 March 2019 and 30 March 2019,',
    )
  })

  it('does not let a report command the terminal', () => {
    expect(tell({ text: { content: 'gone \u001b[2J\u202ereversed\u0007' } })[1]).toBe(
      '    gone �[2J�reversed�',
    )
  })

  it('keeps to the width, and marks words only where there is colour', () => {
    const narrow = createPen({ width: 30, isColored: false })
    const lines = tellStatement({ ...statement, voice, quotation: 'direct' }, narrow).split('\n')
    expect(lines.filter((line) => line.length > 30)).toEqual([])
    const colored = tellStatement({ ...statement, voice }, createPen({ width: 80, isColored: true }))
    expect(colored).toContain('\u001b[1mMara Orsk\u001b[22m')
    expect(tell({ voice }).join('')).not.toContain('\u001b')
  })
})
