import { UsageError } from '../errors.ts'
import type { Correction, Decision } from '../record.ts'
import type { OpenRecord, Snapshot, StoryView } from '../store/index.ts'
import type { Material } from './format.ts'
import { hideFolders } from './hide-folders.ts'

export interface OpenMaterial extends Material {
  close(): Promise<void>
}

/**
 * A record, or one story of it, as it is now, to be written in some format, for others: without the folders of this machine
 * (see `hideFolders`). Whatever is added meanwhile is not in it. Must be closed. `story` is an id or a beginning of one. Throws a UsageError when there is no such story.
 */
export async function openMaterial(
  record: OpenRecord,
  { story }: { readonly story?: string } = {},
): Promise<OpenMaterial> {
  const snapshot = withoutFolders(await record.openSnapshot())
  if (story === undefined) {
    const { findStory, articles, readings, ...rest } = snapshot
    return { ...rest, articles: () => articles(), readings: () => readings() }
  }
  try {
    return narrowToStory(snapshot, await findStoryIn(snapshot, story))
  } catch (error) {
    await snapshot.close()
    throw error
  }
}

function withoutFolders(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    async *articles(only) {
      for await (const one of snapshot.articles(only)) yield { ...one, article: hideFolders(one.article) }
    },
    async *readings(only) {
      for await (const one of snapshot.readings(only)) yield { ...one, article: hideFolders(one.article) }
    },
  }
}

/** In what is written itself: a moment later the story may be another one. */
async function findStoryIn(snapshot: Snapshot, story: string): Promise<StoryView> {
  const view = await snapshot.findStory(story)
  if (!view) {
    throw new UsageError('story', {
      expected: 'the id of a story of this record',
      got: story,
      fix: '"hearsay show story" lists them',
    })
  }
  return view
}

/** What a story's articles have, and what holds across them. An utterance that other stories report too is given whole. */
function narrowToStory(snapshot: Snapshot, view: StoryView): OpenMaterial {
  const { story, voices, utterances, relations } = view
  const ids = new Set(story.articles)
  return {
    articles: () => snapshot.articles(story.articles),
    readings: () => snapshot.readings(story.articles),
    voices: () => inOrder(voices),
    utterances: () => inOrder(utterances),
    relations: () => inOrder(relations),
    stories: () => inOrder([story]),
    corrections: () => keepThose(snapshot, ids),
    close: () => snapshot.close(),
  }
}

async function* inOrder<Thing extends { readonly id: string }>(things: readonly Thing[]) {
  yield* things.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** The corrections of things in these articles, and what was done to those corrections. */
async function* keepThose(snapshot: Snapshot, articles: ReadonlySet<string>): AsyncGenerator<Correction> {
  const kept = new Set<string>()
  for await (const correction of snapshot.corrections()) {
    const { decision, id } = correction
    const isOurs =
      decision.kind === 'undo'
        ? kept.has(decision.correction)
        : listArticles(decision).some((article) => articles.has(article))
    if (!isOurs) continue
    kept.add(id)
    yield correction
  }
}

function listArticles(decision: Exclude<Decision, { kind: 'undo' }>): string[] {
  if ('statement' in decision) return [decision.statement.article]
  const anchors = decision.kind === 'merge' ? decision.sides.flat() : decision.members
  return anchors.map(({ article }) => article)
}
