import type { Document } from '../document.ts'
import { NOUNS_FOR_MEN, NOUNS_FOR_WOMEN, PRONOUN_KINDS } from '../languages/en/index.ts'
import type { Figure, Gender, Mention } from './figures.ts'

/**
 * Tells by which pronoun the article goes on with each person, where no title or given name has shown it: by the words of
 * its roles ("spokeswoman"), else by the pronouns of sentences that name nobody else ("Gabuyev said he ..."). Sets
 * `gender` on the figures; leaves it open where the article shows both or nothing.
 */
export function learnGenders(
  document: Document,
  { mentions, joined }: { mentions: readonly Mention[]; joined: ReadonlyMap<Mention, Figure> },
): void {
  for (const figure of new Set(joined.values()))
    if (figure.kind === 'person') figure.gender = genderOfRoles(figure)
  const votes = countVotes(document, { mentions, joined })
  for (const [figure, { he, she }] of votes) {
    if (figure.gender === undefined && he !== she && Math.min(he, she) * 4 <= Math.max(he, she)) {
      figure.gender = he > she ? 'he' : 'she'
    }
  }
}

function genderOfRoles({ gender, roles }: Figure): Gender | undefined {
  for (const { passage } of roles) {
    const word = passage.text
      .toLowerCase()
      .split(/[ ,]/)
      .findLast((part) => NOUNS_FOR_WOMEN.has(part) || NOUNS_FOR_MEN.has(part))
    // "the father of two" and "his wife" alike end in the noun that counts; "wife of" a man stands before it.
    if (word !== undefined) return NOUNS_FOR_WOMEN.has(word) ? 'she' : 'he'
  }
  return gender
}

function countVotes(
  document: Document,
  { mentions, joined }: { mentions: readonly Mention[]; joined: ReadonlyMap<Mention, Figure> },
): Map<Figure, Record<Gender, number>> {
  const votes = new Map<Figure, Record<Gender, number>>()
  let sentence = -1
  let named: Figure | undefined
  let isAlone = true
  for (const mention of mentions) {
    const token = document.tokens[mention.head]!
    if (token.sentence !== sentence) [sentence, named, isAlone] = [token.sentence, undefined, true]
    const figure = joined.get(mention)
    if (figure?.kind === 'person') {
      if (named !== undefined && named !== figure) isAlone = false
      named = figure
    }
    const kind = PRONOUN_KINDS.get(token.lower)
    if ((kind !== 'he' && kind !== 'she') || !isAlone || named === undefined || mention.isQuoted) continue
    const count = votes.get(named) ?? { he: 0, she: 0 }
    count[kind]++
    votes.set(named, count)
  }
  return votes
}
