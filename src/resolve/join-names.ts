import type { Document, Name } from '../document.ts'
import { TITLES_THAT_ARE_NO_ROLE } from '../languages/en/index.ts'
import type { VoiceKind } from '../record.ts'
import { addMention, type Figure, keyOfPhrase, type Mention, makeFigure } from './figures.ts'
import { findOtherForms } from './find-other-forms.ts'
import { joinPeople, plainName, wordsOfName } from './join-people.ts'

/**
 * Who each name of an article is: the mentions of one somebody, under full name, surname, given name or shortened name,
 * are joined to one figure. Namesakes with different given names stay apart; a bare surname that fits several goes to
 * the one whose title fits, else to the one named last, in the same or the sentence before, else to the one that the
 * article names most.
 */
export function joinNames(document: Document, mentions: readonly Mention[]): Map<Mention, Figure> {
  const joined = new Map<Mention, Figure>()
  const named = mentions.filter((mention) => mention.name !== undefined)
  const surnames = new Set<string>()
  const fullNames = new Set<string>()
  for (const { name } of named) {
    if (name!.kind !== 'person') continue
    surnames.add(wordsOfName(name!.text).at(-1)!)
    fullNames.add(keyOfPhrase(plainName(name!.text)))
  }
  const isNameOfPerson = (key: string) => (key.includes(' ') ? fullNames : surnames).has(key)
  const isPerson = ({ kind, text }: Name) =>
    kind === 'person' || (kind !== 'outlet' && isNameOfPerson(keyOfPhrase(plainName(text))))
  const people = joinPeople(document, {
    mentions: named.filter(({ name }) => isPerson(name!)),
    joined,
  })
  joinBodies(document, { mentions: named.filter(({ name }) => !isPerson(name!)), joined })
  for (const mention of named) {
    const figure = joined.get(mention)
    if (figure) addMention(figure, mention, plainName(mention.name!.text))
  }
  for (const figure of people) figure.name = fullestName(figure)
  const alike = people.filter((figure) => people.some((one) => one !== figure && one.name === figure.name))
  for (const [mention, figure] of joined) if (alike.includes(figure)) nameByTitle(document, mention, figure)
  return joined
}

/** "Mrs. Olsen" beside "Mr. Olsen": of those who share a surname alone, the title is what tells them apart. */
function nameByTitle(document: Document, { name }: Mention, figure: Figure): void {
  if (figure.name.includes(' ') || !name?.title) return
  const title = document.text.slice(...name.title)
  if (/^[^\s]+$/.test(title) && TITLES_THAT_ARE_NO_ROLE.has(title.toLowerCase()))
    figure.name = `${title} ${figure.name}`
}

function joinBodies(
  document: Document,
  { mentions, joined }: { mentions: readonly Mention[]; joined: Map<Mention, Figure> },
): void {
  const byKey = new Map<string, Figure>()
  const bodies = new Map<Mention, Figure>()
  for (const mention of mentions) {
    const key = keyOfPhrase(plainName(mention.name!.text))
    const figure = byKey.get(key) ?? openFigure(mention.name!, key)
    // A dateline has the place in capitals: "SYRACUSE, N.Y. —".
    if (figure.kind === 'government' && SHOUTED.test(figure.name)) figure.name = plainName(mention.name!.text)
    byKey.set(key, figure)
    bodies.set(mention, figure)
  }
  const other = findOtherForms(document, bodies)
  for (const [mention, figure] of bodies) joined.set(mention, other.get(figure) ?? figure)
}

const SHOUTED = /^\p{Lu}{5,}$/u

const openFigure = (name: Name, key: string): Figure =>
  makeFigure({
    name: plainName(name.text),
    kind: voiceKindOf(name),
    key,
    isOfOpenKind: name.kind === 'other',
  })

function voiceKindOf({ kind }: Name): VoiceKind {
  if (kind === 'place') return 'government'
  return kind === 'other' ? 'organisation' : kind
}

function fullestName({ names, name }: Figure): string {
  const forms = [...names.entries()]
  if (forms.length === 0) return name
  forms.sort(([a, m], [b, n]) => b.split(' ').length - a.split(' ').length || n - m || (a < b ? -1 : 1))
  return forms[0]![0]
}
