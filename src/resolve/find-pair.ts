import { FAMILY_NAMES_THAT_COME_FIRST } from '../languages/en/index.ts'
import type { Cast } from './cast.ts'
import { type Figure, type Mention, makeFigure } from './figures.ts'
import { plainName, wordsOfName } from './join-people.ts'
import { remember } from './name-phrase.ts'

const FARTHEST_SENTENCE = 3

/**
 * Whom "the two men" and "both" mean: the two people named last, when no third one is named with them and the article
 * names nobody more often. `undefined` where there are more or fewer: "both" may be two of anything.
 */
export function findPair(cast: Cast, mention: Mention): Figure | undefined {
  const people = listPeopleBefore(cast, mention)
  if (people.length !== 2 || !areMainPeople(cast, people) || !areOfGender(cast, { mention, people }))
    return undefined
  return makePeople(cast, people.map(({ name }) => name).sort())
}

/** Several who are named together as one voice, each by the fullest name. `undefined` where one is no person. */
export function joinTogether(cast: Cast, together: readonly Mention[]): Figure | undefined {
  const people = new Set<Figure>()
  for (const mention of together) {
    const figure = cast.joined.get(mention)
    if (figure?.kind !== 'person' || isGivenNameOnly(mention, figure)) return undefined
    people.add(figure)
  }
  return people.size > 1
    ? makePeople(
        cast,
        [...people].map(({ name }) => name),
      )
    : undefined
}

/** "Henry and Ida Olsen" are not the Henry Moen of the article: a given name shows no surname. */
function isGivenNameOnly({ name }: Mention, figure: Figure): boolean {
  const [word, ...more] = wordsOfName(plainName(name!.text))
  if (more.length > 0 || FAMILY_NAMES_THAT_COME_FIRST.has(word!)) return false
  return wordsOfName(figure.name).indexOf(word!) === 0 && figure.name.includes(' ')
}

/** One voice, whoever of them is named first. */
function makePeople(cast: Cast, names: readonly string[]): Figure {
  const name = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  const key = [...names].sort().join(' and ').toLowerCase()
  return remember(cast, makeFigure({ name, kind: 'group', key, isPlural: true }))
}

/** The people of as many sentences back as it takes to meet two. */
function listPeopleBefore({ document, passed }: Cast, { head }: Mention): Figure[] {
  const { sentence } = document.tokens[head]!
  const people = new Set<Figure>()
  let last = sentence
  for (let i = passed.length - 1; i >= 0; i--) {
    const { figure, mention } = passed[i]!
    const at = document.tokens[mention.head]!.sentence
    if (sentence - at > FARTHEST_SENTENCE || (at !== last && people.size > 1)) break
    last = at
    if (figure.kind === 'person') people.add(figure)
  }
  return [...people]
}

/** The two whom the article has named most so far. */
function areMainPeople({ passed }: Cast, people: readonly Figure[]): boolean {
  const least = Math.min(...people.map(({ mentions }) => mentions.length))
  if (least < LEAST_MENTIONS) return false
  return passed.every(
    ({ figure }) => figure.kind !== 'person' || people.includes(figure) || figure.mentions.length <= least,
  )
}

const LEAST_MENTIONS = 2

function areOfGender(
  { document }: Cast,
  { mention, people }: { mention: Mention; people: readonly Figure[] },
): boolean {
  const noun = document.tokens[mention.head]!.lower
  const gender = noun === 'men' ? 'he' : noun === 'women' ? 'she' : undefined
  return (
    gender === undefined || people.every((figure) => figure.gender === undefined || figure.gender === gender)
  )
}
