import { describe, expect, it } from 'vitest'
import { resolveMarked } from './mark-up.ts'

const venueOf = (text: string, at = 0): string | undefined =>
  resolveMarked({ text }).statements[at]!.venue?.text
const handsOf = (text: string, at = 0): string[] =>
  (resolveMarked({ text }).statements[at]!.relay ?? []).map(({ name }) => name)

describe('a day between the interview and the outlet', () => {
  it.each([
    ['in an interview Sunday with CNN', 'CNN'],
    ['in an interview on Sunday on CNN', 'CNN'],
    ['in a guest column in Saturday’s New York Times', 'New York Times'],
  ])('does not cut the venue: %j', (venue, hand) => {
    const text = `[k1 “It is late,”] [s1 Petra Olsson] [c1 said] ${venue}.`
    expect(venueOf(text)).toBe(venue)
    expect(handsOf(text)).toEqual([hand])
    expect(resolveMarked({ text }).statements[0]!.firstHand).toBeUndefined()
  })

  it('leaves out the day where nothing of the venue follows', () => {
    expect(venueOf('[k1 “It is late,”] [s1 Petra Olsson] [c1 said] in a statement Monday.')).toBe(
      'in a statement',
    )
  })
})

describe('a sentence that only tells where somebody spoke', () => {
  it.each([
    ['Petra Olsson appeared on CNN on Sunday.', 'on CNN'],
    ['Petra Olsson was a guest on CNN.', 'on CNN'],
    ['Petra Olsson held a news conference in Bergen.', 'a news conference in Bergen'],
    ['Petra Olsson gave an interview to Der Spiegel.', 'an interview to Der Spiegel'],
    ['Petra Olsson’s remarks came at a rally in Bergen.', 'at a rally in Bergen'],
  ])('is the venue of what follows: %s', (before, venue) => {
    expect(venueOf(`${before} [k1 “It is late,”] [s1 she] [c1 said].`)).toBe(venue)
  })

  it.each([
    'Petra Olsson was interviewed by the BBC on Monday.',
    'Petra Olsson sat down with the BBC.',
    'Petra Olsson spoke with the BBC.',
  ])('tells who heard it first: %s', (before) => {
    expect(handsOf(`${before} [k1 “It is late,”] [s1 she] [c1 said].`)).toEqual(['BBC'])
  })

  it('is that of what stands right before it, where it says so', () => {
    const text = '[k1 “It is late,”] [s1 Petra Olsson] [c1 said]. She made the remarks at a rally in Bergen.'
    expect(venueOf(text)).toBe('at a rally in Bergen')
  })

  it('is none where the remarks came after something else', () => {
    const text =
      '[k1 “It is late,”] [s1 Petra Olsson] [c1 said]. Her comments came after a strike that was called at a rally in Bergen.'
    expect(venueOf(text)).toBeUndefined()
  })
})

describe('questions and answers', () => {
  it('have one venue', () => {
    const text =
      'During a debate in Bergen, [s1 Ida Lund] [c1 asked] Petra Olsson [k1 whether she would pay]. [k2 “No,”] [s2 Olsson] [c2 replied].'
    expect(venueOf(text, 1)).toBe('During a debate in Bergen')
  })

  it('do not draw others in', () => {
    const text =
      'During a debate in Bergen, [s1 Ida Lund] [c1 asked] Petra Olsson [k1 whether she would pay]. [k2 “It was dull,”] [s2 Karl Brandt] [c2 said].'
    expect(venueOf(text, 1)).toBeUndefined()
  })
})

describe('hands behind the words', () => {
  it('are who obtained the letter, in a clause of its own', () => {
    const text =
      'In a letter to the panel, which was obtained by Politico, [s1 Petra Olsson] [c1 said] [k1 it was late].'
    expect(handsOf(text)).toEqual(['Politico'])
  })

  it('are no campaign that put out its own statement', () => {
    const text = 'In a statement, released by her campaign, [s1 Petra Olsson] [c1 said] [k1 it was late].'
    expect(handsOf(text)).toEqual([])
  })

  it('are the outlet that "reported" right behind', () => {
    const text = '[s1 Petra Olsson] [c1 has said] [k1 it was late], Reuters first reported on Monday.'
    expect(handsOf(text)).toEqual(['Reuters'])
    const another =
      'Though [s1 Petra Olsson] [c1 has said] [k1 it was late], Reuters reported that it was early.'
    expect(handsOf(another)).toEqual([])
  })
})

it('takes the programme that opens the sentence for the venue of its main clause', () => {
  const text =
    'Sunday, on CNN’s “Outlook,” while speaking of the strike, [s1 Petra Olsson] [c1 said] [k1 it was late].'
  expect(venueOf(text)).toBe('on CNN’s “Outlook,”')
})

it('finds the venue that the words for the speaker have taken with them', () => {
  const text = '[k1 “It is late,”] [c1 said] [s1 Petra Olsson in an email to Politico].'
  expect(venueOf(text)).toBe('in an email to Politico')
})
