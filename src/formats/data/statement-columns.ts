import type { Article, Passage, Span, Statement } from '../../record.ts'

type Publication = Pick<Article, 'outlet' | 'publishedAt' | 'title' | 'url' | 'from'>
export type Cell = string | number | undefined

/** A table of statements, each with what is known of its article: a column by its name. */
export const STATEMENT_COLUMNS = {
  id: ({ id }) => id,
  article: ({ article }) => article,
  outlet: (_, { outlet }) => outlet,
  published_at: (_, { publishedAt }) => publishedAt,
  title: (_, { title }) => title,
  url: (_, { url }) => url,
  read_from: (_, { from }) => from,
  voice: ({ voice }) => voice?.id,
  voice_name: ({ voice }) => voice?.name,
  voice_kind: ({ voice }) => voice?.kind,
  voice_confidence: ({ voice }) => voice?.confidence,
  unnamed_because: ({ voice }) => tellWords(voice?.unnamedBecause),
  role: ({ role }) => role?.text,
  act: ({ act }) => act,
  quotation: ({ quotation }) => quotation,
  content: ({ text }) => text.content,
  speaker: ({ text }) => text.speaker,
  cue: ({ text }) => text.cue,
  said_from: ({ saidAt }) => saidAt?.from,
  said_to: ({ saidAt }) => saidAt?.to,
  said_as_written: ({ saidAt }) => tellWords(saidAt?.written),
  addressee: ({ addressee }) => tellWords(addressee),
  venue: ({ venue }) => tellWords(venue),
  relay: ({ relay }) => relay?.map(({ name }) => name).join(' > '),
  first_hand: ({ firstHand }) => (firstHand ? 'yes' : undefined),
  certainty: ({ certainty }) => certainty,
  confidence: ({ confidence }) => confidence,
  within: ({ within }) => within,
  notes: ({ notes }) => notes?.map(({ message }) => message).join(' '),
  content_offsets: ({ content }) => writeSpans(content),
  speaker_offsets: ({ speaker }) => writeSpans(speaker),
  cue_offsets: ({ cue }) => writeSpans(cue),
} as const satisfies Record<string, (statement: Statement, article: Publication) => Cell>

const tellWords = (passage: Passage | undefined) => passage?.text

/** `12-40 52-60` */
const writeSpans = (spans: readonly Span[]) => spans.map(([start, end]) => `${start}-${end}`).join(' ')
