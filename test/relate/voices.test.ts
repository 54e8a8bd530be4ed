import { describe, expect, it } from 'vitest'
import type { ReadArticle, Voice } from '../../src/record.ts'
import { relate } from '../../src/relate/index.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
import { type Said, writeReport } from './write-report.ts'

let number = 0
/** A report of the harbour fire, or of the orchestra, with these statements. */
const reportHarbour = (...said: Said[]) =>
  writeReport({ paragraphs: [`Report ${++number}.`, ...HARBOUR, ...said] })
const reportOrchestra = (...said: Said[]) =>
  writeReport({ paragraphs: [`Report ${++number}.`, ...ORCHESTRA, ...said] })
const speak = (by: string, role?: string, rest: Partial<Said> = {}): Said => ({
  by,
  content: `word ${++number}`,
  ...(role && { role }),
  ...rest,
})
const findVoices = (...articles: ReadArticle[]): readonly Voice[] => relate(articles).voices
const countMembers = (voices: readonly Voice[]) => voices.map(({ members }) => members.length).sort()

describe('one person across articles', () => {
  it('is known by the full name, whatever its accents and hyphens', () => {
    const [voice, ...others] = findVoices(
      reportHarbour(speak('Inés Marie-Duval')),
      reportOrchestra(speak('Ines Marie Duval')),
    )
    expect(others).toEqual([])
    expect(voice!.members).toHaveLength(2)
    expect(voice!.names.map(({ text }) => text).sort()).toEqual(['Ines Marie Duval', 'Inés Marie-Duval'])
    expect(voice!.reasons).toHaveLength(1)
  })

  it('is known in another spelling of a long surname when the role bears it out', () => {
    const voices = findVoices(
      reportHarbour(speak('Vadim Orzhabarov', 'deputy harbour master')),
      reportHarbour(speak('Vadim Orzhubarov', 'the first deputy')),
    )
    expect(countMembers(voices)).toEqual([2])
    expect(voices[0]!.reasons[0]).toContain('differ in a letter or two')
  })

  it('stays two in two spellings when neither story nor role speaks for one', () => {
    const voices = findVoices(
      reportHarbour(speak('Martin Hendricks', 'sailor')),
      reportOrchestra(speak('Martin Hendrick', 'cellist')),
    )
    expect(countMembers(voices)).toEqual([1, 1])
  })

  it('is known by surname in a report of the same story', () => {
    const voices = findVoices(
      reportHarbour(speak('Liv Aanstad', 'fire chief')),
      reportHarbour(speak('Aanstad')),
    )
    expect(countMembers(voices)).toEqual([2])
    expect(voices[0]!.name).toBe('Liv Aanstad')
    expect(voices[0]!.reasons.join(' ')).toContain('the only person of that surname there')
  })

  it('is not known by surname in a report of something else', () => {
    const voices = findVoices(reportHarbour(speak('Liv Aanstad')), reportOrchestra(speak('Aanstad')))
    expect(countMembers(voices)).toEqual([1, 1])
  })

  it('stays open where two people of the story have the surname', () => {
    const voices = findVoices(
      reportHarbour(speak('Harald Clintow'), speak('Birgit Clintow')),
      reportHarbour(speak('Clintow')),
    )
    expect(countMembers(voices)).toEqual([1, 1, 1])
  })

  it('keeps namesakes of two trades in two stories apart', () => {
    const voices = findVoices(
      reportHarbour(speak('Jon Falk', 'energy minister')),
      reportOrchestra(speak('Jon Falk', 'goalkeeper')),
    )
    expect(countMembers(voices)).toEqual([1, 1])
    expect(new Set(voices.map(({ id }) => id)).size).toBe(2)
  })

  it('keeps father and son apart, and George W. from George H. W.', () => {
    const voices = findVoices(
      reportHarbour(speak('Karl Osen Sr.', 'skipper'), speak('George H. W. Bosch', 'envoy')),
      reportHarbour(speak('Karl Osen Jr.', 'skipper'), speak('George W. Bosch', 'envoy')),
    )
    expect(countMembers(voices)).toEqual([1, 1, 1, 1])
  })

  it('takes a name without its middle for neither of two who have one', () => {
    const voices = findVoices(
      reportHarbour(speak('George H. W. Bosch'), speak('George W. Bosch')),
      reportHarbour(speak('George Bosch')),
    )
    expect(countMembers(voices)).toEqual([1, 1, 1])
  })

  it('has the name that most reports give in full', () => {
    const voices = findVoices(
      reportHarbour(speak('Nicolas Marduro')),
      reportHarbour(speak('Nicolas Marduro')),
      reportHarbour(speak('Nicolas Marduro Soros')),
    )
    expect(voices.map(({ name, members }) => [name, members.length])).toEqual([['Nicolas Marduro', 3]])
  })

  it('keeps each role with its article', () => {
    const [voice] = findVoices(
      reportHarbour(speak('Liv Aanstad', 'fire chief')),
      reportHarbour(speak('Liv Aanstad', 'head of the brigade')),
    )
    expect(voice!.roles.map(({ text }) => text).sort()).toEqual(['fire chief', 'head of the brigade'])
    expect(new Set(voice!.roles.map(({ article }) => article)).size).toBe(2)
  })
})

describe('other voices across articles', () => {
  it('knows a body without its article and in any kind', () => {
    const voices = findVoices(
      reportHarbour(speak('the Tarnhof', undefined, { kind: 'government' })),
      reportOrchestra(speak('Tarnhof', undefined, { kind: 'organisation' })),
    )
    expect(voices.map(({ name, members }) => [name, members.length])).toEqual([['Tarnhof', 2]])
  })

  it('knows a body that every country has only inside a story', () => {
    const kind = 'organisation'
    const voices = findVoices(
      reportHarbour(speak('the Foreign Ministry', undefined, { kind })),
      reportHarbour(speak('Foreign Ministry', undefined, { kind })),
      reportOrchestra(speak('the Foreign Ministry', undefined, { kind })),
    )
    expect(countMembers(voices)).toEqual([1, 2])
  })

  it('never joins groups and unnamed voices of two articles', () => {
    const voices = findVoices(
      reportHarbour(
        speak('officials', undefined, { kind: 'group' }),
        speak('a senior official', undefined, { kind: 'unnamed', because: 'on condition of anonymity' }),
      ),
      reportHarbour(
        speak('officials', undefined, { kind: 'group' }),
        speak('a senior official', undefined, { kind: 'unnamed' }),
      ),
    )
    expect(countMembers(voices)).toEqual([1, 1, 1, 1])
    expect(
      voices.filter(({ unnamedBecause }) => unnamedBecause?.text === 'on condition of anonymity'),
    ).toHaveLength(1)
  })
})
