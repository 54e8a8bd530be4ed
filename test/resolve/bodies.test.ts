import { describe, expect, it } from 'vitest'
import { annotate } from '../../src/annotate/index.ts'
import { castFigures } from '../../src/resolve/cast-figures.ts'
import { findMentions } from '../../src/resolve/find-mentions.ts'

/** Whom the article speaks of: the words of each place, by the name of whom they mean. */
function placesOf(text: string): Record<string, string[]> {
  const document = annotate({ text })
  const mentions = findMentions(document)
  const { figureAt } = castFigures(document, { statements: [], mentions, citings: new Map() })
  const places: Record<string, string[]> = {}
  for (const { head, start, end } of mentions.list) {
    const figure = figureAt.get(head)
    if (!figure) continue
    places[figure.name] = [...(places[figure.name] ?? []), text.slice(start, end)]
  }
  return places
}

describe('a company under several names', () => {
  it('is one under its own word and under that with its form', () => {
    const text =
      'Norvane Motor Company lost money. Telmar Inc. did not. Shares of Norvane fell, and those of Telmar rose.'
    expect(placesOf(text)).toMatchObject({
      Norvane: ['Norvane Motor Company', 'Norvane'],
      Telmar: ['Telmar Inc.', 'Telmar'],
    })
  })

  it('is not its sister company', () => {
    const text = 'Norvane Energy sued Norvane Airlines. Shares of Norvane fell.'
    expect(placesOf(text)).toMatchObject({
      'Norvane Energy': ['Norvane Energy'],
      'Norvane Airlines': ['Norvane Airlines'],
    })
  })

  it('is what stands in brackets behind it, also with two letters', () => {
    const text = 'Ostrel Motors (OM) closed a plant. They met workers from OM.'
    expect(placesOf(text)).toMatchObject({ 'Ostrel Motors': ['Ostrel Motors', 'OM', 'OM'] })
  })

  it('is what commas tell of it, and "the airline" is that one', () => {
    const text = 'Norvane Airlines, an airline, lost money. Telmar Bank did not. The airline cut jobs.'
    expect(placesOf(text)['Norvane Airlines']).toContain('an airline')
  })
})

describe('a place inside a longer name', () => {
  it.each([
    ['Rain fell in South Telmarken and in Telmarken.'],
    ['The District Court for Norvane met. It rained in Norvane.'],
  ])('is another: %s', (text) => {
    const joined = Object.values(placesOf(text)).filter((places) => places.length > 1)
    expect(joined).toEqual([])
  })
})

describe('"it" that does not speak', () => {
  it('is the body that the sentence is about from its subject on', () => {
    const text = 'Norvane Motors said that it had sold its ships.'
    expect(placesOf(text)['Norvane Motors']).toEqual(['Norvane Motors', 'it', 'its'])
  })

  it('is nobody in "it is likely", and left open behind another subject', () => {
    expect(placesOf('Norvane Motors said it is likely that rain comes.')['Norvane Motors']).toEqual([
      'Norvane Motors',
    ])
    expect(placesOf('Norvane Motors said the ship has lost its crew.')['Norvane Motors']).toEqual([
      'Norvane Motors',
    ])
  })

  it('is "they" only where the writer takes the body for many', () => {
    expect(placesOf('Norvane Motors have sold their ships.')['Norvane Motors']).toContain('their')
    expect(placesOf('Norvane Motors has sold their ships.')['Norvane Motors']).not.toContain('their')
  })
})
