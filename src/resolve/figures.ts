import type { Name } from '../document.ts'
import type { Passage, VoiceKind } from '../record.ts'

export type Gender = 'he' | 'she'

/** A place where the article speaks of somebody or something. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly firstToken: number
  readonly endToken: number
  /** The index of the token that carries the phrase: the last of a name, the noun of "a senior official". */
  readonly head: number
  readonly form: 'name' | 'description' | 'pronoun'
  readonly name?: Name
  readonly isQuoted: boolean
  readonly isSubject: boolean
}

/** A mention with whom it means. */
export interface JoinedMention extends Mention {
  readonly figure: Figure
}

/** Somebody or something in one article that may speak: what becomes a voice when it does. */
export interface Figure {
  name: string
  kind: VoiceKind
  gender?: Gender
  readonly isPlural: boolean
  /** A report, poll or law: it can be "it", and never "he". */
  readonly isDocument: boolean
  /** Another person of the article has the same name in short. */
  hasNamesake: boolean
  /** A name that may be a person's or a body's. */
  isOfOpenKind: boolean
  /** What joins phrases for it: lower case, without article and possessive mark. */
  readonly key: string
  readonly names: Map<string, number>
  readonly roles: Role[]
  readonly mentions: Mention[]
  unnamedBecause?: Passage
}

/** How the article describes somebody, with the words in it by which a description is matched. */
export interface Role {
  readonly passage: Passage
  readonly words: ReadonlySet<string>
  /** Of "the nominee’s daughter" the nominee, who is somebody else. */
  readonly owner?: readonly string[]
}

interface NewFigure {
  readonly name: string
  readonly kind: VoiceKind
  readonly key?: string
  readonly gender?: Gender
  readonly isPlural?: boolean
  readonly isDocument?: boolean
  readonly isOfOpenKind?: boolean
}

export function makeFigure({
  name,
  kind,
  key,
  gender,
  isPlural = false,
  isDocument = false,
  isOfOpenKind = false,
}: NewFigure): Figure {
  return {
    name,
    kind,
    gender,
    isPlural,
    isDocument,
    hasNamesake: false,
    isOfOpenKind,
    key: key ?? keyOfPhrase(name),
    names: new Map(),
    roles: [],
    mentions: [],
  }
}

/** "The Russian Foreign Ministry’s" and "Russian foreign ministry" have one key. */
export function keyOfPhrase(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/[’']s?(?=\s|$)/g, '')
    .replace(/[“”"‘’'.,()]/g, '')
    .replace(/^(?:the|a|an|this|that) /, '')
    .replace(/\s+/g, ' ')
    .trim()
}

export function addMention(figure: Figure, mention: Mention, text: string): void {
  figure.mentions.push(mention)
  if (mention.form !== 'pronoun') figure.names.set(text, (figure.names.get(text) ?? 0) + 1)
}
