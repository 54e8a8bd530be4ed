/**
 * How a wording differs from the fullest one of its utterance.
 *
 * @module
 */
import { DIFFERENCE_KINDS, type Difference, type DifferenceKind } from '../record.ts'
import { compareFullNames, parsePersonName } from './compare-names.ts'
import { type Comparison, compareWordings, type Edit, isTelling, listRange } from './find-edits.ts'
import { findLeftOut } from './find-left-out.ts'
import { findChangedQuantities } from './find-quantities.ts'
import { findLostConditions, findLostHedges, findLostNegations, type Turn } from './find-turns.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { readWording, type WrittenText } from './read-wording.ts'
import { foldText, splitWords, stemWord } from './split-words.ts'

/** Fewer words than these that are missing inside a spoken sentence are an edit, more are a cut. */
const WORDS_OF_A_CUT = 4
/** Of longer passages that stand in each other's place, neither is a change of the other. */
const MOST_WORDS_OF_A_CHANGE = 8

/**
 * Every difference that holds between a wording and the fullest one, each kind once, in the order of `DIFFERENCE_KINDS`,
 * with the words as they stand there; several passages are joined by ` … `. A cut has words won where the wording begins
 * or ends with words that the fullest leaves out.
 *
 * None where only marks, case, spelling, the way of quoting, the persons and tenses of reported speech or words in brackets
 * differ; a "[not]" is a negation all the same.
 */
export function nameDifferences(wording: PreparedStatement, fullest: PreparedStatement): Difference[] {
  const compared = compareWordings(readWording(fullest.statement), readWording(wording.statement))
  const turned = isDenial(wording) === isDenial(fullest) ? findLostNegations(toTexts(compared)) : []
  const dangers = [
    ...turned.map((turn) => nameTurn(turn, { compared, kind: 'negation changed' })),
    ...nameNumbers(compared),
    ...findLostHedges(toTexts(compared)).map((turn) => nameTurn(turn, { compared, kind: 'hedged' })),
    ...findLostConditions(toTexts(compared)).map(({ side, words }) => ({
      kind: 'hedged' as const,
      lost: side === 'one' ? words : [],
      won: side === 'one' ? [] : words,
    })),
  ]
  const explained = new Set(dangers.flatMap((one: Named) => one.edit ?? []))
  const others = nameEdits(compared, explained)
  const order = compared.isMoved ? [{ kind: 'order changed' as const, lost: [], won: [] }] : []
  return DIFFERENCE_KINDS.flatMap((kind) => {
    if (kind === 'speaker changed') return nameSpeakers(wording, fullest)
    const named = [...dangers, ...others, ...order].filter((one) => one.kind === kind)
    return named.length === 0 ? [] : [{ kind, ...cutDifference(compared, named) }]
  })
}

function nameSpeakers(wording: PreparedStatement, fullest: PreparedStatement): Difference[] {
  if (haveOneSpeaker(wording, fullest)) return []
  const [lost, won] = [nameSpeaker(fullest), nameSpeaker(wording)]
  return [{ kind: 'speaker changed', ...(lost && { lost }), ...(won && { won }) }]
}

/**
 * True for one voice, and for names that may be one: an unnamed official is another voice in every article, and Mike may
 * be Michael. Who is told apart by more than that is somebody else.
 */
export function haveOneSpeaker(one: PreparedStatement, other: PreparedStatement): boolean {
  if (one.voice === other.voice) return true
  const name = nameSpeaker(one)
  const its = nameSpeaker(other)
  if (name === undefined || its === undefined) return name === its
  if (foldText(name) === foldText(its)) return true
  const [words, others] = [splitWords(name), splitWords(its)].sort((a, b) => a.length - b.length)
  if (words!.length > 0 && words!.every((word) => others!.includes(word))) return true
  const [person, another] = [parsePersonName(name), parsePersonName(its)]
  if (!person || !another || person.surname !== another.surname) return false
  return person.parts[0]![0] === another.parts[0]![0] || compareFullNames(person, another) !== undefined
}

function nameSpeaker({ statement }: PreparedStatement): string | undefined {
  return statement.voice?.name ?? statement.text.speaker
}

const isDenial = ({ statement }: PreparedStatement): boolean =>
  statement.negated !== undefined || ['deny', 'reject', 'decline'].includes(statement.act ?? '')

const toTexts = ({ fullest, wording, alignment }: Comparison) => ({ one: fullest, other: wording, alignment })

/** A difference as word numbers of the fullest wording and of the other. */
interface Named {
  readonly kind: DifferenceKind
  readonly lost: readonly number[]
  readonly won: readonly number[]
  /** The edit that is wholly told by it, and so is not named once more. */
  readonly edit?: Edit
}

/** The edit around the word that turns, where it is no more than that; else the word with what it is about. */
function nameTurn(
  { side, at, about, aboutInOther }: Turn,
  { compared, kind }: { compared: Comparison; kind: DifferenceKind },
): Named {
  const edit = compared.edits.find(({ lost, won }) => (side === 'one' ? lost : won).includes(at))
  if (edit && isSmall(edit)) return { kind, lost: edit.lost, won: edit.won, edit }
  const passage = listRange([at, about + 1])
  return side === 'one'
    ? { kind, lost: passage, won: [aboutInOther] }
    : { kind, lost: [aboutInOther], won: passage }
}

function nameNumbers(compared: Comparison): Named[] {
  return findChangedQuantities(toTexts(compared), compared.alignment).map(({ one, other }) => ({
    kind: 'number changed',
    lost: listRange([one.from, one.to]),
    won: listRange([other.from, other.to]),
    edit: compared.edits.find(
      ({ lost, won }) =>
        lost.every((word) => one.from <= word && word < one.to) &&
        won.every((word) => other.from <= word && word < other.to),
    ),
  }))
}

const isSmall = ({ lost, won }: Edit): boolean =>
  lost.length <= WORDS_OF_A_CUT && won.length <= WORDS_OF_A_CUT

function cutDifference({ fullest, wording }: Comparison, named: readonly Named[]): Omit<Difference, 'kind'> {
  const lost = cutPassages(
    fullest,
    named.flatMap((one) => one.lost),
  )
  const won = cutPassages(
    wording,
    named.flatMap((one) => one.won),
  )
  return { ...(lost && { lost }), ...(won && { won }) }
}

/** Words that follow each other as one passage, several joined by ` … `. */
function cutPassages({ text, words, gaps }: WrittenText, at: readonly number[]): string {
  const passages: { start: number; last: number }[] = []
  for (const word of [...new Set(at)].sort((a, b) => a - b)) {
    const passage = passages.at(-1)
    if (passage && passage.last === word - 1 && !gaps[word]!.isInterruption) passage.last = word
    else passages.push({ start: word, last: word })
  }
  return passages
    .map(({ start, last }) => [words[start]!.start, words[last]!.end] as const)
    .map(([from, to]) => text.slice(text[from - 1] === '[' ? from - 1 : from, text[to] === ']' ? to + 1 : to))
    .join(' … ')
}

function nameEdits(compared: Comparison, explained: ReadonlySet<Edit>): Named[] {
  const edits = compared.edits.filter((edit) => !explained.has(edit))
  const spoken = edits.filter((edit) => edit.manner === 'spoken' && !isToldElsewhere(edit, compared))
  const told = edits.filter(({ manner }) => manner === 'told')
  const changes = spoken.map((edit) => ({ ...edit, kind: nameSpoken(edit, compared) }))
  const isTranslated = isTranslation(spoken, compared)
  return [
    ...changes.filter(({ kind }) => !(isTranslated && kind === 'words changed')),
    ...(isTranslated ? [{ kind: 'translated' as const, lost: [], won: [] }] : []),
    ...nameTold(told, compared),
  ]
}

/** Words that a mixed quotation leaves out of its marks and has beside them: a "politically motivated" investigation. */
function isToldElsewhere({ lost, won }: Edit, { fullest, wording }: Comparison): boolean {
  const telling = lost.filter((word) => isTelling(fullest, word))
  if (won.length > 0 || telling.length === 0 || wording.quotation !== 'mixed') return false
  const told = wording.words.filter(({ isQuoted }) => !isQuoted).flatMap(({ keys }) => keys.map(stemWord))
  return telling.every((word) => fullest.words[word]!.keys.every((key) => told.includes(stemWord(key))))
}

/** In what way the texts differ at a place where both vouch for the words. */
function nameSpoken({ lost, won, hunk }: Edit, { fullest, wording }: Comparison): DifferenceKind {
  const [mine, its] = [readPlace(fullest, hunk.one), readPlace(wording, hunk.other)]
  if (lost.length > 0 && its.hasEllipsis) return 'cut with ellipsis'
  if (lost.length > 0 && won.length > 0) {
    const isOtherPassage =
      Math.max(lost.length, won.length) > MOST_WORDS_OF_A_CHANGE ||
      (Math.min(lost.length, won.length) >= WORDS_OF_A_CUT - 1 && mine.opens && its.opens) ||
      (Math.min(lost.length, won.length) >= WORDS_OF_A_CUT && (mine.opens || its.opens))
    const isEdge = mine.isEdge || its.isEdge
    return isOtherPassage && (isEdge || lost.length >= 3 * won.length) ? 'cut' : 'words changed'
  }
  const [here, there] = lost.length > 0 ? [mine, its] : [its, mine]
  const length = lost.length + won.length
  if (length >= WORDS_OF_A_CUT) {
    const isPassage = there.isEdge || there.isOpen || there.hasEllipsis || here.isWhole
    return lost.length > 0 || isPassage ? 'cut' : 'words changed'
  }
  if (lost.length === 0) return there.hasEllipsis || (here.isEdge && here.isWhole) ? 'cut' : 'words changed'
  return there.isEdge || there.isOpen || (here.isWhole && length > 1) ? 'cut' : 'words changed'
}

/** What stands around a place of a text. */
function readPlace({ words, gaps }: WrittenText, [from, to]: readonly [number, number]) {
  const [before, after] = [gaps[from]!, gaps[to]!]
  return {
    isEdge: from === 0 || to === words.length,
    opens: from === 0 || before.hasStop,
    /** Between marks on both sides. */
    isWhole:
      (from === 0 || before.hasStop || before.hasComma) &&
      (to === words.length || after.hasStop || after.hasComma),
    /** The quotation breaks off here. */
    isOpen: before.isInterruption || after.isInterruption,
    hasEllipsis:
      to - from <= MOST_WORDS_OF_A_CHANGE
        ? gaps.slice(from, to + 1).some(({ hasEllipsis }) => hasEllipsis)
        : before.hasEllipsis || after.hasEllipsis,
  }
}

/** In what way they differ where one of them tells it in words of its own. */
function nameTold(told: readonly Edit[], compared: Comparison): Named[] {
  if (told.length === 0) return []
  const isCut = ({ lost, won }: Edit) =>
    won.length === 0 && lost.some((word) => isTelling(compared.fullest, word))
  if (told.every(isCut)) return told.map((edit) => ({ ...edit, kind: 'cut' }))
  const lost = findLeftOut(compared)
  const cut = lost.length > 0 ? [{ kind: 'cut' as const, lost, won: [] }] : []
  return [{ kind: 'paraphrased', lost: [], won: [] }, ...cut]
}

/**
 * Two translators choose other words all through a sentence of much the same length. Set on invented cases; of the English
 * originals in 970 pairs of statements of PolNeAR and BASIL, quoted by several outlets, none is taken for translated.
 */
function isTranslation(spoken: readonly Edit[], { fullest, wording }: Comparison): boolean {
  const replaced = spoken.filter(
    ({ lost, won }) =>
      lost.length > 0 && won.length > 0 && Math.max(lost.length, won.length) <= MOST_WORDS_OF_A_CHANGE,
  )
  // What is only left out, such as a second sentence, was not translated.
  const leftOut = [
    spoken.filter(({ won }) => won.length === 0).flatMap(({ lost }) => lost),
    spoken.filter(({ lost }) => lost.length === 0).flatMap(({ won }) => won),
  ]
  const quoted = [fullest, wording].map(
    ({ words }, side) => words.filter(({ isQuoted }) => isQuoted).length - leftOut[side]!.length,
  )
  const [shorter, longer] = [Math.min(...quoted), Math.max(...quoted)]
  const changed = replaced.reduce((sum, { lost, won }) => sum + lost.length + won.length, 0)
  const isSomeTelling = replaced.some(
    ({ lost, won }) =>
      lost.some((word) => isTelling(fullest, word)) || won.some((word) => isTelling(wording, word)),
  )
  return (
    replaced.length >= LEAST_EDITS_OF_A_TRANSLATION &&
    isSomeTelling &&
    shorter >= 0.75 * longer &&
    changed >= SHARE_OF_A_TRANSLATION * (shorter + longer)
  )
}

const LEAST_EDITS_OF_A_TRANSLATION = 3
const SHARE_OF_A_TRANSLATION = 0.2
