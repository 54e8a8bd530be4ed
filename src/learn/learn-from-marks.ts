import { type ExtractionModel, holdsCue } from '../extract/index.ts'
import type { Example } from './example.ts'
import type { Lesson } from './join-lessons.ts'
import { type GivenText, listReadings, makeExample, type Reading } from './judge-readings.ts'
import { collectGold, type MarkedStatement, matchStatements } from './match-statements.ts'

/** A text in which a person marked every statement. */
export interface MarkedText extends GivenText {
  readonly id: string
  readonly statements: readonly MarkedStatement[]
}

/**
 * Examples from texts in which people marked all statements: a reading is right where it is one of theirs by the relaxed
 * rule of `matchStatements`, and wrong where it is none. What stands inside a statement that is right is neither where they
 * did not mark it: many who mark leave those out.
 */
export function learnFromMarks(texts: readonly MarkedText[], model: ExtractionModel): Lesson {
  const parts = texts.map((text) => judgeText(text, model))
  return {
    examples: parts.flatMap(({ examples }) => examples),
    missed: parts.flatMap(({ missed }) => missed),
    unused: {},
    articles: texts,
    copies: [],
  }
}

function judgeText(marked: MarkedText, model: ExtractionModel) {
  const { id, text, statements } = marked
  const { facts, readings } = listReadings(marked, model)
  const free = new Set(
    statements.map((one) => collectGold(text, one)).filter(({ content }) => content.size > 0),
  )
  const right = new Set<Reading>()
  for (const reading of [...readings].sort((a, b) => b.confidence - a.confidence)) {
    const found = collectGold(text, reading.spans)
    const match = [...free].find((one) => matchStatements(one, found) !== 'none')
    if (match === undefined) continue
    free.delete(match)
    right.add(reading)
  }
  const isInside = (reading: Reading) =>
    [...right].some(({ candidate }) => holdsCue(candidate, reading.candidate))
  const examples: Example[] = readings
    .filter((reading) => right.has(reading) || !isInside(reading))
    .map((reading) => makeExample(facts, reading, { group: id, isRight: right.has(reading) }))
  return { examples, missed: [...free].map(() => id) }
}
