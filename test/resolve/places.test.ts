import { describe, expect, it } from 'vitest'
import { resolveMarked } from './mark-up.ts'

const venueOf = (text: string, at = 0): string | undefined =>
  resolveMarked({ text }).statements[at]!.venue?.text
const addresseeOf = (text: string, at = 0): string | undefined =>
  resolveMarked({ text }).statements[at]!.addressee?.text

describe('the venue of a statement', () => {
  it.each([
    ['in a closed-door interview with the Energy Committee', 'a noun behind a hyphen'],
    ['in a follow-up statement', 'another'],
    ['during a nationally televised debate', 'an adverb and a participle'],
    ['at a town hall in Bergen', 'a town hall'],
    ['at the White House briefing', 'a briefing of the house'],
    ['in the Rose Garden', 'a garden with a name'],
    ['on television', 'television'],
    ['on the campaign trail', 'the trail'],
  ])('is %j', (venue) => {
    expect(venueOf(`[k1 “It is late,”] [s1 Petra Olsson] [c1 said] ${venue}.`)).toBe(venue)
  })

  it.each([
    ['[k1 “It is late,”] [s1 Petra Olsson] [c1 posted] on X.', 'on X'],
    ['[k1 “It is late,”] [s1 Petra Olsson] [c1 wrote] on her Telegram channel.', 'on her Telegram channel'],
    ['[s1 Petra Olsson on Telegram] [c1 wrote] [k1 that it was late].', 'on Telegram'],
    ['Petra on [s1 Telegram] [c1 wrote] [k1 that it was late].', 'on Telegram'],
    [
      'In a video posted on Telegram, [s1 Petra Olsson] [c1 said] [k1 it was late].',
      'In a video posted on Telegram',
    ],
    ['[k1 “It is late,”] [s1 Petra Olsson] [c1 posted] on Thursday.', 'posted'],
    ['[k1 “It is late,”] [s1 Petra Olsson] [c1 tweeted].', 'tweeted'],
  ])('is the network: %s', (text, venue) => {
    expect(venueOf(text)).toBe(venue)
    expect(resolveMarked({ text }).statements[0]).not.toHaveProperty('relay')
  })

  it('is the debate that half an hour of has passed, and not a speech that something turned into', () => {
    expect(venueOf('[k1 “It is late,”] [s1 Petra Olsson] [c1 said] 30 minutes into the debate.')).toBe(
      'into the debate',
    )
    expect(venueOf('[s1 Petra Olsson] [c1 turned into] a speech [k1 what had been a joke].')).toBeUndefined()
  })

  it('is the paper that was put out', () => {
    expect(
      venueOf('[s1 The council] [c1 released a statement on Monday, offering] [k1 an apology to the crew].'),
    ).toBe('a statement')
    expect(venueOf('[s1 The council] [c1 sent out an email saying] [k1 that it was sorry].')).toBe('an email')
  })

  it('stands at the head of a sentence behind a participle of its own', () => {
    expect(venueOf('At a town hall hosted by NRK, [s1 Petra Olsson] [c1 said] [k1 that it was late].')).toBe(
      'At a town hall',
    )
  })

  it('is no home and no target', () => {
    expect(
      venueOf('[s1 Brandt] [c1 accused] Petra Olsson, the senator from Texas, [k1 of theft].'),
    ).toBeUndefined()
    expect(venueOf('[s1 Brandt] [c1 lashed out] at Turkey [k1 for closing the port].')).toBeUndefined()
  })
})

describe('a venue that goes on', () => {
  const opening = 'Petra Olsson, speaking at a rally in Bergen, [c1 promised] [k1 to mend the dam]. '
  it('holds for what the same voice says next', () => {
    const text = `[s1 ${opening.replace('Olsson,', 'Olsson,]')}[s2 She] [c2 said] [k2 that the work had begun]. [k3 “It is safe,”] [s3 Olsson] [c3 added].`
    expect(venueOf(text, 1)).toBe('at a rally in Bergen')
    expect(venueOf(text, 2)).toBe('at a rally in Bergen')
  })

  it('is shown by a sentence in which nothing is said', () => {
    const rally =
      'Petra Olsson defended the mayor at a rally in Bergen. [k1 “He is right,”] [s1 Olsson] [c1 said].'
    expect(venueOf(rally)).toBe('at a rally in Bergen')
    const memo = 'Petra Olsson released a memo on Monday. [k1 The dam will hold], [s1 Olsson] [c1 said].'
    expect(venueOf(memo)).toBe('a memo')
    const post = 'Petra Olsson took to Twitter to thank them. [k1 “This is your win,”] [s1 she] [c1 wrote].'
    expect(venueOf(post)).toBe('to Twitter')
  })

  it('ends with another voice, another day and another kind of saying', () => {
    const rally = 'Petra Olsson defended the mayor at a rally in Bergen. '
    expect(venueOf(`${rally}[k1 “He is wrong,”] [s1 Karl Brandt] [c1 said].`)).toBeUndefined()
    expect(venueOf(`${rally}[k1 “He is right,”] [s1 Olsson] [c1 said] on Friday.`)).toBeUndefined()
    expect(venueOf(`${rally}[s1 Olsson] [c1 has said] [k1 that he is right].`)).toBeUndefined()
    expect(venueOf(`${rally}[s1 Olsson] [c1 wrote] [k1 that he is right].`)).toBeUndefined()
    expect(venueOf(`${rally}[s1 Olsson] [c1 laid off] [k1 forty of her people].`)).toBeUndefined()
  })

  it('ends a few paragraphs on', () => {
    const rally = 'Petra Olsson defended the mayor at a rally in Bergen.'
    expect(
      venueOf(`${rally}\n\nThe dam is old.\n\nIt leaks.\n\n[k1 “He is right,”] [s1 Olsson] [c1 said].`),
    ).toBeUndefined()
  })

  it('is not what another clause tells of', () => {
    const text =
      'Petra Olsson attacked Karl Brandt, with whom she clashed at a debate. [k1 “He lies,”] [s1 she] [c1 said].'
    expect(venueOf(text)).toBeUndefined()
  })

  it('gives way to an outlet that was told', () => {
    const { venue, relay } = resolveMarked({
      text: '[k2 “It leaks,”] [s2 Petra Olsson] [c2 said] in an interview with CNN. [s1 She] [c1 told] Reuters [k1 that it was late].',
    }).statements[0]!
    expect(venue).toBeUndefined()
    expect(relay?.map(({ name }) => name)).toEqual(['Reuters'])
  })
})

describe('the addressee of a statement', () => {
  it('is that of the verb before in the same sentence', () => {
    expect(
      addresseeOf(
        '[s1 Petra Olsson] [c1 told] the crew [k1 that it was late] and [c2 said] [k2 that it was cold].'.replace(
          'and [c2',
          'and [s2 she] [c2',
        ),
        1,
      ),
    ).toBe('the crew')
    expect(
      addresseeOf('[s1 Petra Olsson] boasted to reporters of her work and [c1 stressed] [k1 the cost].'),
    ).toBe('reporters')
    expect(
      addresseeOf('[s1 Petra Olsson] reached out to the yard, [c1 writing in an email]: [k1 “We are late.”]'),
    ).toBe('the yard')
  })

  it('is who asked', () => {
    expect(
      addresseeOf('[k1 “It is late,”] [s1 Petra Olsson] [c1 said] in response to questions from The Post.'),
    ).toBe('The Post')
    expect(addresseeOf('Asked by reporters, [s1 Petra Olsson] [c1 said] [k1 that it was late].')).toBe(
      'reporters',
    )
  })

  it('is who was asked, where nobody is named who did', () => {
    expect(addresseeOf('When Petra Olsson [c1 was asked] [k1 whether it was late], she smiled.')).toBe(
      'Petra Olsson',
    )
    expect(addresseeOf('Her words came after [c1 being asked] [k1 to resign].')).toBeUndefined()
  })

  it('is no story and no truth', () => {
    expect(addresseeOf('[s1 Petra Olsson] [c1 told] the story of [k1 a man who stayed].')).toBeUndefined()
  })

  it('goes no further than its name', () => {
    expect(addresseeOf('[s1 Petra Olsson] [c1 told] The Hill of [k1 the prospects for peace].')).toBe(
      'The Hill',
    )
    expect(addresseeOf('[s1 Petra Olsson] [c1 told] members of the council [k1 that it was late].')).toBe(
      'members of the council',
    )
  })
})
