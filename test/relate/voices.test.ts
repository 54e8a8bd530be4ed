import { describe, expect, it } from 'vitest'
import type { ReadArticle, Voice } from '../../src/record.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
import { relateVoices } from './relate-voices.ts'
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
/** A voice with the article voices that it is made of. */
type Found = Voice & { readonly members: readonly string[] }
async function findVoices(...articles: ReadArticle[]): Promise<Found[]> {
  const { voices, members } = await relateVoices(articles)
  return voices.map((voice) => ({ ...voice, members: members.get(voice.id)! }))
}
const countMembers = (voices: readonly Found[]) => voices.map(({ members }) => members.length).sort()

describe('one person across articles', () => {
  it('is known by the full name, whatever its accents and hyphens', async () => {
    const [voice, ...others] = await findVoices(
      reportHarbour(speak('Inés Marie-Duval')),
      reportOrchestra(speak('Ines Marie Duval')),
    )
    expect(others).toEqual([])
    expect(voice!.members).toHaveLength(2)
    expect(voice!.names.map(({ text }) => text).sort()).toEqual(['Ines Marie Duval', 'Inés Marie-Duval'])
    expect(voice!.reasons).toHaveLength(1)
  })

  it('is known in another spelling of a long surname when the role bears it out', async () => {
    const voices = await findVoices(
      reportHarbour(speak('Vadim Orzhabarov', 'deputy harbour master')),
      reportHarbour(speak('Vadim Orzhubarov', 'the first deputy')),
    )
    expect(countMembers(voices)).toEqual([2])
    expect(voices[0]!.reasons[0]).toContain('differ in a letter or two')
  })

  it('stays two in two spellings when neither story nor role speaks for one', async () => {
    const voices = await findVoices(
      reportHarbour(speak('Martin Hendricks', 'sailor')),
      reportOrchestra(speak('Martin Hendrick', 'cellist')),
    )
    expect(countMembers(voices)).toEqual([1, 1])
  })

  it('is known by surname in a report of the same story', async () => {
    const voices = await findVoices(
      reportHarbour(speak('Liv Aanstad', 'fire chief')),
      reportHarbour(speak('Aanstad')),
    )
    expect(countMembers(voices)).toEqual([2])
    expect(voices[0]!.name).toBe('Liv Aanstad')
    expect(voices[0]!.reasons.join(' ')).toContain('the only person of that surname there')
  })

  it('is not known by surname in a report of something else', async () => {
    const voices = await findVoices(reportHarbour(speak('Liv Aanstad')), reportOrchestra(speak('Aanstad')))
    expect(countMembers(voices)).toEqual([1, 1])
  })

  it('stays open where two people of the story have the surname', async () => {
    const voices = await findVoices(
      reportHarbour(speak('Harald Clintow'), speak('Birgit Clintow')),
      reportHarbour(speak('Clintow')),
    )
    expect(countMembers(voices)).toEqual([1, 1, 1])
  })

  it('keeps namesakes of two trades in two stories apart', async () => {
    const voices = await findVoices(
      reportHarbour(speak('Jon Falk', 'energy minister')),
      reportOrchestra(speak('Jon Falk', 'goalkeeper')),
    )
    expect(countMembers(voices)).toEqual([1, 1])
    expect(new Set(voices.map(({ id }) => id)).size).toBe(2)
  })

  it('keeps father and son apart, and George W. from George H. W.', async () => {
    const voices = await findVoices(
      reportHarbour(speak('Karl Osen Sr.', 'skipper'), speak('George H. W. Bosch', 'envoy')),
      reportHarbour(speak('Karl Osen Jr.', 'skipper'), speak('George W. Bosch', 'envoy')),
    )
    expect(countMembers(voices)).toEqual([1, 1, 1, 1])
  })

  it('takes a name without its middle for neither of two who have one', async () => {
    const voices = await findVoices(
      reportHarbour(speak('George H. W. Bosch'), speak('George W. Bosch')),
      reportHarbour(speak('George Bosch')),
    )
    expect(countMembers(voices)).toEqual([1, 1, 1])
  })

  it('fits the one form that most stories have beside it', async () => {
    const stories = (many: number) => Array.from({ length: many }, (_, at) => `sto_${at}`)
    const reports = [
      ...stories(5).flatMap((story) => [
        [story, 'George Bosch'] as const,
        [story, 'George W. Bosch'] as const,
      ]),
      ['sto_0', 'George H. Bosch'] as const,
    ].map(([story, by]) => ({ story, read: writeReport({ paragraphs: [`Report ${++number}.`, speak(by)] }) }))
    const { voices } = await relateVoices(
      reports.map(({ read }) => read),
      { storyOf: ({ article }) => reports.find(({ read }) => read.article === article)!.story },
    )
    expect(voices.map(({ name, articleCount }) => [name, articleCount]).sort()).toEqual([
      ['George H. Bosch', 1],
      ['George W. Bosch', 10],
    ])
  })

  it('is the father where the name has no “Jr.”', async () => {
    const voices = await findVoices(
      reportHarbour(speak('Karl B. Osen'), speak('Karl Osen Jr.')),
      reportHarbour(speak('Karl Osen')),
      reportHarbour(speak('Osen Jr.')),
    )
    expect(voices.map(({ name, members }) => [name, members.length]).sort()).toEqual([
      ['Karl B. Osen', 2],
      ['Karl Osen Jr.', 2],
    ])
  })

  it('is meant by reports that name no field of work where a namesake is rare', async () => {
    const roles = [...Array.from({ length: 10 }, () => 'energy minister'), 'goalkeeper', undefined]
    const reports = roles.map((role) =>
      writeReport({ paragraphs: [`Report ${++number}.`, speak('Jon Falk', role)] }),
    )
    const storyOf = ({ article }: ReadArticle) => `story of ${article.id}`
    const count = async (articles: readonly ReadArticle[]) =>
      (await relateVoices(articles, { storyOf })).voices
        .map(({ articleCount }) => articleCount)
        .sort((a, b) => a - b)
    expect(await count(reports)).toEqual([1, 11])
    expect(await count(reports.slice(1))).toEqual([1, 1, 9])
  })

  it('has the name that most reports give in full', async () => {
    const voices = await findVoices(
      reportHarbour(speak('Nicolas Marduro')),
      reportHarbour(speak('Nicolas Marduro')),
      reportHarbour(speak('Nicolas Marduro Soros')),
    )
    expect(voices.map(({ name, members }) => [name, members.length])).toEqual([['Nicolas Marduro', 3]])
  })

  it('keeps each role with its article', async () => {
    const [voice] = await findVoices(
      reportHarbour(speak('Liv Aanstad', 'fire chief')),
      reportHarbour(speak('Liv Aanstad', 'head of the brigade')),
    )
    expect(voice!.roles.map(({ text }) => text).sort()).toEqual(['fire chief', 'head of the brigade'])
    expect(new Set(voice!.roles.map(({ article }) => article)).size).toBe(2)
  })
})

describe('other voices across articles', () => {
  it('knows a body without its article and in any kind', async () => {
    const voices = await findVoices(
      reportHarbour(speak('the Tarnhof', undefined, { kind: 'government' })),
      reportOrchestra(speak('Tarnhof', undefined, { kind: 'organisation' })),
    )
    expect(voices.map(({ name, members }) => [name, members.length])).toEqual([['Tarnhof', 2]])
  })

  it('knows a body that every country has only inside a story', async () => {
    const kind = 'organisation'
    const voices = await findVoices(
      reportHarbour(speak('the Foreign Ministry', undefined, { kind })),
      reportHarbour(speak('Foreign Ministry', undefined, { kind })),
      reportOrchestra(speak('the Foreign Ministry', undefined, { kind })),
    )
    expect(countMembers(voices)).toEqual([1, 2])
  })

  it('never joins groups and unnamed voices of two articles', async () => {
    const voices = await findVoices(
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
