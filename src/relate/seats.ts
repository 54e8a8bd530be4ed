/**
 * Article voices as relating keeps them: what they add to a voice, and the unit in which they sit. All article voices
 * that one name makes one are a unit.
 *
 * @module
 */
import { identify } from '../identify.ts'
import type { ArticleVoice, Passage, VoiceKind, VoiceName } from '../record.ts'
import type { Key } from '../shelf.ts'
import { foldBodyName, isGenericBody, type PersonName, parsePersonName } from './compare-names.ts'
import { FIELDS_OF_WORK } from './english.ts'
import { hashWords, splitWords } from './split-words.ts'

export interface Seat {
  readonly article: string
  readonly story: string
  /** Where it sits: the article voice's own id where it is alone, also when it was split off by hand. */
  readonly unit: string
  /** Where it would sit if nobody had split it off. Absent where nobody has. */
  readonly home?: string
  readonly name: string
  readonly kind: VoiceKind
  readonly names: readonly VoiceName[]
  /** Each way of describing it once, with its first place. */
  readonly roles: readonly Passage[]
  /** The fields of work that its roles name, a bit each. */
  readonly fields: number
  readonly statements: number
  readonly because?: Passage
  /** A person has said of it that it is somebody whom other article voices are too. */
  readonly isAnchor?: true
}

/** What decides with whom an article voice can sit. */
export type Calling =
  | { readonly sort: 'full name' | 'surname'; readonly name: PersonName }
  | { readonly sort: 'body'; readonly folded: string; readonly isGeneric: boolean }
  | { readonly sort: 'alone' }

const ALONE: Calling = { sort: 'alone' }

/** What has a description for its name is another somebody, or another paper, in each article. */
export const isNameless = (kind: VoiceKind): boolean =>
  kind === 'group' || kind === 'unnamed' || kind === 'document'

/** How an article voice is called: by a full name, a surname, a body's name, or by nothing that others could share. */
export function readCalling(voice: Pick<Seat, 'name' | 'kind'>): Calling {
  const known = callings.get(voice)
  if (known) return known
  const calling = parseCalling(voice)
  callings.set(voice, calling)
  return calling
}

const callings = new WeakMap<Pick<Seat, 'name' | 'kind'>, Calling>()

function parseCalling({ name, kind }: Pick<Seat, 'name' | 'kind'>): Calling {
  if (isNameless(kind)) return ALONE
  if (kind === 'person') {
    const parsed = parsePersonName(name)
    return parsed ? { sort: parsed.parts.length > 1 ? 'full name' : 'surname', name: parsed } : ALONE
  }
  const folded = foldBodyName(name)
  if (folded === '' || /^(?:his|her|their|its|our|my) /.test(folded)) return ALONE
  return { sort: 'body', folded, isGeneric: isGenericBody(folded) || !/\p{Lu}/u.test(name) }
}

/** An article voice that has no unit yet. */
export function makeSeat(
  voice: ArticleVoice,
  { story, statements }: { story: string; statements: number },
): Seat {
  const roles = new Map<string, Passage>()
  for (const role of [...voice.roles].sort((a, b) => a.start - b.start)) {
    const words = foldRole(role.text)
    if (words !== '' && !roles.has(words)) roles.set(words, role)
  }
  return {
    article: voice.article,
    story,
    unit: voice.id,
    name: voice.name,
    kind: voice.kind,
    names: voice.names,
    roles: [...roles.values()],
    fields: findFields([...roles.keys()]),
    statements,
    ...(voice.unnamedBecause && { because: voice.unnamedBecause }),
  }
}

/** Roles are one when they have the same words. */
export const foldRole = (text: string): string => splitWords(text).join(' ')

function findFields(roles: readonly string[]): number {
  let fields = 0
  for (const word of roles.flatMap((role) => role.split(' '))) {
    FIELDS_OF_WORK.forEach((field, number) => {
      if (field.has(word)) fields |= 1 << number
    })
  }
  return fields
}

/** Whether a unit is an article voice that sits alone. */
export const isArticleVoice = (unit: string): boolean => !unit.startsWith('uni_')

/** The id of all that has one full name, whatever the field of work. */
export const identifyName = (name: PersonName): string => identify('uni', ['person', name.key])
/** The unit of those of one full name whose reports name these fields of work. */
export const identifyNameUnit = (nameId: string, fields: number): string => `${nameId}/${fields}`
/** The unit of those who are known to be one of a name's unit though their reports have the surname alone. */
export const identifySurnameUnit = (nameUnit: string): string => `${nameUnit}/surname`
/** The name to which a unit of a full name, or of surnames found to be that person, belongs. */
export const findNameOfUnit = (unit: string): string | undefined =>
  unit.includes('/') ? unit.slice(0, unit.indexOf('/')) : undefined
/** The unit of the full name to which a unit of surnames belongs; one of a full name is its own. */
export const findUnitOfFullName = (unit: string): string => unit.replace(/\/surname$/, '')

/** What stands in the buckets of the index `unit in story`. */
export const BUCKETS = { article: 0, nameInStory: 1, role: 2, placesOfName: 3 } as const
/** What stands in the buckets of the index `surname in story`. */
export const SURNAME_BUCKETS = { alone: 0, inFull: 1 } as const

/** The key of some words of any kind. */
export const keyOf = (...words: string[]): number => hashWords(words, { from: 0, to: words.length })

/** The keys by which a seat is found again; none for those who never share a unit. */
export function listSeatKeys(seat: Seat): { inStory: Key[]; bySurname: Key[] } {
  const calling = readCalling(seat)
  if (calling.sort === 'alone') return { inStory: [], bySurname: [] }
  const own = callingKey(calling)
  const inStory: Key[] = [
    { key: keyOf(seat.article), bucket: BUCKETS.article },
    ...seat.roles.map(({ text }) => ({ key: keyOf(own, foldRole(text)), bucket: BUCKETS.role })),
  ]
  if (calling.sort === 'full name') inStory.push({ key: keyOf(seat.story, own), bucket: BUCKETS.nameInStory })
  const bySurname =
    calling.sort === 'surname'
      ? [{ key: keyOf(seat.story, calling.name.surname), bucket: SURNAME_BUCKETS.alone }]
      : []
  return { inStory, bySurname }
}

/** What all who can share a unit have in common. */
export function callingKey(calling: Calling): string {
  if (calling.sort === 'alone') return ''
  if (calling.sort === 'body') return `body ${calling.folded}`
  return calling.sort === 'surname' ? `surname ${calling.name.surname}` : `person ${calling.name.key}`
}
