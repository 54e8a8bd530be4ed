/**
 * Relates the voices of invented reports on a shelf in memory, with stories that the tests know.
 *
 * @module
 */
import type { ReadArticle, Voice } from '../../src/record.ts'
import { createMemoryShelf, type MemoryShelf } from '../../src/relate/memory-shelf.ts'
import { updateVoices, type VoiceChanges } from '../../src/relate/update-voices.ts'
import type { GroupCorrections } from '../../src/shelf.ts'
import { ORCHESTRA } from './affair.ts'

export interface RelatedVoices {
  readonly shelf: MemoryShelf
  readonly voices: readonly Voice[]
  /** The ids of the article voices of each voice, sorted. */
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly regrouped: readonly string[]
}

const NO_CORRECTIONS: GroupCorrections = { apart: [], together: [] }
export const NO_CHANGES: VoiceChanges = { added: [], removed: [], refiled: [], corrected: [] }

/** The story of a report that was written with the background of one of the two affairs. */
const tellStory = ({ article }: ReadArticle): string =>
  article.text.includes(ORCHESTRA[0]!) ? 'sto_orchestra' : 'sto_harbour'

/** Voices of articles as changes to a shelf that does not have them yet. */
export function asAdded(articles: readonly ReadArticle[]): VoiceChanges['added'] {
  return articles.flatMap(({ voices, statements }) =>
    voices.map((voice) => ({
      voice,
      statements: statements.filter((statement) => statement.voice?.id === voice.id).length,
    })),
  )
}

/** All voices of these reports. */
export async function relateVoices(
  articles: readonly ReadArticle[],
  {
    storyOf = tellStory,
    ...corrections
  }: Partial<GroupCorrections> & { storyOf?: (read: ReadArticle) => string } = {},
): Promise<RelatedVoices> {
  const shelf = createMemoryShelf()
  shelf.setCorrections('voice', { ...NO_CORRECTIONS, ...corrections })
  await shelf.setGroups('story', new Map(articles.map((read) => [read.article.id, storyOf(read)])))
  const { regrouped } = await updateVoices(shelf, { ...NO_CHANGES, added: asAdded(articles) })
  return { shelf, regrouped, ...(await listVoices(shelf)) }
}

/** The voices that a shelf keeps. */
export async function listVoices(shelf: MemoryShelf): Promise<Pick<RelatedVoices, 'voices' | 'members'>> {
  const voices = shelf.list('voice')
  const units = await shelf.findMembers(
    'voice',
    voices.map(({ id }) => id),
  )
  const members = await shelf.findMembers('unit', [...units.values()].flat())
  return {
    voices,
    members: new Map(
      voices.map(({ id }) => [
        id,
        units
          .get(id)!
          .flatMap((unit) => members.get(unit)!)
          .sort(),
      ]),
    ),
  }
}
