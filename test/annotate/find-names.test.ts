import { describe, expect, it, test } from 'vitest'
import { findNames } from '../../src/annotate/find-names.ts'
import { layersOf } from './layers.ts'

const namesOf = (text: string) =>
  findNames(layersOf(text)).map(({ text: name, kind, title }) =>
    title ? [name, kind, text.slice(...title)] : [name, kind],
  )

it('gives the example of its documentation', () => {
  expect(findNames(layersOf('Foreign Ministry spokeswoman Maria Gil told Interfax.'))).toEqual([
    { start: 0, end: 16, text: 'Foreign Ministry', kind: 'government' },
    { start: 29, end: 38, text: 'Maria Gil', kind: 'person', title: [0, 28] },
    { start: 44, end: 52, text: 'Interfax', kind: 'outlet' },
  ])
})

describe('titles', () => {
  test.each([
    ['The call of U.S. President Donald Marsh failed.', 'Donald Marsh', 'U.S. President'],
    ['It was Sir Vince Tarrant who spoke.', 'Vince Tarrant', 'Sir'],
    ['On Monday Sen. Ted Okafor (R-Tex.) spoke.', 'Ted Okafor', 'Sen.'],
    ['It was Ms Gil who spoke.', 'Gil', 'Ms'],
    ['It was Secretary of State John Brandt who spoke.', 'John Brandt', 'Secretary of State'],
    ['They met former Florida governor Jeb Tolland there.', 'Jeb Tolland', 'former Florida governor'],
    [
      'They met Venezuelan Deputy Foreign Minister Ivan Soto.',
      'Ivan Soto',
      'Venezuelan Deputy Foreign Minister',
    ],
  ])('%s', (text, name, title) => {
    expect(namesOf(text)).toContainEqual([name, 'person', title])
  })

  it('takes an office without a person for no name', () => {
    expect(namesOf('On Monday the President and the Attorney General met.')).toEqual([])
  })
})

describe('people', () => {
  test.each([
    ['They asked Ursula von der Brecht about it.', 'Ursula von der Brecht'],
    ['They asked Bashar al-Masri about it.', 'Bashar al-Masri'],
    ['They asked J. K. Fowler about it.', 'J. K. Fowler'],
    ['They asked Juan de la Peña about it.', 'Juan de la Peña'],
    ['They asked Marie-Claire O’Neill about it.', 'Marie-Claire O’Neill'],
    ['They asked William Tate Jr. about it.', 'William Tate Jr.'],
    ['In the hall Theresa May spoke.', 'Theresa May'],
  ])('%s', (text, name) => {
    expect(namesOf(text)).toEqual([[name, 'person']])
  })

  it('knows a family name alone by the full name elsewhere in the article', () => {
    expect(namesOf('He met Vladimir Dzhubarin. Dzhubarin’s view is known, as is that of Dzhubarin.')).toEqual(
      [
        ['Vladimir Dzhubarin', 'person'],
        ['Dzhubarin', 'person'],
        ['Dzhubarin', 'person'],
      ],
    )
  })

  it('keeps coordinated people apart', () => {
    expect(namesOf('In Helsinki Anna Tarrant and Boris Okafor met.')).toEqual([
      ['Helsinki', 'place'],
      ['Anna Tarrant', 'person'],
      ['Boris Okafor', 'person'],
    ])
  })
})

describe('bodies and places', () => {
  test.each([
    ['the Department of Health and Human Services', 'Department of Health and Human Services', 'government'],
    ['the Food and Drug Administration', 'Food and Drug Administration', 'government'],
    ['the Kremlin', 'Kremlin', 'government'],
    ['the White House', 'White House', 'government'],
    ['the State Department', 'State Department', 'government'],
    ['The Moscow Times', 'The Moscow Times', 'outlet'],
    ['Reuters', 'Reuters', 'outlet'],
    ['the Radio Varna radio station', 'Radio Varna', 'outlet'],
    ['the University of Tartu', 'University of Tartu', 'organisation'],
    ['the Green Harvest Party', 'Green Harvest Party', 'organisation'],
    ['NATO', 'NATO', 'organisation'],
    ['Caracas', 'Caracas', 'place'],
    ['Bosnia and Herzegovina', 'Bosnia and Herzegovina', 'place'],
    ['New Hampshire', 'New Hampshire', 'place'],
    ['@annatarrant', '@annatarrant', 'other'],
  ])('%s', (words, name, kind) => {
    expect(namesOf(`They quoted ${words} twice.`)).toEqual([[name, kind]])
  })

  it('knows a company by its short form', () => {
    expect(namesOf('He left Kestrel Motor Company. He said Kestrel had lost money.')).toEqual([
      ['Kestrel Motor Company', 'organisation'],
      ['Kestrel', 'organisation'],
    ])
  })
})

describe('names that the article itself explains', () => {
  test.each([
    ['Dorasca was informed. The Dorascan parliament met.', 'Dorasca', 'place'],
    ['Brunland refused. Brunlandish ships left.', 'Brunland', 'place'],
    ['They read the Nordpress news agency.', 'Nordpress', 'outlet'],
    ['Nordpress said so. It was the Norwegian agency Nordpress.', 'Nordpress', 'outlet'],
    ['They told the Nordpress agency all.', 'Nordpress', 'outlet'],
    ['BERGEN, March 6 (Nordpress) — The dam is safe.', 'Nordpress', 'outlet'],
    ['They quoted the Nordpress News Agency.', 'Nordpress News Agency', 'outlet'],
    ['They told Radio Fjord so.', 'Radio Fjord', 'outlet'],
  ])('%s', (text, name, kind) => {
    expect(namesOf(text)).toContainEqual([name, kind])
  })

  it('takes nobody for a country whose name an adjective resembles', () => {
    expect(namesOf('Ivan Roma came. Roma said so. The Roman roads were long.')).toContainEqual([
      'Roma',
      'person',
    ])
    expect(namesOf('They met Julia there. Julian Tate left.')).not.toContainEqual(['Julia', 'place'])
  })

  it('takes a body for no outlet because it is an agency', () => {
    expect(namesOf('They trust the space agency Kestrel and the Fitch ratings agency.')).not.toContainEqual([
      'Kestrel',
      'outlet',
    ])
  })
})

describe('capitals that make no name', () => {
  test.each([
    'The experts met on Monday in March.',
    'Most Americans and some Russian officials agreed.',
    'However, I will stay. “Must we go?” Experts doubt it.',
    'Later, officials went home. Women stayed.',
  ])('%s', (text) => {
    expect(namesOf(text)).toEqual([])
  })

  it('takes from a headline only the names that the article shows to be some', () => {
    expect(
      namesOf(
        'Advisers Will Stay as Long as Necessary, Okafor Vows\n\nThe advisers stay, said Boris Okafor.',
      ),
    ).toEqual([
      ['Okafor', 'person'],
      ['Boris Okafor', 'person'],
    ])
  })

  it('survives an empty text and a text of marks', () => {
    expect(namesOf('')).toEqual([])
    expect(namesOf('@ - A. & "" (R- of the and')).toEqual([])
  })
})

describe('companies', () => {
  it.each([
    ['Ostrel said it had lost money.', 'Ostrel'],
    ['They own a stake in Ostrel now.', 'Ostrel'],
    ['They met an analyst at Ostrel there.', 'Ostrel'],
    ['It was Ostrel chief executive Ida Lund who spoke.', 'Ostrel'],
    ['It was Ostrel Chief Executive Ida Lund who spoke.', 'Ostrel'],
    ['Carmaker Ostrel announced a loss. Ostrel said more.', 'Ostrel'],
    ['Ostrel Motors lost money. Later Ostrel said more, and Ostrel added a word.', 'Ostrel'],
    ['They flew with Air Norway.', 'Air Norway'],
    ['They spoke of Norvane Motors and Ostrel there.', 'Ostrel'],
  ])('are known by what only bodies do and have: %s', (text, name) => {
    expect(namesOf(text)).toContainEqual([name, 'organisation'])
  })

  it('are no flight, no index and no unit of a number', () => {
    expect(namesOf('The crew of Air Norway Flight 447 met.')).toContainEqual(['Air Norway', 'organisation'])
    expect(namesOf('They sold the NVX 100 index.')).toContainEqual(['NVX', 'other'])
    expect(namesOf('It holds 60GB and costs 249 USD.')).toEqual([])
  })
})

describe('a family name that is a word of the language', () => {
  test.each('Prior Church Grant Will Rose Case Day Read King Park Law Hope Cross Means Still'.split(' '))(
    'Desmond %s',
    (word) => {
      expect(namesOf(`But Desmond ${word} said that the bridge was shut.`)).toEqual([
        [`Desmond ${word}`, 'person'],
      ])
    },
  )

  test.each('Grant Rose Case Day Read King Park Law Cross'.split(' '))(
    'belongs to a first name that no list holds: Orla %s',
    (word) => {
      expect(namesOf(`But Orla ${word} warned that the bridge was shut.`)).toEqual([
        [`Orla ${word}`, 'person'],
      ])
    },
  )

  it('is none where no name stands before it', () => {
    expect(namesOf('“Read more” said the sign. The King said so, and the Saudi King said so too.')).toEqual(
      [],
    )
  })
})

describe('a first name that a month bears too', () => {
  test.each(['Jan Moss', 'Mar Ortiz', 'May Alder', 'April Stone', 'June Falk', 'Sun Li'])('%s', (name) => {
    expect(namesOf(`The clerk of the council, ${name}, explained it.`)).toEqual([[name, 'person']])
  })

  it('is a month before its day', () => {
    expect(namesOf('They met on Jan 5 and again on Mar 7.')).toEqual([])
  })
})

describe('one name', () => {
  it('is one person, whatever the words around it show in other places', () => {
    const kinds = namesOf(
      'Mayor Orla Dorn spoke. Orla left. They voted for Orla Dorn, and the plan of Orla Dorn passed.',
    ).filter(([name]) => name === 'Orla Dorn')
    expect(kinds.map(([, kind]) => kind)).toEqual(['person', 'person', 'person'])
  })

  it('is a person’s where she is "she", whom the article calls by her first name', () => {
    expect(namesOf('Orla Dorn said she was late. They know Orla, and met Orla Dorn.')).toContainEqual([
      'Orla Dorn',
      'person',
    ])
  })

  it('stays a company’s that "who" behind it does not mean', () => {
    const kinds = namesOf('It was the chairman of Bear Orlens, who died. Bear lost. It sold Bear Orlens.')
    expect(kinds).toContainEqual(['Bear Orlens', 'organisation'])
    expect(kinds).not.toContainEqual(['Bear Orlens', 'person'])
  })
})
