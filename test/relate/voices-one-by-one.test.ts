import { describe, expect, it } from 'vitest'
import { identify } from '../../src/identify.ts'
import type { ArticleVoice, VoiceKind } from '../../src/record.ts'
import { createMemoryShelf, type MemoryShelf } from '../../src/relate/memory-shelf.ts'
import { updateVoices } from '../../src/relate/update-voices.ts'
import type { GroupCorrections } from '../../src/shelf.ts'
import { createChance, shuffle } from './chance.ts'

const PEOPLE = [
  'Jon Falk',
  'Jon B. Falk',
  'Jon Bertil Falk',
  'J. Falk',
  'Jan Falk',
  'Jon Falk Jr.',
  'Falk',
  'Falk Jr.',
  'Vadim Orzhabarov',
  'Vadim Orzhubarov',
  'Orzhubarov',
  'Nicolas Marduro',
  'Nicolas Marduro Soros',
  'Marduro',
]
const BODIES = ['the Tarnhof', 'Tarnhof', 'the Foreign Ministry', 'Foreign Ministry', 'his party']
const ROLES = [
  'energy minister',
  'goalkeeper',
  'novelist',
  'skipper',
  'deputy skipper',
  'minister and poet',
  'critic',
]
/** So many random histories are tried. */
const HISTORIES = 8
const STORIES = ['sto_a', 'sto_b', 'sto_c', 'sto_d']

interface Report {
  readonly id: string
  readonly voices: readonly { readonly voice: ArticleVoice; readonly statements: number }[]
}

function inventReport(number: number, chance: (below: number) => number): Report {
  const id = identify('art', ['invented', number])
  const voices = new Map<string, Report['voices'][number]>()
  for (let count = 1 + chance(4); count > 0; count--) {
    const [name, kind] = inventName(chance)
    const roles = chance(3) === 0 ? [] : [ROLES[chance(ROLES.length)]!]
    const start = chance(1000)
    const voice: ArticleVoice = {
      id: identify('avo', [id, kind, name]),
      article: id,
      name,
      kind,
      names: [{ text: name, count: 1 + chance(3) }],
      roles: roles.map((text) => ({ text, start, end: start + text.length })),
      mentions: [[start, start + 1]],
      ...(kind === 'unnamed' && {
        unnamedBecause: { text: 'on condition of anonymity', start, end: start + 25 },
      }),
    }
    voices.set(voice.id, { voice, statements: chance(3) })
  }
  return { id, voices: [...voices.values()] }
}

function inventName(chance: (below: number) => number): [string, VoiceKind] {
  const sort = chance(10)
  if (sort === 0) return ['a senior official', 'unnamed']
  if (sort <= 2) return [BODIES[chance(BODIES.length)]!, chance(2) === 0 ? 'organisation' : 'government']
  return [PEOPLE[chance(PEOPLE.length)]!, 'person']
}

/** A record of invented reports on a shelf that hears of one change after another. */
function openRecord() {
  const shelf = createMemoryShelf()
  const traces = new Set<string>()
  const present = new Map<string, Report>()
  const spied: MemoryShelf = {
    ...shelf,
    keepTraces: async (name, kept) => {
      for (const id of kept.keys()) traces.add(`${name}|${id}`)
      await shelf.keepTraces(name, kept)
    },
  }
  const storyOf = new Map<string, string>()
  let corrections: GroupCorrections = { apart: [], together: [] }
  const voiceOf = async () => {
    const ids = [...present.values()].flatMap(({ voices }) => voices.map(({ voice }) => voice.id))
    const units = await shelf.findGroups('unit', ids)
    const voices = await shelf.findGroups('voice', [...units.values()])
    return new Map(ids.map((id) => [id, voices.get(units.get(id) ?? '')]))
  }
  return {
    shelf,
    present,
    storyOf,
    corrections: () => corrections,
    /** Changes the record, and checks that exactly those are told of whose voice is another. */
    async change({
      added = [],
      removed = [],
      refiled = [],
      decided,
      mix = (list) => list,
    }: Change): Promise<void> {
      const before = await voiceOf()
      const idsOf = (reports: readonly Report[]) =>
        reports.flatMap(({ voices }) => voices.map(({ voice }) => voice.id))
      for (const { id } of removed) present.delete(id)
      for (const report of added) present.set(report.id, report)
      for (const [report, story] of [...refiled, ...added.map((report) => [report, undefined] as const)]) {
        if (story) storyOf.set(report.id, story)
      }
      await shelf.setGroups('story', storyOf)
      const touched = decided
        ? [corrections, decided].flatMap(({ apart, together }) => [...apart, ...together]).flat()
        : []
      corrections = decided ?? corrections
      shelf.setCorrections('voice', corrections)
      const { regrouped } = await updateVoices(spied, {
        added: mix(added.flatMap(({ voices }) => voices)),
        removed: mix(idsOf(removed)),
        refiled: mix(idsOf(refiled.map(([report]) => report))),
        corrected: mix([...new Set(touched)]),
      })
      const after = await voiceOf()
      const fresh = new Set(idsOf(added))
      const expected = [...after].flatMap(([id, voice]) =>
        fresh.has(id) || before.get(id) !== voice ? [id] : [],
      )
      expect(regrouped).toEqual(expected.sort())
    },
    /** All that is kept. */
    async tell() {
      const ids = [...present.values()].flatMap(({ voices }) => voices.map(({ voice }) => voice.id)).sort()
      const units = await shelf.findGroups('unit', ids)
      const kept: Record<string, unknown> = {}
      for (const key of [...traces].sort()) {
        const [name, id] = key.split('|') as ['unit' | 'article voice', string]
        for (const [thing, trace] of await shelf.findTraces(name, [id])) kept[`${name} ${thing}`] = trace
      }
      return {
        voices: shelf.list('voice'),
        units,
        voiceOf: await voiceOf(),
        members: await shelf.findMembers(
          'voice',
          shelf.list('voice').map(({ id }) => id),
        ),
        kept,
      }
    },
  }
}

interface Change {
  readonly added?: readonly Report[]
  readonly removed?: readonly Report[]
  readonly refiled?: readonly (readonly [Report, string])[]
  readonly decided?: GroupCorrections
  readonly mix?: <Thing>(list: Thing[]) => Thing[]
}

function inventCorrections(reports: readonly Report[], chance: (below: number) => number): GroupCorrections {
  const ids = reports.flatMap(({ voices }) => voices.map(({ voice }) => voice.id))
  const pick = (most: number) => Array.from({ length: 1 + chance(most) }, () => ids[chance(ids.length)]!)
  const apart = Array.from({ length: chance(4) }, () => pick(4))
  // A split inside a split.
  if (apart.length > 0 && apart[0]!.length > 1)
    apart.push(apart[0]!.slice(0, 1 + chance(apart[0]!.length - 1)))
  return { apart, together: Array.from({ length: chance(3) }, () => [...pick(2), ...pick(2)]) }
}

async function runHistory(seed: number): Promise<void> {
  const chance = createChance(seed)
  const mix = <Thing>(list: readonly Thing[]) => shuffle(list, chance)
  const count = 4 + chance(20)
  const reports = Array.from({ length: count }, (_, number) => inventReport(number, chance))
  const record = openRecord()
  for (const { id } of reports) record.storyOf.set(id, STORIES[chance(STORIES.length)]!)
  let waiting = mix(reports)
  for (let step = 0; step < 30 || waiting.length > 0; step++) {
    const size = 1 + chance(3)
    const present = [...record.present.values()]
    const what = waiting.length > 0 && step < 30 ? chance(8) : waiting.length > 0 ? 0 : 4 + chance(4)
    if (what <= 3) {
      await record.change({ added: waiting.slice(0, size), mix })
      waiting = waiting.slice(size)
    } else if (present.length === 0) continue
    else if (what === 4) {
      const removed = mix(present).slice(0, size)
      await record.change({ removed, mix })
      waiting = mix([...waiting, ...removed])
    } else if (what === 5) {
      const refiled = mix(present).slice(0, size)
      await record.change({
        refiled: refiled.map((report) => [report, STORIES[chance(4)]!] as const),
        mix,
      })
    } else if (what === 6) await record.change({ decided: inventCorrections(reports, chance), mix })
    else {
      const again = mix(present).slice(0, size)
      await record.change({ added: again, removed: again, mix })
    }
  }
  const fresh = openRecord()
  for (const [id, story] of record.storyOf) fresh.storyOf.set(id, story)
  fresh.shelf.setCorrections('voice', record.corrections())
  await fresh.change({ added: [...record.present.values()], decided: record.corrections(), mix })
  expect(await record.tell()).toEqual(await fresh.tell())
}

describe('voices of a record that changes', () => {
  it.each(Array.from({ length: HISTORIES }, (_, seed) => seed + 1))(
    'are those of a record that had everything from the start (history %i)',
    async (seed) => {
      await runHistory(seed)
    },
  )
})
