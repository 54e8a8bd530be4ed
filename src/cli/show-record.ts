import type { OpenRecord } from '../store/index.ts'
import { countThings } from './count-things.ts'
import { tellStory } from './show-story.ts'
import type { Showing, ShowOptions } from './showing.ts'

const MOST = 10

/** What a record holds: counts, its first stories, the voices that say most. */
export async function* showRecord(record: OpenRecord, options: ShowOptions): Showing {
  const counts = await record.count()
  if (options.isJson) {
    yield JSON.stringify({ kind: 'record', path: record.path, ...counts })
    return
  }
  const { pen } = options
  const { articles, outlets, statements, voices, utterances, relations } = counts
  yield pen.block(
    `${record.path}: ${countThings(articles, 'article')} by ${countThings(outlets, 'outlet')}, ` +
      `${countThings(statements, 'statement')} by ${countThings(voices, 'voice')}, ` +
      `${countThings(utterances, 'utterance')}, ${countThings(relations, 'relation')}.`,
  )
  const stories = await record.listStories({ limit: MOST })
  yield pen.strong(countThings(stories.total, 'story'))
  for (const story of stories.items) yield tellStory(story, pen)
  const loudest = await record.listVoices({ limit: MOST })
  yield pen.strong('Voices with most statements')
  yield loudest.items
    .map(({ voice, statementCount }) =>
      pen.block(`${voice.name}, ${countThings(statementCount, 'statement')}`, '  '),
    )
    .join('\n')
  const lists =
    '"hearsay show voice", "hearsay show story" and "hearsay show article" list all; a name behind it tells more.'
  yield pen.faint(pen.block(lists))
}
