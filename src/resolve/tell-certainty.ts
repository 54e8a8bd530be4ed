import type { Document } from '../document.ts'
import {
  CUES_FOR_POSSIBLE,
  CUES_FOR_PROBABLE,
  WORDS_FOR_CONDITION,
  WORDS_FOR_POSSIBLE,
  WORDS_FOR_PROBABLE,
  WORDS_THAT_UNDO_IF,
} from '../languages/en/index.ts'
import type { Act, Certainty } from '../record.ts'
import type { Frame } from './find-frame.ts'
import type { TokenSpan } from './token-spans.ts'

/** Acts that do not put anything as so or not so: there is nothing to be certain of. */
const ACTS_WITHOUT_CERTAINTY: ReadonlySet<Act> = new Set(['ask', 'demand', 'decline', 'praise', 'reject'])

/**
 * How certain the speaker put the first sentence of what was said: a condition wins over "may", that over "probably", and
 * that over the cue ("believes"). Absent for questions, demands and contents that say nothing with a verb.
 */
export function tellCertainty(document: Document, { cue, contents }: Frame, act: Act): Certainty | undefined {
  if (ACTS_WITHOUT_CERTAINTY.has(act)) return undefined
  const found = readContent(document, contents)
  if (!found.hasVerb) return undefined
  if (found.certainty) return found.certainty
  const lemma = cue && lemmasOf(document, cue)
  if (lemma?.some((word) => CUES_FOR_POSSIBLE.has(word))) return 'possible'
  if (lemma?.some((word) => CUES_FOR_PROBABLE.has(word))) return 'probable'
  return 'certain'
}

const lemmasOf = ({ tokens }: Document, { first, end }: TokenSpan): string[] =>
  tokens.slice(first, end).map(({ lemma }) => lemma.toLowerCase())

function readContent(
  document: Document,
  contents: readonly TokenSpan[],
): { certainty?: Certainty; hasVerb: boolean } {
  const { tokens } = document
  let certainty: Certainty | undefined
  let hasVerb = false
  for (const { first, end } of contents) {
    for (let i = first; i < end; i++) {
      const { lower, pos, text } = tokens[i]!
      if (hasVerb && /^[.?!]$/.test(text)) return { certainty, hasVerb }
      if (pos === 'VERB' || pos === 'AUX') hasVerb = true
      if (WORDS_FOR_CONDITION.has(lower) && !WORDS_THAT_UNDO_IF.has(tokens[i - 1]?.lower ?? '')) {
        certainty = 'conditional'
      } else if (WORDS_FOR_POSSIBLE.has(lower) && certainty !== 'conditional' && !isMonth(text))
        certainty = 'possible'
      else if (WORDS_FOR_PROBABLE.has(lower)) certainty ??= 'probable'
    }
  }
  return { certainty, hasVerb }
}

/** "May" and "Might" with a capital inside a sentence are a month and a noun. */
const isMonth = (text: string): boolean => text === 'May'
