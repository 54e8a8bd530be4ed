/**
 * Relations, kept up to date: those of a story are found anew when one of its utterances is another than before, and
 * those of a voice with what it said before are looked for word by word.
 *
 * @module
 */
import { groupBy } from '../group-by.ts'
import type { Relation, Utterance } from '../record.ts'
import type { AskedKeys, Key, Shelf } from '../shelf.ts'
import { foldBodyName, parsePersonName } from './compare-names.ts'
import { dropCrowdedKeys } from './drop-crowded-keys.ts'
import { findRelations, findReversals } from './find-relations.ts'
import { listPointKeys, listPointStretches } from './list-point-keys.ts'
import type { PreparedStatements } from './load-prepared.ts'
import type { Party } from './party.ts'

export interface RelationChanges {
  /** Articles whose statements are new. */
  readonly added: readonly string[]
  /** Statements that are gone. */
  readonly removed: readonly string[]
  /** Utterances that are new, other than before, or gone. */
  readonly utterances: ReadonlySet<string>
  /** Stories whose articles are not those of before, and the articles that are in another story. */
  readonly stories: readonly string[]
  readonly refiled: readonly string[]
  readonly prepared: PreparedStatements
}

/** Brings relations up to date. */
export async function updateRelations(shelf: Shelf, changes: RelationChanges): Promise<void> {
  const scene = createScene(shelf, changes.prepared)
  await shelf.dropKeys('speaker and two words', changes.removed)
  const pointKeys = new Map<string, readonly Key[]>()
  for (const article of changes.added)
    for (const [id, keys] of await scene.findPointKeys(article)) pointKeys.set(id, keys)
  await shelf.addKeys('speaker and two words', pointKeys)
  const changed = [...(await shelf.find('utterance', [...changes.utterances])).keys()]
  // Which of two stories a relation belongs to may change with an article that both sides are not even in.
  const moved = await scene.findUtterances(changes.refiled)
  // An article that was read again may have lost what the others of its story denied.
  const ofAdded = await shelf.findGroups('story', changes.added)
  const stories = new Set([...changes.stories, ...ofAdded.values()])
  for (const ids of (await scene.findStories([...changed, ...moved])).values())
    for (const id of ids) stories.add(id)
  const old = await shelf.findRelations([...changes.utterances])
  const ofMoved = (await shelf.findRelations(moved)).filter(({ kind }) => kind !== 'reverses')
  await shelf.drop(
    'relation',
    [...old, ...ofMoved].map(({ id }) => id),
  )
  await relateStories(shelf, { stories: [...stories].sort(), scene })
  await shelf.keep('relation', await findReversed(shelf, { changed, scene }))
}

/** Finds the relations of stories anew. One that two stories have belongs to the one with the lesser id. */
async function relateStories(
  shelf: Shelf,
  { stories, scene }: { stories: readonly string[]; scene: Scene },
): Promise<void> {
  const utterancesOf = await scene.findUtterancesOf(await shelf.findMembers('story', stories))
  const utterances = [...new Set([...utterancesOf.values()].flat())]
  const storiesOf = await scene.findStories(utterances)
  const parties = new Map((await scene.makeParties(utterances)).map((party) => [party.utterance, party]))
  const known = (await shelf.findRelations(utterances)).filter(({ kind }) => kind !== 'reverses')
  const findOwner = ({ from, to }: Relation) =>
    (storiesOf.get(from) ?? []).find((id) => to === undefined || (storiesOf.get(to) ?? []).includes(id))
  const found = new Map<string, Relation>()
  for (const story of stories) {
    const own = utterancesOf.get(story)!.flatMap((id) => parties.get(id) ?? [])
    for (const relation of findRelations(own))
      if (relation.kind !== 'reverses' && findOwner(relation) === story) found.set(relation.id, relation)
  }
  const related = new Set(stories)
  const gone = known.filter((relation) => !found.has(relation.id) && related.has(findOwner(relation) ?? ''))
  await shelf.drop(
    'relation',
    gone.map(({ id }) => id),
  )
  await shelf.keep('relation', [...found.values()])
}

/** The reversals that these utterances take part in. */
async function findReversed(
  shelf: Shelf,
  { changed, scene }: { changed: readonly string[]; scene: Scene },
): Promise<Relation[]> {
  const found = new Map<string, Relation>()
  const parties = await scene.makeParties(changed)
  const met = await meetOnPoint(shelf, { parties, scene })
  const known = await scene.makeParties([...new Set([...met.values()].flatMap((others) => [...others]))])
  for (const party of parties) {
    const own = met.get(party.utterance)!
    const others = known.filter(
      ({ voice, utterance }) =>
        own.has(utterance) && voice.id === party.voice.id && utterance !== party.utterance,
    )
    for (const other of others)
      for (const relation of findReversals([party, other])) found.set(relation.id, relation)
  }
  return [...found.values()]
}

/**
 * For each of these utterances those that may be of the same voice on the same point. One without a day is neither before nor
 * after.
 */
async function meetOnPoint(
  shelf: Shelf,
  { parties, scene }: { parties: readonly Party[]; scene: Scene },
): Promise<Map<string, Set<string>>> {
  const asked = new Map<string, AskedKeys>()
  for (const { saying } of parties.filter(({ day }) => day !== undefined)) {
    for (const one of saying) {
      const pointKeys = await scene.findPointKeys(one.statement.article)
      const keys = pointKeys.get(one.statement.id)!.map(({ key }) => key)
      if (keys.length > 0) asked.set(one.statement.id, { keys, buckets: listPointStretches(one) })
    }
  }
  const met = await shelf.findHoldersOfEach('speaker and two words', asked)
  const others = new Set([...met.values()].flatMap((holders) => [...holders.keys()]))
  const groups = await shelf.findGroups('utterance', [...others])
  return new Map(
    parties.map(({ utterance, saying }) => {
      const statements = saying.flatMap(({ statement }) => [...(met.get(statement.id)?.keys() ?? [])])
      return [utterance, new Set(statements.flatMap((id) => groups.get(id) ?? []))]
    }),
  )
}

/** Utterances as parties, with the stories that they are in. */
interface Scene {
  /** The utterances that these articles report, sorted. */
  findUtterances(articles: readonly string[]): Promise<string[]>
  /** The same for each group of articles. */
  findUtterancesOf(groups: ReadonlyMap<string, readonly string[]>): Promise<Map<string, string[]>>
  /** The stories of the articles that have these utterances, sorted. */
  findStories(utterances: readonly string[]): Promise<Map<string, string[]>>
  makeParties(utterances: readonly string[]): Promise<Party[]>
  /** The keys of all statements of an article, by statement. */
  findPointKeys(article: string): Promise<ReadonlyMap<string, readonly Key[]>>
}

function createScene(shelf: Shelf, prepared: PreparedStatements): Scene {
  const pointKeys = new Map<string, ReadonlyMap<string, readonly Key[]>>()
  const articlesOf = async (utterances: readonly string[]) => {
    const members = await shelf.findMembers('utterance', utterances)
    const statements = await prepared.get([...members.values()].flat())
    const articleOf = new Map(statements.map(({ statement }) => [statement.id, statement.article]))
    return new Map(
      [...members].map(
        ([id, of]) => [id, [...new Set(of.flatMap((one) => articleOf.get(one) ?? []))]] as const,
      ),
    )
  }
  const findUtterancesOf: Scene['findUtterancesOf'] = async (groups) => {
    const statements = await prepared.getOf([...groups.values()].flat())
    const ofArticle = groupBy(statements, ({ statement }) => statement.article)
    const utteranceOf = await shelf.findGroups(
      'utterance',
      statements.map(({ statement }) => statement.id),
    )
    const reportedIn = (article: string) =>
      (ofArticle.get(article) ?? []).flatMap(({ statement }) => utteranceOf.get(statement.id) ?? [])
    return new Map(
      [...groups].map(([name, articles]) => [name, [...new Set(articles.flatMap(reportedIn))].sort()]),
    )
  }
  return {
    async findUtterances(articles) {
      const found = await findUtterancesOf(new Map([['', articles]]))
      return found.get('')!
    },
    findUtterancesOf,
    async findStories(utterances) {
      const articles = await articlesOf(utterances)
      const storyOf = await shelf.findGroups('story', [...new Set([...articles.values()].flat())])
      return new Map(
        [...articles].map(([id, of]) => [
          id,
          [...new Set(of.flatMap((one) => storyOf.get(one) ?? []))].sort(),
        ]),
      )
    },
    async makeParties(utterances) {
      const found = await shelf.find('utterance', utterances)
      const statements = await prepared.get([...found.values()].flatMap((one) => one.statements))
      const byId = new Map(statements.map((one) => [one.statement.id, one]))
      return [...found.values()]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((utterance) => ({ utterance, saying: utterance.statements.flatMap((id) => byId.get(id) ?? []) }))
        .filter(({ saying }) => saying.length > 0)
        .map(describeParty)
    },
    async findPointKeys(article) {
      const known = pointKeys.get(article)
      if (known) return known
      const statements = await prepared.getOf([article])
      const keys = dropCrowdedKeys(new Map(statements.map((one) => [one.statement.id, listPointKeys(one)])))
      pointKeys.set(article, keys)
      return keys
    },
  }
}

/**
 * Relations go by what these articles call the voice, not by what the record does: that may change with any article that
 * names it.
 */
function describeParty({ utterance, saying }: { utterance: Utterance; saying: Party['saying'] }): Party {
  const days = saying.flatMap(({ said, article }) => said?.to ?? article.day ?? [])
  const called = saying
    .filter(({ voice }) => voice === utterance.voice)
    .flatMap(({ statement }) => statement.voice ?? [])
    .sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1))[0]!
  const person = called.kind === 'person' ? parsePersonName(called.name) : undefined
  return {
    utterance: utterance.id,
    saying,
    voice: { id: utterance.voice, name: called.name, kind: called.kind },
    nameWords: person ? [person.surname] : foldBodyName(called.name).split(' '),
    ...(days.length > 0 && { day: Math.min(...days) }),
  }
}
