import type { OpenRecord } from '../src/store/index.ts'

/** What a record holds for each 1,000 articles: records of all sizes must be alike in it to be compared. */
export interface RecordDescription {
  readonly statements: number
  readonly voices: number
  readonly utterances: number
  readonly relations: number
  readonly stories: number
  /** Articles in stories of one, of two or three, of four to nine, and of more articles. */
  readonly inStoriesOf: Readonly<Record<StorySize, number>>
  /** Articles that share text with another, counted on some hundred. */
  readonly copied: number
}

export const STORY_SIZES = ['1', '2-3', '4-9', '10+'] as const
export type StorySize = (typeof STORY_SIZES)[number]

/** Articles that are looked at for copies, spread evenly over the list. */
const LOOKED_AT = 400

export async function describeRecord(record: OpenRecord): Promise<RecordDescription> {
  const counts = await record.count()
  const perThousand = (count: number) => (1000 * count) / Math.max(1, counts.articles)
  const inStoriesOf: Record<StorySize, number> = { '1': 0, '2-3': 0, '4-9': 0, '10+': 0 }
  const { items } = await record.listStories({ limit: Number.POSITIVE_INFINITY })
  for (const { articles } of items) inStoriesOf[sizeOf(articles.length)] += articles.length
  // Articles in no story with others may have none at all.
  const told = Object.values(inStoriesOf).reduce((sum, one) => sum + one, 0)
  inStoriesOf['1'] += counts.articles - told
  for (const size of STORY_SIZES) inStoriesOf[size] = perThousand(inStoriesOf[size])
  return {
    statements: perThousand(counts.statements),
    voices: perThousand(counts.voices),
    utterances: perThousand(counts.utterances),
    relations: perThousand(counts.relations),
    stories: perThousand(counts.stories),
    inStoriesOf,
    copied: 1000 * (await shareCopied(record, counts.articles)),
  }
}

const sizeOf = (articles: number): StorySize =>
  articles < 2 ? '1' : articles < 4 ? '2-3' : articles < 10 ? '4-9' : '10+'

async function shareCopied(record: OpenRecord, articles: number): Promise<number> {
  const step = Math.max(1, Math.floor(articles / LOOKED_AT))
  let [seen, copied] = [0, 0]
  for (let offset = 0; offset < articles; offset += step) {
    const { items } = await record.listArticles({ limit: 1, offset })
    const view = items[0] && (await record.findArticle(items[0].id))
    if (!view) continue
    seen++
    if (view.copies.length > 0) copied++
  }
  return copied / Math.max(1, seen)
}
