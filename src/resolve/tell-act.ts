import type { Document, Token } from '../document.ts'
import {
  ACT_OF_WORD,
  FIRST_WORDS_OF_COMMANDS,
  VERBS_THAT_TAKE_BACK,
  WORDS_FOR_COMMENTING,
  WORDS_FOR_MUST,
} from '../languages/en/index.ts'
import type { Act } from '../record.ts'
import type { Frame } from './find-frame.ts'
import type { TokenSpan } from './token-spans.ts'

/**
 * What kind of saying a statement is: by the word of its cue ("denied", "vowed"), and where the cue
 * is as plain as "said", by what was said: only questions ask, "must" and commands demand, "we will" promises.
 * A statement without a cue is an assertion unless its content shows more.
 */
export function tellAct(document: Document, { statement, cue, contents }: Frame): Act {
  const act = cue && actOfCue(document, cue)
  if (act !== undefined && act !== 'assert') return act
  const isDirect = statement.quotation === 'direct'
  return actOfContent(document, contents, isDirect)
}

function actOfCue({ tokens }: Document, { first, end }: TokenSpan): Act | undefined {
  let act: Act | undefined
  for (let i = first; i < end; i++) {
    const { lemma } = tokens[i]!
    if (isDeclining(tokens, i, end)) return 'decline'
    // "Took back her claim that": whoever takes words back does not say them.
    if (VERBS_THAT_TAKE_BACK.get(lemma.toLowerCase())?.has(tokens[i + 1]?.lower ?? '')) return 'reject'
    act ??= actOfWord(tokens, i)
    if (act === undefined && PLAIN_VERBS.test(lemma)) act = 'assert'
  }
  return act
}

/** Verbs that settle that something was simply said, whatever nouns come after them: "said in a warning". */
const PLAIN_VERBS =
  /^(?:say|tell|add|write|note|state|explain|report|comment|remark|tweet|reply|argue|claim|insist)$/i

function isDeclining(tokens: readonly Token[], at: number, end: number): boolean {
  const { lemma, lower } = tokens[at]!
  if (lower !== 'declined' && !/^(?:decline|refuse)$/i.test(lemma)) return false
  if (lemma.toLowerCase() === 'decline' || lower.startsWith('declin')) return true
  for (let i = at + 1; i < Math.min(end, at + 4); i++)
    if (WORDS_FOR_COMMENTING.has(tokens[i]!.lower)) return true
  return false
}

function actOfWord(tokens: readonly Token[], at: number): Act | undefined {
  const { lemma, lower } = tokens[at]!
  const next = tokens[at + 1]?.lower
  const verb = lemma.toLowerCase()
  if (verb === 'call' || lower === 'called') return next === 'for' || next === 'on' ? 'demand' : undefined
  if (verb === 'lash' && next === 'out') return 'accuse'
  return ACT_OF_WORD.get(verb) ?? ACT_OF_WORD.get(lower)
}

function actOfContent(document: Document, contents: readonly TokenSpan[], isDirect: boolean): Act {
  const { tokens } = document
  let words = 0
  let isAllQuestions = true
  let endMarks = 0
  let act: Act = 'assert'
  for (const { first, end } of contents) {
    for (let i = first; i < end; i++) {
      const { lower, pos, text } = tokens[i]!
      if (/^[.?!]$/.test(text)) {
        endMarks++
        if (text !== '?') isAllQuestions = false
      }
      if (pos === 'PUNCT') continue
      if (words === 0 && isDirect && isCommand(document, i)) act = 'demand'
      // Only the first sentence tells what is done by saying it; later ones give grounds.
      if (endMarks === 0 && WORDS_FOR_MUST.has(lower) && act === 'assert') act = 'demand'
      if (endMarks === 0 && isDirect && act === 'assert' && isPromise(tokens, i)) act = 'promise'
      words++
    }
  }
  return endMarks > 0 && isAllQuestions ? 'ask' : act
}

function isCommand({ tokens }: Document, at: number): boolean {
  const { lower } = tokens[at]!
  const next = tokens[at + 1]
  return FIRST_WORDS_OF_COMMANDS.has(lower) && next !== undefined && !/^(?:you|i|we|they)$/.test(next.lower)
}

function isPromise(tokens: readonly Token[], at: number): boolean {
  const { lower } = tokens[at]!
  if (/^(?:i|we)['’]ll$/.test(lower)) return tokens[at + 1]?.lower !== 'see'
  const next = tokens[at + 1]
  return /^(?:i|we)$/.test(lower) && next !== undefined && /^(?:will|shall|'ll|wo)$/.test(next.lower)
}
