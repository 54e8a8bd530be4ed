/**
 * What a denial denies, as its own words tell it.
 *
 * @module
 */
import { DEMAND_NOUNS } from './english.ts'
import {
  ACCUSATION_NOUNS,
  BEGINNINGS_OF_DENIED_DEEDS,
  CLAIM_NOUNS,
  CUE_OF_TURNING_DOWN,
  SAYING_NOUNS,
  WORDS_OF_CONDEMNING,
  WORDS_OF_DENYING,
  WORDS_OF_REJECTING,
} from './english-relations.ts'
import type { Speaking } from './party.ts'
import { findCalledFalse, mayCallFalse } from './read-falsity.ts'
import { findContentStems, foldText, splitWords } from './split-words.ts'

/** What somebody denies or turns down. */
export interface Denied {
  readonly speaking: Speaking
  readonly verb: 'denied' | 'rejected'
  /** The claim in the denial's words, where the denial tells it. */
  readonly claim?: string
  /** Content stems of what is denied. */
  readonly stems: readonly string[]
  /** The noun that it is called by: `demand`, `reports`. */
  readonly noun?: string
  /** What the denial calls it: all of its content, but of "the claims are false" only "the claims". */
  readonly phrase: string
}

/** Whether a statement denies or turns down a claim or calls it false, and which. */
export function findDenied(speaking: Speaking): Denied | undefined {
  return findDeniedByCue(speaking) ?? findDeniedAsFalse(speaking)
}

function findDeniedByCue(speaking: Speaking): Denied | undefined {
  const { text, act } = speaking.statement.statement
  const cue = splitWords(text.cue ?? '')
  const isCondemning = cue.some((word) => WORDS_OF_CONDEMNING.has(word))
  const isTurningDown = CUE_OF_TURNING_DOWN.test(cue.join(' '))
  if (act !== 'deny' && act !== 'reject' && !isCondemning && !isTurningDown) return undefined
  const isDeny = cue.some((word) => WORDS_OF_DENYING.has(word)) || (text.cue === undefined && act === 'deny')
  const isReject =
    isTurningDown ||
    cue.some((word) => WORDS_OF_REJECTING.has(word)) ||
    (text.cue === undefined && act === 'reject')
  if (!isDeny && !isReject && !isCondemning) return undefined
  // "was rejected", "tried to deny": it is not told that the voice denied anything.
  if (
    /\b(?:to|was|were|is|been|be|being|should|could|would|can)\s+(?:\w+ly\s+)?(?:den|rej|dism|disp|ref|reb|push|brush)/i.test(
      text.cue ?? '',
    )
  )
    return undefined
  const described = describeDenied(text.content, { cue, isDeny })
  // Who condemns a claim or a deed does not say that it is not so; who condemns a call does not follow it.
  if (!isDeny && !isReject && !DEMAND_NOUNS.has(described.noun ?? '')) return undefined
  return { speaking, verb: isDeny ? 'denied' : 'rejected', phrase: text.content, ...described }
}

/** "The allegations are completely false", "called the report a lie". */
function findDeniedAsFalse(speaking: Speaking): Denied | undefined {
  const { claims, statement } = speaking.statement
  if (statement.act === 'ask') return undefined
  const cue = splitWords(statement.text.cue ?? '')
  for (const { text, words, isQuestion } of claims) {
    const called = isQuestion || !mayCallFalse(words) ? undefined : findCalledFalse(text, { cue })
    if (!called) continue
    const { phrase, told, noun } = called
    if (told === undefined) return { speaking, verb: 'denied', phrase, stems: listStems(phrase), noun }
    const stems = listStems(told)
    if (stems.length >= 2) return { speaking, verb: 'denied', phrase, claim: told, stems, noun }
  }
  return undefined
}

function describeDenied(
  content: string,
  { cue, isDeny }: { cue: readonly string[]; isDeny: boolean },
): Pick<Denied, 'claim' | 'stems' | 'noun'> {
  const bare = content.trim()
  const cueNoun = cue.find((word) => DENIED_NOUNS.has(word))
  const plain = /^[“"‘']?that\s+(.+)$/isu.exec(bare)?.[1]
  const isClause =
    plain !== undefined && !DENIED_NOUNS.has(splitWords(plain)[0] ?? '') && listStems(plain).length >= 2
  if (isClause) return { claim: plain, stems: listStems(plain), noun: cueNoun }
  const words = splitWords(bare)
  if (isDeny && isBareClause(words) && listStems(bare).length >= 2)
    return { claim: bare, stems: listStems(bare), noun: cueNoun }
  const noun = words.slice(0, MOST_WORDS_BEFORE_NOUN).find((word) => DENIED_NOUNS.has(word))
  const told = noun === undefined ? undefined : findToldAfter(bare, noun)
  if (told !== undefined) return { claim: told, stems: listStems(told), noun }
  const begins = words[0] ?? ''
  const isDeed =
    isDeny &&
    (BEGINNINGS_OF_DENIED_DEEDS.has(begins) || isGerund(begins)) &&
    !words.slice(0, MOST_WORDS_TO_GRANT).some((word) => WORDS_FOR_GRANTS.has(word))
  return { ...(isDeed && { claim: bare }), stems: listStems(bare), noun: noun ?? cueNoun }
}

/** "denied they had met", "denied the kingdom had sold oil": a claim without "that". */
function isBareClause(words: readonly string[]): boolean {
  const [first, second] = words
  if (SUBJECTS_OF_CLAUSES.has(first ?? '')) return second !== undefined && !WORDS_AFTER_NO_SUBJECT.has(second)
  const verb = words.slice(0, MOST_WORDS_TO_VERB).findIndex((word) => FINITE_VERBS.has(word))
  return verb >= 1 && !words.slice(0, verb).some((word) => WORDS_AFTER_NO_SUBJECT.has(word))
}

const SUBJECTS_OF_CLAUSES = new Set('he she they it we i there'.split(' '))
const FINITE_VERBS = new Set('had has have was were is are did does would will could'.split(' '))
/** What opens a clause about a thing, rather than the thing's own. */
const WORDS_AFTER_NO_SUBJECT = new Set(
  'who which that what when where as and or but because after if'.split(' '),
)
const MOST_WORDS_TO_VERB = 5

/** Who denies these does not grant them. */
const WORDS_FOR_GRANTS = new Set(
  'motion motions bail petition petitions permission access entry parole asylum visa visas appeal appeals request requests'.split(
    ' ',
  ),
)
const MOST_WORDS_TO_GRANT = 4

const isGerund = (word: string): boolean => /^\w{2,}ing$/.test(word) && !/thing$/.test(word)
const MOST_WORDS_BEFORE_NOUN = 10
const listStems = (words: string): string[] => [...new Set(findContentStems(splitWords(words)))].sort()

/** "criticism from the mayor on Sunday that CLAIM". */
function findToldAfter(content: string, noun: string): string | undefined {
  const at = foldText(content).search(new RegExp(`\\b${noun}\\b`))
  return /^\p{L}+[,”"’']*(?:\s(?:from|by|of|in|on|at|about|among|made|first|against|across|late|early)\s.{0,100}?)?\s(?:that|saying)\s+(?:said\s+)?(.{8,})$/isu.exec(
    content.slice(Math.max(0, at)),
  )?.[1]
}

/** "that they need new leaders" after appeals is a claim; "that" alone after a demand is none. */
const DENIED_NOUNS: ReadonlySet<string> = new Set([...CLAIM_NOUNS, ...SAYING_NOUNS, ...DEMAND_NOUNS])

/** "denied the charges": what nobody is found to say is told by its noun alone. */
export function findClaimByNoun({ phrase: whole, verb, noun }: Denied): string | undefined {
  if (noun === undefined || !CLAIM_NOUNS.has(noun)) return undefined
  const phrase = cutAfterClaim(whole)
  if (verb !== 'denied' && !ACCUSATION_NOUNS.has(noun) && !OWNED.test(phrase)) return undefined
  const words = splitWords(phrase)
  // "a charge that the mayor denied" tells no more than that there was one.
  if (!words.includes(noun) || POINTERS.has(words.at(-1)!) || POINTERS.has(words[0]!)) return undefined
  return words.length <= MOST_WORDS_OF_NOUN_PHRASE ? phrase : undefined
}

/** "the charges of fraud and threatened to sue": what else the voice did is no part of the claim. */
function cutAfterClaim(phrase: string): string {
  return phrase.replace(AFTER_CLAIM, '')
}

const AFTER_CLAIM =
  /(?<=\w)(?:\s+and\s+\w+ed\s.*|\s+(?:as|while|saying|calling|insisting)\s.*|,\s.*|\s+[–—-]+\s.*)$/su

/** "Dorasca’s concerns", "the notion of a base": somebody’s, or told what of. */
const OWNED = /['’]s?\s|^(?:the|any)\s+(?:idea|notion|suggestion|suggestions)\s+of\s/i
const POINTERS = new Set(['that', 'this', 'which'])
const MOST_WORDS_OF_NOUN_PHRASE = 14

/** The claim without marks that have no other half. */
export function tidyClaim(claim: string): string {
  const bare = claim.trim().replace(/[\s,;:]+$/, '')
  const [open, close] = [/[“"]/g, /[”"]/g].map((mark) => bare.match(mark)?.length ?? 0)
  return /^[“"]/.test(bare) || /[”"]$/.test(bare) || open === close ? bare.replace(/^[“"‘]|[”"]$/g, '') : bare
}
