import type { OpenRecord } from '../../src/store/index.ts'

/** Addresses of each kind of page, behind the host: `/story/sto_1f…`. The first of each is the heaviest. */
export type Addresses = Readonly<Record<string, readonly string[]>>

const SEARCHES = ['minister', 'court', 'president said', '"health care"', 'police', 'budget', 'war', 'tax']
const EACH = 60

/** Pages as readers open them: what is new, spread over the record, and the heaviest of each kind. */
export async function chooseAddresses(record: OpenRecord): Promise<Addresses> {
  const all = { limit: Number.POSITIVE_INFINITY }
  const stories = (await record.listStorySummaries(all)).items
  const byLength = [...stories].sort((a, b) => b.statementCount - a.statementCount)
  const [longest, ...others] = byLength
  const articles = (await record.listArticles(all)).items
  const byStatements = [...articles].sort((a, b) => b.statementCount - a.statementCount)
  const voices = (await record.listVoices({ limit: 1000 })).items
  const utterances = await findUtterances(
    record,
    others.slice(0, 5).map(({ story }) => story.id),
  )
  const compared = others.flatMap(({ story }) => (story.articles.length >= 3 ? [story.articles] : []))
  return {
    home: ['/'],
    search: [
      '/search',
      ...SEARCHES.map((words) => `/search?words=${encodeURIComponent(words)}`),
      ...voices.slice(0, 10).map(({ voice }) => `/search?voice=${voice.id}`),
    ],
    story: spread(others).map(({ story }) => `/story/${story.id}`),
    'story of 5,000 statements': [`/story/${longest!.story.id}`],
    article: spread(byStatements).map(({ id }) => `/article/${id}`),
    voice: spread(voices).map(({ voice }) => `/voice/${voice.id}`),
    utterance: spread(utterances).map((id) => `/utterance/${id}`),
    compare: spread(compared).map((ids) => `/compare?articles=${ids.slice(0, 3).join(',')}`),
    corrections: ['/corrections'],
    queue: ['/corrections/queue'],
    feeds: ['/feeds'],
  }
}

/** The first, and others evenly from all of the list. */
function spread<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, items.length / EACH)
  return Array.from({ length: Math.min(EACH, items.length) }, (_, at) => items[Math.floor(at * step)]!)
}

/** Those with most wordings first. */
async function findUtterances(record: OpenRecord, stories: readonly string[]): Promise<string[]> {
  const views = await Promise.all(stories.map((id) => record.findStory(id)))
  return views
    .flatMap((view) => view?.utterances ?? [])
    .sort((a, b) => b.wordings.length - a.wordings.length)
    .map(({ id }) => id)
}
