/**
 * What is kept about full names: their units, the names that may be other forms of them, and what speaks for that.
 *
 * @module
 */
import { compareFullNames, type PersonName } from './compare-names.ts'
import { listNameKeys } from './list-name-keys.ts'
import type { NamePrint, PlacePrint, VoiceDesk } from './open-voice-desk.ts'
import { type ChangedPlace, fieldsOfPlace, identifyPlace } from './places.ts'
import { BUCKETS, identifyName, keyOf, readCalling, type Seat, SURNAME_BUCKETS } from './seats.ts'
import { compareText } from './unit-prints.ts'

/** The name that a print is about. */
export function readName({ parts, generation }: NamePrint): PersonName {
  return { parts, generation, surname: parts.at(-1)!, key: [...parts, generation].join(' ').trim() }
}

/**
 * Brings the prints of names up to date with places that changed and article voices that were seated, and answers
 * which names that touches.
 */
export async function changeNames(
  desk: VoiceDesk,
  { places, seated }: { places: readonly ChangedPlace[]; seated: ReadonlySet<string> },
): Promise<Set<string>> {
  const names = new Map(places.map(({ nameId, name }) => [nameId, name]))
  await desk.names.load(names.keys())
  const fresh: string[] = []
  for (const [id, name] of names) {
    if (desk.names.get(id) !== undefined) continue
    const { parts, generation } = name
    desk.names.set(id, { parts, generation, stories: [], alike: [], people: [], carved: 0 })
    fresh.push(id)
  }
  await findAlike(desk, fresh)
  for (const place of places) countStory(desk, place)
  for (const id of seated) countCarved(desk, id)
  const changed = places.filter(({ before, after }) => (before === undefined) !== (after === undefined))
  await countCommonStories(desk, changed)
  await countCommonArticles(desk, seated)
  await exchangePlaceKeys(desk, changed)
  await forgetNames(desk, [...names.keys()])
  return new Set(names.keys())
}

/** Changes the print of a name. */
export function editName(desk: VoiceDesk, id: string, edit: (print: NamePrint) => Partial<NamePrint>): void {
  const print = desk.names.get(id)!
  desk.names.set(id, { ...print, ...edit(print) })
}

/** New names get to know the names that they may be forms of, and are made known to them. */
async function findAlike(desk: VoiceDesk, fresh: readonly string[]): Promise<void> {
  if (fresh.length === 0) return
  const keysOf = new Map(fresh.map((id) => [id, listNameKeys(readName(desk.names.get(id)!))]))
  const asKeys = ([id, keys]: [string, number[]]) => [id, keys.map((key) => ({ key, bucket: 0 }))] as const
  await desk.shelf.addKeys('name part', new Map([...keysOf].map(asKeys)))
  const asked = new Map([...keysOf].map(([id, keys]) => [id, { keys, buckets: [0] }]))
  for (const [id, holders] of await desk.shelf.findHoldersOfEach('name part', asked)) {
    const held = [...holders.keys()]
    await desk.names.load(held)
    const name = readName(desk.names.get(id)!)
    for (const other of held) {
      const print = desk.names.get(other)
      if (other === id || !print || !compareFullNames(name, readName(print))) continue
      for (const [one, two] of [
        [id, other],
        [other, id],
      ] as const) {
        editName(desk, one, ({ alike }) => ({
          alike: changeAlike(alike, { name: two, stories: 0, articles: 0 }),
        }))
      }
    }
  }
}

function changeAlike(
  alike: NamePrint['alike'],
  { name, stories, articles }: { name: string; stories: number; articles: number },
): NamePrint['alike'] {
  const known = alike.find(([id]) => id === name) ?? [name, 0, 0]
  const others = alike.filter(([id]) => id !== name)
  return [...others, [name, known[1] + stories, known[2] + articles] as const].sort(([a], [b]) =>
    compareText(a, b),
  )
}

function countStory(desk: VoiceDesk, { nameId, before, after }: ChangedPlace): void {
  editName(desk, nameId, ({ stories }) => {
    const counts = new Map(stories)
    const count = (place: PlacePrint | undefined, by: 1 | -1) => {
      if (place) counts.set(fieldsOfPlace(place), (counts.get(fieldsOfPlace(place)) ?? 0) + by)
    }
    count(before, -1)
    count(after, 1)
    return { stories: [...counts].filter(([, stories]) => stories !== 0).sort(([a], [b]) => a - b) }
  })
}

function countCarved(desk: VoiceDesk, id: string): void {
  const count = (seat: Seat | undefined, by: 1 | -1) => {
    const nameId = seat?.home !== undefined && findNameId(seat)
    if (nameId) editName(desk, nameId, ({ carved }) => ({ carved: carved + by }))
  }
  count(desk.seats.getKept(id), -1)
  count(desk.seats.get(id), 1)
}

function findNameId(seat: Seat): string | undefined {
  const calling = readCalling(seat)
  return calling.sort === 'full name' ? identifyName(calling.name) : undefined
}

/** In how many stories two names are that may be one. */
async function countCommonStories(desk: VoiceDesk, changed: readonly ChangedPlace[]): Promise<void> {
  const pairs = changed.flatMap(({ nameId, story, id }) =>
    desk.names
      .get(nameId)!
      .alike.map(([other]) => ({ nameId, other, id, otherId: identifyPlace(other, story) })),
  )
  await desk.places.load(pairs.map(({ otherId }) => otherId))
  await desk.names.load(pairs.map(({ other }) => other))
  const done = new Set<string>()
  for (const { nameId, other, id, otherId } of pairs) {
    const pair = [id, otherId].sort().join(' ')
    if (done.has(pair)) continue
    done.add(pair)
    const before = desk.places.getKept(id) !== undefined && desk.places.getKept(otherId) !== undefined
    const after = desk.places.get(id) !== undefined && desk.places.get(otherId) !== undefined
    addToPair(desk, { one: nameId, other, stories: Number(after) - Number(before) })
  }
}

/** In how many articles two names are that may be one, as two article voices: the article has told them apart. */
async function countCommonArticles(desk: VoiceDesk, seated: ReadonlySet<string>): Promise<void> {
  const articles = new Set<string>()
  for (const id of desk.touched) {
    const seat = (desk.seats.get(id) ?? desk.seats.getKept(id))!
    if (seated.has(id) && readCalling(seat).sort === 'full name') articles.add(seat.article)
  }
  const voicesOf = await desk.loadArticles(articles)
  for (const article of articles) {
    const listNames = (find: (id: string) => Seat | undefined) =>
      new Set(
        [...voicesOf.get(article)!].flatMap((id) => {
          const seat = find(id)
          return seat?.article === article && seat.home === undefined ? (findNameId(seat) ?? []) : []
        }),
      )
    const [before, after] = [listNames(desk.seats.getKept), listNames(desk.seats.get)]
    const all = [...new Set([...before, ...after])].sort()
    await desk.names.load(all)
    for (const [at, one] of all.entries()) {
      for (const other of all.slice(at + 1)) {
        if (!desk.names.get(one)!.alike.some(([id]) => id === other)) continue
        const by = Number(after.has(one) && after.has(other)) - Number(before.has(one) && before.has(other))
        addToPair(desk, { one, other, articles: by })
      }
    }
  }
}

function addToPair(
  desk: VoiceDesk,
  {
    one,
    other,
    stories = 0,
    articles = 0,
  }: { one: string; other: string; stories?: number; articles?: number },
): void {
  if (stories === 0 && articles === 0) return
  editName(desk, one, ({ alike }) => ({ alike: changeAlike(alike, { name: other, stories, articles }) }))
  editName(desk, other, ({ alike }) => ({ alike: changeAlike(alike, { name: one, stories, articles }) }))
}

/** A place is found by its surname, and by its name, as long as somebody is there. */
async function exchangePlaceKeys({ shelf }: VoiceDesk, changed: readonly ChangedPlace[]): Promise<void> {
  const gone = changed.flatMap(({ id, after }) => (after ? [] : [id]))
  const come = changed.filter(({ after }) => after)
  if (gone.length > 0) {
    await shelf.dropKeys('surname in story', gone)
    await shelf.dropKeys('unit in story', gone)
  }
  await shelf.addKeys(
    'surname in story',
    new Map(
      come.map(({ id, story, name }) => [
        id,
        [{ key: keyOf(story, name.surname), bucket: SURNAME_BUCKETS.inFull }],
      ]),
    ),
  )
  await shelf.addKeys(
    'unit in story',
    new Map(come.map(({ id, nameId }) => [id, [{ key: keyOf(nameId), bucket: BUCKETS.placesOfName }]])),
  )
}

/** Names that nobody has any more are forgotten, also by those that were like them. */
async function forgetNames(desk: VoiceDesk, ids: readonly string[]): Promise<void> {
  const gone = ids.filter((id) => {
    const { stories, carved } = desk.names.get(id)!
    return stories.length === 0 && carved === 0
  })
  if (gone.length === 0) return
  await desk.names.load(gone.flatMap((id) => desk.names.get(id)!.alike.map(([other]) => other)))
  for (const id of gone) {
    for (const [other] of desk.names.get(id)!.alike) {
      if (desk.names.get(other))
        editName(desk, other, ({ alike }) => ({ alike: alike.filter(([name]) => name !== id) }))
    }
  }
  for (const id of gone) desk.names.set(id, undefined)
  await desk.shelf.dropKeys('name part', gone)
}
