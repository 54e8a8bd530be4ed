import type { Document } from '../document.ts'
import type { Passage, Statement } from '../record.ts'
import type { Figure, Mention } from './figures.ts'
import type { PassedMention } from './find-antecedent.ts'
import type { SpeakerHead } from './find-head.ts'
import type { Mentions } from './find-mentions.ts'
import type { TokenSpan } from './token-spans.ts'
import type { Way } from './weigh-castings.ts'

/** The words that a statement has for its speaker, and what is around them. */
export interface SpeakerPhrase {
  readonly statement: Statement
  readonly span: TokenSpan
  readonly head: SpeakerHead
}

/** All that the article has shown up to a certain word. */
export interface Cast {
  readonly document: Document
  readonly mentions: Mentions
  readonly joined: Map<Mention, Figure>
  readonly passed: PassedMention[]
  /** By key: bodies, groups and papers that are described and not named. */
  readonly described: Map<string, Figure>
  /** By token: 1 where a role stands, whose words call nobody new. */
  readonly inRole: Uint8Array
}

/** Whom words mean, and how that was found. */
export interface Found {
  readonly figure: Figure
  readonly way: Way
  /** The words for somebody without a name who speaks for the figure: "a ministry spokesman". */
  readonly spokesperson?: Passage
}

/** Whom words may mean as well as another, so that neither is taken. */
export interface InDoubt {
  readonly between: readonly Figure[]
}

/** Who speaks in a statement, as far as the article shows it. */
export interface Casting extends Found {
  /** Where the speaker is mentioned: what is known of it there is known to the statement. */
  readonly at: number
}
