import { annotate } from '../annotate/index.ts'
import {
  addOwnFeatures,
  CONTENT,
  CUE,
  chooseCandidates,
  describeTokens,
  type ExtractionModel,
  type JudgedCandidate,
  listJudged,
  SPEAKER,
  type TokenFacts,
  toOdds,
} from '../extract/index.ts'
import { FeatureBuffer } from '../model/index.ts'
import type { Article, Span } from '../record.ts'
import type { Example } from './example.ts'
import type { MarkedStatement } from './match-statements.ts'

/** A reading that the program may give, whatever its confidence. */
export interface Reading extends JudgedCandidate {
  readonly spans: MarkedStatement
}

export type GivenText = Pick<Article, 'text'> & Partial<Pick<Article, 'publishedAt' | 'outlet'>>

/** The readings of a text by the model that the package brings, one for each cue, in order. */
export function listReadings(
  { text, publishedAt, outlet }: GivenText,
  { own: _, ...model }: ExtractionModel,
): { readonly facts: TokenFacts; readonly readings: Reading[] } {
  const facts = describeTokens(annotate({ text, date: publishedAt, outlet }))
  const readings = chooseCandidates(listJudged(facts, model)).map((one) => ({
    ...one,
    spans: {
      speaker: findSpans(facts, one, SPEAKER),
      cue: findSpans(facts, one, CUE),
      content: findSpans(facts, one, CONTENT),
    },
  }))
  return { facts, readings }
}

const findSpans = (
  { document: { tokens } }: TokenFacts,
  { candidate }: JudgedCandidate,
  wanted: number,
): Span[] =>
  candidate.segments
    .filter(({ label }) => label === wanted)
    .map(({ first, end }): Span => [tokens[first].start, tokens[end - 1].end])

/** An example from a reading and whether it is right. */
export function makeExample(
  facts: TokenFacts,
  reading: Reading,
  { group, isRight }: Pick<Example, 'group' | 'isRight'>,
): Example {
  const buffer = new FeatureBuffer()
  buffer.clear()
  addOwnFeatures(facts, reading, buffer)
  const features = buffer.hashes.slice(0, buffer.starts[1])
  const { cue, content } = reading.spans
  const place = cue.length > 0 ? `cue ${cue.flat().join(' ')}` : `content ${content.flat().join(' ')}`
  return { group, isRight, odds: toOdds(reading.confidence), features, place }
}
