import type { z } from 'zod'
import type { OpenRecord } from '../store/index.ts'
import type { Asked } from './answer-tools.ts'
import { citeStatements } from './cite-statements.ts'
import { namePage } from './cut-page.ts'
import { refuseUnknown } from './refuse-unknown.ts'
import type { searchRequest } from './request-schemas.ts'
import { quote, writePage, writeStatement } from './write-text.ts'

export async function searchStatements(
  { record, ...place }: Asked,
  { limit, offset, ...query }: z.infer<typeof searchRequest>,
) {
  const { items, total } = await record.findStatements({ ...query, limit, offset })
  const page = namePage(await citeStatements(record, items, place), { total, offset })
  const why = total === 0 ? await explainNothing(record, query) : ''
  return { structure: page, text: `${writePage(page, { name: 'statements', write: writeStatement })}${why}` }
}

/** What nobody can find by: a story that is not there is asked wrongly, a voice of whom nothing is known is an answer. */
async function explainNothing(
  record: OpenRecord,
  { story, voice }: Pick<z.infer<typeof searchRequest>, 'story' | 'voice'>,
): Promise<string> {
  if (story !== undefined && !(await record.findStory(story)))
    throw refuseUnknown('story', { what: 'story', got: story, fix: 'list_stories has the ids of all' })
  if (voice === undefined || (await record.findVoice(voice))) return ''
  return `; nobody in the record is called ${quote(voice)}`
}
