import { combineHashes, FeatureBuffer, hashWord } from '../model/index.ts'
import {
  type Chunks,
  type CueFrame,
  describeChunks,
  describeCue,
  describeWays,
  NOTHING,
  type Ways,
} from './describe-surroundings.ts'
import type { TokenFacts } from './describe-tokens.ts'
import { findWindow } from './find-window.ts'

/** Features of a window, used again for each cue. */
export interface WindowFeatures {
  readonly nodes: FeatureBuffer
  readonly edges: FeatureBuffer
}

export function newWindowFeatures(): WindowFeatures {
  return { nodes: new FeatureBuffer(), edges: new FeatureBuffer() }
}

const NAMES = [
  'bias',
  'side',
  'distance',
  'w0',
  'l0',
  'p0',
  'h0',
  'w-1',
  'w+1',
  'p-1',
  'p+1',
  'p-1p0p+1',
  'cue+side+p0',
  'cue+side+distance',
  'cue+near',
  'way',
  'way+cue',
  'way+p0',
  'quote',
  'quote+cue',
  'passage',
  'sentence',
  'commas',
  'verbs',
  'marks',
  'first',
  'last',
  'edge',
  'cuePrev',
  'cueNext',
  'cueNext+side',
  'cueForm',
  'path',
  'cue+path',
  'subject',
  'clause',
  'w0+side',
  'p0p+1+side',
  'start',
  'cueSentence',
  'w-2',
  'w+2',
  'w-1w0',
  'w0w+1',
  'cueForm+side+distance',
  'nextVerb',
  'cuePassage',
  'cueLast',
  'same',
  'others',
  'others+p0',
  'chunkOther',
  'own',
  'chunk',
  'chunk+cue',
  'chunkBefore',
  'chunkVerb',
  'chunkEnd',
  'rank',
  'rank+quote',
  'rank+cue',
] as const
const ID = Object.fromEntries(NAMES.map((name) => [name, hashWord(`label ${name}`)])) as Record<
  (typeof NAMES)[number],
  number
>
const EDGE_NAMES = [
  'bias',
  'w-1',
  'w0',
  'p-1p0',
  'quote',
  'cue',
  'side',
  'sentence',
  'cueSide',
  'comma',
  'distance',
] as const
const EDGE = Object.fromEntries(EDGE_NAMES.map((name) => [name, hashWord(`edge ${name}`)])) as Record<
  (typeof EDGE_NAMES)[number],
  number
>

/** Distances in buckets that grow: 0 1 2 3 4 6 9 13 19 28 ... */
function bucket(distance: number): number {
  return distance < 5 ? distance : 5 + Math.floor(Math.log(distance / 5) / Math.log(1.45))
}

/** Writes the features of every token of the window around the cue headed by `cue`. */
export function addWindowFeatures(facts: TokenFacts, cue: number, { nodes, edges }: WindowFeatures): void {
  const [first, end] = findWindow(facts, cue)
  nodes.clear()
  edges.clear()
  const frame = describeCue(facts, cue)
  const ways = describeWays(facts, cue, [first, end])
  const chunks = describeChunks(facts, cue, [first, end])
  for (let i = first; i < end; i++) {
    addNodeFeatures(facts, { i, cue, first, end }, { frame, ways, chunks, buffer: nodes })
    addEdgeFeatures(facts, { i, cue, first }, { frame, buffer: edges })
  }
}

function addNodeFeatures(
  facts: TokenFacts,
  { i, cue, first, end }: { i: number; cue: number; first: number; end: number },
  { frame, ways, chunks, buffer }: { frame: CueFrame; ways: Ways; chunks: Chunks; buffer: FeatureBuffer },
): void {
  const { word, lemma, pos, shape, quote, passage, sentenceFirst, sentenceEnd } = facts
  const at = (values: Int32Array, k: number): number => (k < first || k >= end ? NOTHING : values[k])
  const w = i - ways.first
  const side = i === cue ? 0 : i < cue ? 1 : 2
  const distance = side * 32 + bucket(Math.abs(i - cue))
  const sentence = ways.sentences[w] + 4
  const place = combineHashes(side, sentence)
  const way = combineHashes(
    combineHashes(place, ways.commas[w] * 4 + ways.verbs[w]),
    combineHashes(ways.marks[w], quote[i]),
  )
  const p0 = pos[i]
  const isStart = i === sentenceFirst[i] ? 1 : 0
  buffer.add1(ID.bias, side)
  buffer.add2(ID.side, side, p0)
  buffer.add1(ID.distance, distance)
  buffer.add2(ID.w0, word[i], place)
  buffer.add2(ID.l0, lemma[i], side)
  buffer.add2(ID.p0, p0, place)
  buffer.add3(ID.h0, shape[i], side, isStart)
  buffer.add2(ID['w-1'], at(word, i - 1), side)
  buffer.add2(ID['w+1'], at(word, i + 1), side)
  buffer.add2(ID['w-2'], at(word, i - 2), side)
  buffer.add2(ID['w+2'], at(word, i + 2), side)
  buffer.add3(ID['w-1w0'], at(word, i - 1), word[i], side)
  buffer.add3(ID['w0w+1'], word[i], at(word, i + 1), side)
  buffer.add3(ID['p-1p0p+1'], combineHashes(at(pos, i - 1), p0), at(pos, i + 1), place)
  buffer.add3(ID['p0p+1+side'], combineHashes(p0, at(pos, i + 1)), at(pos, i + 2), side)
  buffer.add3(ID['cue+side+p0'], frame.lemma, place, p0)
  buffer.add2(ID['cue+side+distance'], frame.lemma, distance)
  buffer.add3(ID['cueForm+side+distance'], frame.form, distance, p0)
  buffer.add1(ID.way, way)
  buffer.add2(ID['way+cue'], way, frame.lemma)
  buffer.add2(ID['way+p0'], way, p0)
  buffer.add3(ID.quote, quote[i], place, frame.sentence)
  buffer.add3(ID['quote+cue'], quote[i], place, frame.lemma)
  buffer.add3(ID.passage, place, quote[i], passage[i] >= 0 && passage[i] === passage[cue] ? 1 : 0)
  buffer.add3(ID.sentence, sentence, frame.sentence, quote[i])
  buffer.add3(ID.commas, place, ways.commas[w], distance)
  buffer.add3(ID.verbs, place, ways.verbs[w], distance)
  buffer.add3(ID.marks, place, ways.marks[w], quote[i])
  buffer.add2(ID.first, isStart, place)
  buffer.add2(ID.last, i + 1 === sentenceEnd[i] ? 1 : 0, way)
  buffer.add3(ID.cueNext, frame.next, place, p0)
  buffer.add2(ID['cueNext+side'], frame.next, distance)
  buffer.add3(ID.cuePrev, frame.previous, side, distance)
  buffer.add3(ID.cueForm, frame.form, place, p0)
  buffer.add3(ID.cueSentence, frame.sentence, place, combineHashes(ways.commas[w], ways.verbs[w]))
  buffer.add3(ID.cueLast, frame.isLast, place, quote[i])
  const c = chunks.index[w]
  const chunkPlace = combineHashes(place, ways.commas[w])
  buffer.add2(ID.chunk, chunks.firstWord[c], chunkPlace)
  buffer.add3(ID['chunk+cue'], chunks.firstWord[c], frame.lemma, side)
  buffer.add3(ID.chunkBefore, c > 0 ? chunks.firstWord[c - 1] : 0, chunks.firstWord[c], chunkPlace)
  buffer.add3(ID.chunkVerb, chunks.hasVerb[c], chunkPlace, p0)
  buffer.add3(ID.chunkEnd, chunks.lastWord[c], chunkPlace, quote[i])
  const others = ways.others[w]
  buffer.add3(ID.others, others, place, p0)
  buffer.add3(ID['others+p0'], others, chunks.firstWord[c], place)
  buffer.add3(ID.chunkOther, chunks.other[c], place, others)
  buffer.add3(ID.own, facts.cueChance[i] > 0.5 ? 2 : facts.cueChance[i] > 0.2 ? 1 : 0, others, place)
  const rank = chunks.passageRank[w]
  buffer.add3(ID.rank, rank, quote[i], frame.sentence)
  buffer.add3(ID['rank+quote'], rank, quote[i], place)
  buffer.add3(ID['rank+cue'], rank, combineHashes(quote[i], side), frame.lemma)
  if (ways.path[w] !== 0) {
    buffer.add2(ID.path, ways.path[w], p0)
    buffer.add3(ID['cue+path'], ways.path[w], frame.lemma, p0)
    buffer.add2(ID['cue+near'], frame.lemma, combineHashes(distance, word[i]))
  }
  buffer.endPosition()
}

function addEdgeFeatures(
  facts: TokenFacts,
  { i, cue, first }: { i: number; cue: number; first: number },
  { frame, buffer }: { frame: CueFrame; buffer: FeatureBuffer },
): void {
  if (i > first) {
    const { word, pos, quote } = facts
    const side = i < cue ? 1 : i === cue ? 0 : i === cue + 1 ? 3 : 2
    const mark = quote[i - 1] * 4 + quote[i]
    buffer.add(EDGE.bias)
    buffer.add2(EDGE['w-1'], word[i - 1], side)
    buffer.add2(EDGE.w0, word[i], side)
    buffer.add2(EDGE['p-1p0'], combineHashes(pos[i - 1], pos[i]), side)
    buffer.add2(EDGE.quote, mark, side)
    buffer.add2(EDGE.side, side, i === facts.sentenceFirst[i] ? 1 : 0)
    buffer.add2(EDGE.cue, frame.lemma, side)
    buffer.add2(EDGE.cueSide, frame.sentence, combineHashes(side, mark))
    buffer.add2(EDGE.comma, facts.isComma[i - 1] * 2 + facts.isComma[i], combineHashes(side, mark))
  }
  buffer.endPosition()
}
