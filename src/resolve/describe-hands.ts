import type { Document } from '../document.ts'
import { NOUNS_FOR_OUTLETS } from '../languages/en/index.ts'
import type { Hand } from '../record.ts'
import type { Figure } from './figures.ts'
import type { Mentions } from './find-mentions.ts'
import { nameOutletAt } from './name-outlet-at.ts'
import { extendOverKnowledge, findPhraseEnd } from './noun-phrases.ts'
import { cutPassage, cutTokens, findTokens, type TokenSpan } from './token-spans.ts'
import { type Finding, shareRight } from './weigh-findings.ts'

interface Told {
  readonly document: Document
  readonly mentions: Mentions
  readonly figureAt: ReadonlyMap<number, Figure>
  /** Who published the article. */
  readonly outlet: string | undefined
}

interface HandPhrase {
  readonly phrase: TokenSpan
  readonly finding: Finding
}

/** Those whom a phrase names, as hands: "NBC and the AP" are two. */
export function describeHands(told: Told, { phrase, finding }: HandPhrase): Hand[] {
  return splitOutlets(told, phrase).flatMap((part) => describeHand(told, { phrase: part, finding }) ?? [])
}

/** The outlets of "NBC and the AP" each, in whichever of them the phrase ends; else the phrase as it is. */
function splitOutlets(
  { document, mentions }: Pick<Told, 'document' | 'mentions'>,
  { first, end }: TokenSpan,
): TokenSpan[] {
  const { tokens } = document
  const and = tokens.slice(first, end + 1).findIndex(({ lower }) => lower === 'and') + first
  if (and <= first || !isOutletAt(mentions, and - 1)) return [{ first, end }]
  const last = Math.max(end, findPhraseEnd(document, and + 1, mentions.names))
  if (!isOutletAt(mentions, last - 1)) return [{ first, end: Math.min(and, end) }]
  return [
    { first, end: and },
    { first: and + 1, end: last },
  ]
}

const isOutletAt = ({ byHead }: Mentions, at: number): boolean => byHead.get(at)?.name?.kind === 'outlet'

/** Whom a phrase names, as a hand. */
export function describeHand(
  { document, mentions, figureAt, outlet }: Told,
  { phrase, finding }: HandPhrase,
): Hand | undefined {
  const evidence = cutTokens(document, phrase)
  if (!evidence) return undefined
  const confidence = shareRight(finding)
  const found = findFigureIn(phrase, { mentions, figureAt })
  if (found) {
    const { figure, at } = found
    const name = figure.kind === 'outlet' ? nameOutletAt(at, { mentions, figureAt, outlet }) : undefined
    return { name: name ?? figure.name, kind: kindOfHand(figure), evidence, confidence }
  }
  const isOutlet = NOUNS_FOR_OUTLETS.has(document.tokens[phrase.end - 1]!.lower)
  const whole = cutTokens(document, extendOverKnowledge(document, phrase, mentions.names)) ?? evidence
  return {
    name: whole.text.replace(/\s+/g, ' '),
    kind: isOutlet ? 'outlet' : 'unnamed',
    evidence: whole,
    confidence,
  }
}

function findFigureIn(
  { first, end }: TokenSpan,
  { mentions, figureAt }: Pick<Told, 'mentions' | 'figureAt'>,
): { figure: Figure; at: number } | undefined {
  for (let i = end - 1; i >= first; i--) {
    const figure = figureAt.get(i)
    if (figure && (mentions.byHead.get(i)?.form === 'name' || i === end - 1)) return { figure, at: i }
  }
  return undefined
}

interface Teller extends Told {
  readonly figure: Figure
  /** The words that name it. */
  readonly at: readonly [number, number]
}

/** A figure as a hand: it stands in the chain of whoever speaks inside its statement. "NBC and the AP" are two. */
export function handsOfFigure({ document, mentions, figureAt, figure, at }: Teller): Hand[] {
  const parts = splitOutlets({ document, mentions }, findTokens(document, at))
  const confidence = shareRight('hand that tells of it')
  const several = parts.map((part) => ({
    figure: findFigureIn(part, { mentions, figureAt })?.figure,
    evidence: cutTokens(document, part),
  }))
  if (several.length === 1 || several.some((one) => !one.figure || !one.evidence))
    return [
      {
        name: figure.name,
        kind: kindOfHand(figure),
        evidence: cutPassage(document, at[0], at[1]),
        confidence,
      },
    ]
  return several.map((one) => ({
    name: one.figure!.name,
    kind: kindOfHand(one.figure!),
    evidence: one.evidence!,
    confidence,
  }))
}

const kindOfHand = ({ kind, isDocument, key }: Figure): Hand['kind'] => {
  if (isDocument) return 'document'
  return kind === 'group' && NOUNS_FOR_OUTLETS.has(key.split(' ').at(-1)!) ? 'outlet' : kind
}
