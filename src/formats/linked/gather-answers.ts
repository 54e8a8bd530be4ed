import { RELATION_KINDS, type RelationKind, type Utterance, type Voice } from '../../record.ts'
import type { Material } from '../format.ts'

/** A voice, and how it stands among the others. */
export interface Answerer {
  readonly id: string
  readonly name: string
  /** Absent of a voice that others answer and that is not among those that are written. */
  readonly kind?: Voice['kind']
  readonly statementCount: number
  readonly articleCount: number
  /** How many claims it denies that nobody in the record is found to have made. */
  readonly openDenials: number
}

/** All that one voice does to what another said, in one way: denies, answers ... A voice that reverses does it to itself. */
export interface Answer {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: RelationKind
  /** How many relations there are. */
  readonly weight: number
  /** Of the surest and of the least sure. */
  readonly confidence: number
  readonly leastConfidence: number
  /** The days on which it was said, as far as they are known. */
  readonly firstDay?: string
  readonly lastDay?: string
  /** The ids of the relations, so that each can be looked up, sorted. */
  readonly relations: readonly string[]
}

export interface Answers {
  readonly answers: readonly Answer[]
  readonly openDenials: ReadonlyMap<string, number>
}

/**
 * Who answers whom. What is in memory is the utterances that relations are about, each as a voice and days, and what comes
 * out: a graph cannot be summed up otherwise. Voices are not, see `listAnswerers`.
 */
export async function gatherAnswers(material: Material): Promise<Answers> {
  const related = new Map<string, Pick<Utterance, 'voice' | 'saidAt'> | undefined>()
  for await (const { from, to } of material.relations()) {
    related.set(from, undefined)
    if (to !== undefined) related.set(to, undefined)
  }
  for await (const { id, voice, saidAt } of material.utterances()) {
    if (related.has(id)) related.set(id, { voice, saidAt })
  }
  const answers = new Map<string, Answer>()
  const openDenials = new Map<string, number>()
  for await (const { id, from: one, to: other, kind, confidence } of material.relations()) {
    const from = related.get(one)
    const to = other === undefined ? undefined : related.get(other)
    if (!from) continue
    if (other === undefined) openDenials.set(from.voice, (openDenials.get(from.voice) ?? 0) + 1)
    if (!to) continue
    const key = `${from.voice}-${kind}-${to.voice}`
    const { from: firstDay, to: lastDay } = from.saidAt ?? {}
    const answer: Answer = {
      ...{ id: key, from: from.voice, to: to.voice, kind, weight: 1, confidence },
      ...{ leastConfidence: confidence, relations: [id] },
      ...(firstDay && { firstDay, lastDay }),
    }
    const known = answers.get(key)
    answers.set(key, known ? join(known, answer) : answer)
  }
  return { answers: [...answers.values()].sort(compareAnswers), openDenials }
}

function join(one: Answer, other: Answer): Answer {
  const first = [one.firstDay, other.firstDay].filter((day) => day !== undefined).sort()[0]
  const last = [one.lastDay, other.lastDay]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  return {
    ...one,
    weight: one.weight + other.weight,
    confidence: Math.max(one.confidence, other.confidence),
    leastConfidence: Math.min(one.leastConfidence, other.leastConfidence),
    ...(first && { firstDay: first }),
    ...(last && { lastDay: last }),
    relations: [...one.relations, ...other.relations].sort(),
  }
}

const compareAnswers = (a: Answer, b: Answer): number =>
  compareText(a.from, b.from) ||
  compareText(a.to, b.to) ||
  RELATION_KINDS.indexOf(a.kind) - RELATION_KINDS.indexOf(b.kind)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** All voices, also those that nobody answers, then those that only answers point to. */
export async function* listAnswerers(
  material: Material,
  { answers, openDenials }: Answers,
): AsyncGenerator<Answerer> {
  const missing = new Set(answers.flatMap(({ from, to }) => [from, to]))
  for await (const { id, name, kind, statementCount, articleCount } of material.voices()) {
    missing.delete(id)
    yield { id, name, kind, statementCount, articleCount, openDenials: openDenials.get(id) ?? 0 }
  }
  for (const id of missing) yield { id, name: id, statementCount: 0, articleCount: 0, openDenials: 0 }
}
