/**
 * A shelf in memory: for relating a few articles without a record, and for tests.
 *
 * @module
 */
import type { ReadArticle, Relation, Statement } from '../record.ts'
import type {
  CorrectedGroup,
  GroupCorrections,
  GroupName,
  Holders,
  IndexName,
  LinkName,
  Made,
  Shelf,
  ShelfLink,
  TraceName,
} from '../shelf.ts'

/** A shelf whose articles and corrections are given beforehand, with all that it keeps laid open. */
export interface MemoryShelf extends Shelf {
  /** Lets the shelf know articles, or forget them, as a record does before it relates. */
  putArticles(articles: readonly ReadArticle[]): void
  removeArticles(ids: readonly string[]): void
  setCorrections(name: CorrectedGroup, corrections: GroupCorrections): void
  /** All things of a kind, sorted by id. */
  list<Name extends keyof Made>(name: Name): Made[Name][]
}

/** An empty shelf. */
export function createMemoryShelf(): MemoryShelf {
  const articles = new Map<string, ReadArticle>()
  const statements = new Map<string, Statement>()
  const voices = new Map<string, ReadArticle['voices'][number]>()
  const made = new Map<keyof Made, Map<string, { readonly id: string }>>()
  const corrections = new Map<CorrectedGroup, GroupCorrections>()
  const madeOf = (name: keyof Made) => openMap(made, name)
  const pick = <Thing>(from: ReadonlyMap<string, Thing>, ids: readonly string[]): Thing[] =>
    [...new Set(ids)].flatMap((id) => {
      const thing = from.get(id)
      return thing === undefined ? [] : [thing]
    })
  return {
    // Where there is nothing but JavaScript itself, nobody has turns to take.
    breathe: async () => {},
    ...createIndexes(),
    ...createLinks(),
    ...createTraces(),
    ...createGroups(),
    putArticles(given) {
      for (const read of given) {
        articles.set(read.article.id, read)
        for (const statement of read.statements) statements.set(statement.id, statement)
        for (const voice of read.voices) voices.set(voice.id, voice)
      }
    },
    removeArticles(ids) {
      for (const read of pick(articles, ids)) {
        articles.delete(read.article.id)
        for (const { id } of read.statements) statements.delete(id)
        for (const { id } of read.voices) voices.delete(id)
      }
    },
    setCorrections: (name, given) => corrections.set(name, given),
    list: <Name extends keyof Made>(name: Name) =>
      [...madeOf(name).values()].sort((a, b) => (a.id < b.id ? -1 : 1)) as unknown as Made[Name][],
    loadArticles: async (ids) => pick(articles, ids).map(({ article }) => article),
    loadHeads: async (ids) => pick(articles, ids).map(({ article: { text, notes, ...head } }) => head),
    loadStatements: async (ids) => pick(statements, ids),
    loadStatementsOf: async (ids) => pick(articles, ids).flatMap((read) => read.statements),
    loadArticleVoices: async (ids) => pick(voices, ids),
    loadArticleVoicesOf: async (ids) => pick(articles, ids).flatMap((read) => read.voices),
    async findByAddress(addresses) {
      const wanted = new Set(addresses)
      return [...articles.values()].flatMap(({ article: { id, url } }) =>
        url !== undefined && wanted.has(url) ? [{ article: id, address: url }] : [],
      )
    },
    find: async <Name extends keyof Made>(name: Name, ids: readonly string[]) =>
      new Map(pick(madeOf(name), ids).map((thing) => [thing.id, thing])) as unknown as Map<
        string,
        Made[Name]
      >,
    async keep(name, things) {
      for (const thing of things) madeOf(name).set(thing.id, thing)
    },
    async drop(name, ids) {
      for (const id of ids) madeOf(name).delete(id)
    },
    async findRelations(utterances) {
      const wanted = new Set(utterances)
      return ([...madeOf('relation').values()] as unknown as Relation[]).filter(
        ({ from, to }) => wanted.has(from) || (to !== undefined && wanted.has(to)),
      )
    },
    async findCorrections(name, members) {
      const wanted = new Set(members)
      const touches = (group: readonly string[]) => group.some((member) => wanted.has(member))
      const { apart, together } = corrections.get(name) ?? { apart: [], together: [] }
      return { apart: apart.filter(touches), together: together.filter(touches) }
    },
  }
}

function openMap<Name, Key, Value>(maps: Map<Name, Map<Key, Value>>, name: Name): Map<Key, Value> {
  const known = maps.get(name) ?? new Map<Key, Value>()
  maps.set(name, known)
  return known
}

function createIndexes(): Pick<Shelf, 'findHolders' | 'findHoldersOfEach' | 'addKeys' | 'dropKeys'> {
  /** For each index, the things of each key by bucket, and the keys of each thing. */
  const holders = new Map<IndexName, Map<number, Map<string, Set<number>>>>()
  const keysOfThings = new Map<IndexName, Map<string, Set<number>>>()
  return {
    async findHolders(index, { keys, buckets }) {
      const counts = new Map<string, number>()
      for (const key of new Set(keys)) {
        for (const [thing, known] of openMap(holders, index).get(key) ?? []) {
          if (buckets === 'all' || buckets.some((bucket) => known.has(bucket)))
            counts.set(thing, (counts.get(thing) ?? 0) + 1)
        }
      }
      return counts
    },
    async findHoldersOfEach(index, asked) {
      const found = new Map<string, Holders>()
      for (const [name, one] of asked) found.set(name, await this.findHolders(index, one))
      return found
    },
    async addKeys(index, keysOf) {
      for (const [thing, keys] of keysOf) {
        const known = openMap(keysOfThings, index).get(thing) ?? new Set<number>()
        openMap(keysOfThings, index).set(thing, known)
        for (const { key, bucket } of keys) {
          known.add(key)
          const things = openMap(openMap(holders, index), key)
          things.set(thing, (things.get(thing) ?? new Set()).add(bucket))
        }
      }
    },
    async dropKeys(index, things) {
      for (const thing of things) {
        for (const key of openMap(keysOfThings, index).get(thing) ?? [])
          openMap(holders, index).get(key)?.delete(thing)
        openMap(keysOfThings, index).delete(thing)
      }
    },
  }
}

function createLinks(): Pick<Shelf, 'findLinks' | 'addLinks' | 'dropLinks'> {
  const linksOf = new Map<LinkName, Map<string, Map<string, ShelfLink>>>()
  const at = (name: LinkName, thing: string) => openMap(openMap(linksOf, name), thing)
  return {
    async findLinks(name, things) {
      const found = new Map<string, ShelfLink>()
      for (const thing of things)
        for (const link of at(name, thing).values()) found.set(`${link.one} ${link.other}`, link)
      return [...found.values()]
    },
    async addLinks(name, links) {
      for (const link of links) {
        at(name, link.one).set(link.other, link)
        at(name, link.other).set(link.one, link)
      }
    },
    async dropLinks(name, things) {
      for (const thing of things) {
        for (const other of at(name, thing).keys()) at(name, other).delete(thing)
        at(name, thing).clear()
      }
    },
  }
}

function createTraces(): Pick<Shelf, 'findTraces' | 'keepTraces' | 'dropTraces'> {
  const traces = new Map<TraceName, Map<string, unknown>>()
  return {
    async findTraces<Trace>(name: TraceName, things: readonly string[]) {
      const known = openMap(traces, name)
      return new Map(
        things.flatMap((thing) => (known.has(thing) ? [[thing, known.get(thing) as Trace] as const] : [])),
      )
    },
    async keepTraces(name, kept) {
      for (const [thing, trace] of kept) openMap(traces, name).set(thing, trace)
    },
    async dropTraces(name, things) {
      for (const thing of things) openMap(traces, name).delete(thing)
    },
  }
}

function createGroups(): Pick<Shelf, 'findGroups' | 'findMembers' | 'setGroups' | 'dropMembers'> {
  const groupOf = new Map<GroupName, Map<string, string>>()
  const membersOf = new Map<GroupName, Map<string, Set<string>>>()
  const leave = (name: GroupName, member: string) => {
    const group = openMap(groupOf, name).get(member)
    if (group === undefined) return
    openMap(membersOf, name).get(group)?.delete(member)
    openMap(groupOf, name).delete(member)
  }
  return {
    async findGroups(name, members) {
      const known = openMap(groupOf, name)
      return new Map(
        members.flatMap((member) => {
          const group = known.get(member)
          return group === undefined ? [] : [[member, group] as const]
        }),
      )
    },
    async findMembers(name, groups) {
      const known = openMap(membersOf, name)
      return new Map(groups.map((group) => [group, [...(known.get(group) ?? [])].sort()] as const))
    },
    async setGroups(name, given) {
      for (const [member, group] of given) {
        leave(name, member)
        openMap(groupOf, name).set(member, group)
        const members = openMap(membersOf, name)
        members.set(group, (members.get(group) ?? new Set()).add(member))
      }
    },
    async dropMembers(name, members) {
      for (const member of members) leave(name, member)
    },
  }
}
