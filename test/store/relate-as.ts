/** Puts relations that were made by hand into a record. */
import { identify } from '../../src/identify.ts'
import type { ReadArticle } from '../../src/record.ts'
import type { Changes, Shelf } from '../../src/shelf.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import type { BuiltRelations } from './build-record.ts'

/**
 * Relates a record to its end; this is then all that it has across articles, whatever it had before. Where nothing is left
 * to relate, all is read anew.
 */
export async function relateAs(record: OpenRecord, relations: BuiltRelations): Promise<void> {
  if (await record.isRelated()) await record.rereadArticles(await loadAll(record))
  const before = await collectIds(record)
  const work = async (shelf: Shelf, { removed }: Changes) => {
    await clearShelf(shelf, { before, removed })
    await putOnShelf(shelf, relations)
  }
  while ((await record.relateNext(work, { most: 1000 })) > 0);
}

/** All articles of a record as they were read, in order of id. */
export async function loadAll(record: OpenRecord): Promise<ReadArticle[]> {
  const { items } = await record.listArticles({ limit: Number.POSITIVE_INFINITY })
  return record.loadReadArticles(items.map(({ id }) => id).sort())
}

type Kind = 'voice' | 'utterance' | 'relation' | 'story'

async function collectIds(record: OpenRecord): Promise<[Kind, string][]> {
  const ids: [Kind, string][] = []
  for await (const { kind, id } of record.exportLines()) {
    if (kind === 'voice' || kind === 'utterance' || kind === 'relation' || kind === 'story')
      ids.push([kind, id])
  }
  return ids
}

async function clearShelf(
  shelf: Shelf,
  { before, removed }: { before: readonly [Kind, string][]; removed: Changes['removed'] },
): Promise<void> {
  for (const [kind, id] of before) await shelf.drop(kind, [id])
  const voices = before.filter(([kind]) => kind === 'voice').map(([, id]) => id)
  const units = [...(await shelf.findMembers('voice', voices)).values()].flat()
  const heard = [...(await shelf.findMembers('unit', units)).values()].flat()
  await shelf.dropMembers('voice', units)
  await shelf.dropMembers('unit', [...heard, ...removed.flatMap((article) => article.voices)])
  await shelf.dropMembers(
    'utterance',
    removed.flatMap(({ statements }) => statements),
  )
  for (const kind of ['story', 'copy'] as const)
    await shelf.dropMembers(
      kind,
      removed.map(({ article }) => article),
    )
}

/** Puts relations on a shelf as relating does: each voice has one unit. */
export async function putOnShelf(shelf: Shelf, relations: BuiltRelations): Promise<void> {
  const { voices, utterances, stories, copies, articleVoicesOf } = relations
  await shelf.keep('voice', voices)
  await shelf.keep('utterance', utterances)
  await shelf.keep('relation', relations.relations)
  await shelf.keep('story', stories)
  const named = copies.map((copy) => ({ id: identify('cop', copy.articles), ...copy }))
  await shelf.keep('copy', named)
  await shelf.setGroups('voice', new Map(voices.map(({ id }) => [`unit of ${id}`, id])))
  const join = (groups: Iterable<readonly [string, readonly string[]]>) =>
    new Map([...groups].flatMap(([group, members]) => members.map((member) => [member, group] as const)))
  await shelf.setGroups('unit', join([...articleVoicesOf].map(([id, heard]) => [`unit of ${id}`, heard])))
  await shelf.setGroups('utterance', join(utterances.map(({ id, statements }) => [id, statements])))
  await shelf.setGroups('story', join(stories.map(({ id, articles }) => [id, articles])))
  await shelf.setGroups('copy', join(named.map(({ id, articles }) => [id, articles])))
}
