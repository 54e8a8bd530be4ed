/**
 * Relations between utterances: who agrees with whom, contradicts, denies, answers, and what one voice says otherwise
 * later. Precision comes before recall. The thresholds and confidences of all kinds were set on the labels of BASIL and
 * PolNeAR in `train/labels/relations.jsonl`; `train/measure-relations.ts` measures them.
 *
 * @module
 */
import { identify } from '../identify.ts'
import type { Relation } from '../record.ts'
import { findAgreement, findCommonTerms, findTaggedAgreements } from './find-agreements.ts'
import { findAnswers } from './find-answers.ts'
import { findDenials } from './find-denials.ts'
import { findFalsities } from './find-falsities.ts'
import { indexNames } from './find-named.ts'
import { findOpposedStands, findOpposite, type Opposition } from './find-oppositions.ts'
import { listSides, pairSides, type Side } from './list-sides.ts'
import {
  areCrowds,
  areOneSide,
  type Found,
  haveCommonWords,
  isBefore,
  listSpeakings,
  type Party,
  relate,
  type Speaking,
  sortInArticles,
} from './party.ts'
import type { Surroundings } from './surroundings.ts'
import { weighStem } from './weigh-stems.ts'

/**
 * All relations between parties of one story, sorted by id: at most one of a kind between two utterances, the surest. A
 * denial of what none of them is found to say has no `to`, but the `claim` in its own words. The order of the parties
 * does not matter.
 *
 * @example findRelations([])
 *   // []
 */
export function findRelations(parties: readonly Party[]): Relation[] {
  const all = listSpeakings(parties)
  const around: Surroundings = {
    all,
    inArticle: sortInArticles(all),
    names: indexNames(all),
    findAlike: indexStems(all),
  }
  const found: Found[] = [
    ...findDenials(around),
    ...findFalsities(around),
    ...findAnswers(around),
    ...findTaggedAgreements(around),
    ...findOpposedStands(all),
  ]
  const sides = listSides(parties)
  for (const [one, other] of pairSides(sides)) found.push(...compareVoices(one, other))
  for (const { one, other, ...agreement } of findCommonTerms(sides)) found.push(agree(one, other, agreement))
  return keepSurest(found)
}

/**
 * What one voice says otherwise on a later day, among parties of that one voice, whatever their stories; sorted by id.
 * Parties without a day reverse nothing.
 *
 * @example findReversals([])
 *   // []
 */
export function findReversals(parties: readonly Party[]): Relation[] {
  const found: Found[] = []
  for (const [one, other] of pairSides(listSides(parties))) found.push(...findReversal(one, other))
  return keepSurest(found)
}

function findReversal(one: Side, other: Side): Found[] {
  const [day, its] = [one.party.day, other.party.day]
  if (day === undefined || its === undefined || day === its || haveCommonWords(one, other)) return []
  const opposite = findOpposite(one, other)
  if (!opposite || !isTelling(opposite)) return []
  const [later, earlier] = day > its ? [one, other] : [other, one]
  const reason = `${later.party.voice.name} said the opposite before: ${opposite.reason}.`
  return [relate('reverses', { from: later, to: earlier, reason, confidence: opposite.confidence })]
}

/** Over the years one voice says much in the same words: a reversal is asked more than a contradiction. */
const isTelling = ({ likeness: { shared, weight, joint } }: Opposition): boolean =>
  shared.length >= 3 ? joint >= 0.5 : weight >= 13

/** Two voices on one point: the opposite, or the same. */
function compareVoices(one: Side, other: Side): Found[] {
  if (areOneSide(one.party, other.party) || haveCommonWords(one, other)) return []
  const opposite = areCrowds(one, other) ? undefined : findOpposite(one, other)
  if (opposite) {
    const [later, earlier] = isEarlier(one, other) ? [other, one] : [one, other]
    const names = `${later.party.voice.name} and ${earlier.party.voice.name}`
    const reason = `${names} said opposite things: ${opposite.reason}.`
    return [relate('contradicts', { from: later, to: earlier, reason, confidence: opposite.confidence })]
  }
  const agreement = findAgreement(one, other)
  return agreement ? [agree(one, other, agreement)] : []
}

function agree(
  one: Speaking,
  other: Speaking,
  { reason, confidence }: { reason: string; confidence: number },
): Found {
  const [from, to] = isEarlier(one, other) ? [other, one] : [one, other]
  const names = `${from.party.voice.name} and ${to.party.voice.name}`
  return relate('agrees', { from, to, reason: `${names} said the same: ${reason}.`, confidence })
}

function isEarlier(one: Speaking, other: Speaking): boolean {
  if (isBefore(one.party, other.party)) return true
  return !isBefore(other.party, one.party) && one.party.utterance < other.party.utterance
}

/** Finds the speakings that share a stem that tells something with the given ones. */
function indexStems(speakings: readonly Speaking[]): Surroundings['findAlike'] {
  const holders = new Map<string, Speaking[]>()
  for (const speaking of speakings) {
    for (const stem of speaking.statement.stems) {
      if (weighStem(stem) < 4) continue
      const known = holders.get(stem)
      if (known) known.push(speaking)
      else holders.set(stem, [speaking])
    }
  }
  return (stems) => [...new Set(stems.flatMap((stem) => holders.get(stem) ?? []))]
}

/** One relation of a kind between two utterances; who contradicts or denies does not agree or answer as well. */
function keepSurest(found: readonly Found[]): Relation[] {
  const surest = new Map<string, Found>()
  for (const one of found) {
    const key = `${one.kind} ${one.from} ${one.to ?? one.claim}`
    const known = surest.get(key)
    if (!known || isSurer(one, known)) surest.set(key, one)
  }
  const pairOf = ({ from, to }: Found) => [from, to ?? ''].sort().join(' ')
  const strongest = new Map<string, number>()
  for (const one of surest.values()) {
    const rank = STRENGTH.indexOf(one.kind)
    strongest.set(pairOf(one), Math.max(strongest.get(pairOf(one)) ?? 0, rank))
  }
  return [...surest.values()]
    .filter((one) => one.to === undefined || STRENGTH.indexOf(one.kind) === strongest.get(pairOf(one)))
    .map((one) => ({
      id: identify('rel', [one.kind, one.from, one.to ?? one.claim]),
      ...one,
      // What was cut short ends the sentence.
      reason: one.reason.replace(/…([”»"]?)\.$/, '…$1'),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Of several kinds between two utterances the strongest is told. */
const STRENGTH: readonly Relation['kind'][] = ['agrees', 'answers', 'contradicts', 'denies', 'reverses']

function isSurer(one: Found, known: Found): boolean {
  if (one.confidence !== known.confidence) return one.confidence > known.confidence
  return `${one.evidence.from} ${one.evidence.to}` < `${known.evidence.from} ${known.evidence.to}`
}
