/**
 * A story as its page needs it first: everything about it but the words of its utterances.
 *
 * @module
 */
import type { Relation, VoiceReference } from '../record.ts'
import type { FoundStatement, OpenRecord, StoryView } from '../store/index.ts'
import type { StoryAnswer } from './answers.ts'
import { listEvidence } from './gather-elsewhere.ts'
import { markUtterances } from './mark-utterances.ts'
import { shareArticles } from './share-articles.ts'

/** See `StoryAnswer`. */
export async function gatherStory(record: OpenRecord, view: StoryView): Promise<StoryAnswer> {
  const { story, happenings, utterances, statements } = view
  const marks = markUtterances(utterances, statements)
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]))
  const inOrder = marks.map(({ id }) => byId.get(id)!)
  const articles = shareArticles(view.articles, { utterances: inOrder, statements })
  const relations = sortRelations(view.relations)
  return {
    story,
    happenings,
    articles,
    copies: await record.findCopies(story.articles),
    voices: listVoices(view),
    utterances: marks,
    statementCount: statements.length,
    relations,
    statements: await gatherStatements(record, { statements, relations }),
  }
}

const DISPUTES: readonly Relation['kind'][] = ['contradicts', 'denies', 'reverses']

/** Contradictions, denials and reversals first; the surest of each first. */
export function sortRelations(relations: readonly Relation[]): Relation[] {
  const rank = ({ kind }: Relation) => (DISPUTES.includes(kind) ? 0 : 1)
  return [...relations].sort((a, b) => rank(a) - rank(b) || b.confidence - a.confidence)
}

/** Those of most utterances first, then by name. */
function listVoices({ voices, utterances, statements }: StoryView): VoiceReference[] {
  const counts = new Map<string, number>()
  for (const { voice } of utterances) counts.set(voice, (counts.get(voice) ?? 0) + 1)
  const sure = new Map<string, number>()
  for (const { statement } of statements) {
    if (!statement.voice) continue
    const { id, confidence } = statement.voice
    sure.set(id, Math.max(sure.get(id) ?? 0, confidence))
  }
  const countOf = ({ id }: { id: string }) => counts.get(id) ?? 0
  return voices
    .map(({ id, name, kind }) => ({ id, name, kind, confidence: sure.get(id) ?? 1 }))
    .sort((a, b) => countOf(b) - countOf(a) || (a.name < b.name ? -1 : 1))
}

/** The statements that show these relations. */
async function gatherStatements(
  record: OpenRecord,
  { statements, relations }: Pick<StoryView, 'statements' | 'relations'>,
): Promise<FoundStatement[]> {
  const wanted = new Set(listEvidence(relations))
  const own = statements.filter(({ statement }) => wanted.has(statement.id))
  const known = new Set(own.map(({ statement }) => statement.id))
  const missing = [...wanted].filter((id) => !known.has(id))
  return [...own, ...(missing.length > 0 ? await record.findStatementsById(missing) : [])]
}
