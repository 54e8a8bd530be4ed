/**
 * A voice as its page needs it first: everything about it but the words of its utterances.
 *
 * @module
 */

import { groupBy } from '../group-by.ts'
import type { Story, Utterance } from '../record.ts'
import type { FoundStatement, OpenRecord, VoiceView } from '../store/index.ts'
import type { OutletWording, VoiceAnswer } from './answers.ts'
import { listEvidence } from './gather-elsewhere.ts'
import { sortRelations } from './gather-story.ts'
import { countActs, isDistorted, markUtterances } from './mark-utterances.ts'

/** How many of the commonest acts are told of an outlet. */
const MOST_ACTS = 5

/** See `VoiceAnswer`. */
export async function gatherVoice(record: OpenRecord, view: VoiceView): Promise<VoiceAnswer> {
  const { voice, statements, utterances } = view
  const articles = [...new Set(statements.map(({ article }) => article.id))]
  const storyOf = articles.length > 0 ? await record.findStoriesOf(articles) : new Map<string, Story>()
  const told = placeInStories(statements, storyOf)
  const relations = sortRelations(view.relations)
  return {
    voice,
    statementCount: statements.length,
    utterances: markUtterances(utterances, statements).map((mark) => {
      const story = told.get(mark.id)?.id
      return story === undefined ? mark : { ...mark, story }
    }),
    stories: countStories(utterances, told),
    relations,
    outlets: describeOutlets(view),
    statements: await gatherStatements(record, view),
  }
}

/** The story of each utterance: that of the first article which reports it. */
function placeInStories(
  statements: readonly FoundStatement[],
  storyOf: ReadonlyMap<string, Story>,
): Map<string, Story> {
  const told = new Map<string, Story>()
  for (const { article, utterance } of statements) {
    const story = storyOf.get(article.id)
    if (utterance !== undefined && story && !told.has(utterance)) told.set(utterance, story)
  }
  return told
}

/** Latest first, those without a day last. */
function countStories(
  utterances: readonly Utterance[],
  told: ReadonlyMap<string, Story>,
): VoiceAnswer['stories'] {
  const stories = new Map<string, { story: Story; utteranceCount: number }>()
  for (const { id } of utterances) {
    const story = told.get(id)
    if (!story) continue
    const counted = stories.get(story.id) ?? { story, utteranceCount: 0 }
    counted.utteranceCount++
    stories.set(story.id, counted)
  }
  const lastDay = ({ story }: { story: Story }) => story.to ?? story.from ?? ''
  return [...stories.values()].sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1))
}

/** Those with most of its statements first. Articles without a known outlet are left out. */
function describeOutlets({ statements, utterances }: VoiceView): OutletWording[] {
  const outlets = groupBy(statements, ({ article }) => article.outlet)
  const twisted = new Set(
    utterances.flatMap(({ wordings }) =>
      wordings
        .filter((wording) => isDistorted({ wordings: [wording] }))
        .flatMap((wording) => wording.statements),
    ),
  )
  return [...outlets]
    .flatMap(([outlet, found]) => (outlet === undefined ? [] : describeOutlet(outlet, { found, twisted })))
    .sort((a, b) => countWorded(b) - countWorded(a) || (a.outlet < b.outlet ? -1 : 1))
}

const countWorded = ({ direct, mixed, indirect }: OutletWording): number => direct + mixed + indirect

function describeOutlet(
  outlet: string,
  { found, twisted }: { found: readonly FoundStatement[]; twisted: ReadonlySet<string> },
): OutletWording {
  const count = (quotation: string) =>
    found.filter(({ statement }) => statement.quotation === quotation).length
  const distorted = found.filter(({ statement }) => twisted.has(statement.id))
  return {
    outlet,
    direct: count('direct'),
    mixed: count('mixed'),
    indirect: count('indirect'),
    distorted: new Set(distorted.map(({ utterance }) => utterance)).size,
    acts: countActs(found).slice(0, MOST_ACTS),
  }
}

/** The statements that show relations, and one of each article that a role points to, so that both can be named. */
async function gatherStatements(record: OpenRecord, view: VoiceView): Promise<FoundStatement[]> {
  const own = new Set(view.statements.map(({ statement }) => statement.id))
  const wanted = new Set(listEvidence(view.relations))
  const described = new Set(view.voice.roles.map(({ article }) => article))
  for (const { statement, article } of view.statements) {
    if (described.delete(article.id)) wanted.add(statement.id)
  }
  const missing = [...wanted].filter((id) => !own.has(id))
  const others = missing.length > 0 ? await record.findStatementsById(missing) : []
  return [...view.statements.filter(({ statement }) => wanted.has(statement.id)), ...others]
}
