import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  compareSpeed,
  findMedian,
  findReleased,
  replaceReleased,
  type Speed,
  type StageFigures,
} from '../../bench/compare-speed.ts'
import { createChance } from '../../bench/seeded-chance.ts'
import { writeSpeedPage, writeSpeedTable } from '../../bench/write-speed.ts'

const MACHINE: Speed['machine'] = { processor: 'Invented 3', cores: 2, memoryBytes: 8e9, system: 'Linux 6.1' }
const TEXTS: Speed['texts'] = { name: 'Eight reports', articles: 8, words: 1_500, id: '0a1b' }

const makeSpeed = (stages: Record<string, StageFigures>, more: Partial<Speed> = {}): Speed => ({
  version: '0.1.0',
  date: '2026-03-02',
  node: '20.20.2',
  machine: MACHINE,
  texts: TEXTS,
  stages,
  ...more,
})

/** Seven runs around these figures, by chance as far apart as `spread` says; the machine's own swings fall on both. */
function draw(
  [words, peak]: readonly [number, number],
  { seed, spread = 0.03, machine = 1 }: { seed: string; spread?: number; machine?: number },
): StageFigures {
  const chance = createChance(seed)
  const swing = () => 1 + spread * (chance() * 2 - 1)
  const busy = Array.from({ length: 7 }, () => machine * (0.75 + chance() / 4))
  return {
    wordsPerSecond: busy.map((part) => words * part * swing()),
    yardstick: busy.map((part) => 1e8 * part),
    peakBytes: busy.map(() => peak * swing()),
  }
}

const compareStage = (now: StageFigures, released: StageFigures) =>
  compareSpeed(makeSpeed({ read: now }), makeSpeed({ read: released })).stages[0]!

describe('the figures of now beside those of the release', () => {
  it('are medians, of an even count too', () => {
    expect([findMedian([3, 1, 2]), findMedian([4, 1, 3, 2]), findMedian([7])]).toEqual([2, 2.5, 7])
  })

  it('tell a stage that became a fifth slower, and one that takes a quarter more memory', () => {
    const { speed, peak } = compareStage(
      draw([80_000, 250e6], { seed: 'now' }),
      draw([100_000, 200e6], { seed: 'then' }),
    )
    expect(speed.isSure && peak.isSure).toBe(true)
    expect(speed.change).toBeGreaterThan(-0.25)
    expect(speed.change).toBeLessThan(-0.15)
    expect(peak.change).toBeGreaterThan(0.2)
  })

  it('take out what the machine itself became slower: a busy day is no slow-down', () => {
    const { speed } = compareStage(
      draw([100_000, 200e6], { seed: 'busy', machine: 0.5 }),
      draw([100_000, 200e6], { seed: 'quiet' }),
    )
    expect(speed.now).toBeLessThan(speed.released! * 0.65)
    expect(Math.abs(speed.change!)).toBeLessThan(0.05)
    expect(speed.isSure).toBe(false)
  })

  it('mark next to nothing when nothing changed, and nearly every stage that lost a tenth', () => {
    const [asBefore, slower] = [1, 0.9].map((part) => {
      let marked = 0
      for (let round = 0; round < 400; round++) {
        const now = draw([100_000 * part, 200e6], { seed: `now ${part} ${round}` })
        if (compareStage(now, draw([100_000, 200e6], { seed: `then ${round}` })).speed.isSure) marked++
      }
      return marked / 400
    })
    expect(asBefore).toBeLessThan(0.01)
    expect(slower).toBeGreaterThan(0.95)
  })

  it('leave a change below two in a hundred alone, however steady the runs are', () => {
    const steady = (words: number): StageFigures => ({
      wordsPerSecond: [words, words, words],
      yardstick: [1e8, 1e8, 1e8],
      peakBytes: [2e8, 2e8, 2e8],
    })
    expect(compareStage(steady(98_500), steady(100_000)).speed).toMatchObject({ noise: 0, isSure: false })
    expect(compareStage(steady(97_500), steady(100_000)).speed.isSure).toBe(true)
  })

  it('are sure of nothing on another machine', () => {
    const now = makeSpeed({ read: draw([50_000, 200e6], { seed: 'now' }) })
    const other = makeSpeed(
      { read: draw([100_000, 200e6], { seed: 'then' }) },
      { machine: { ...MACHINE, cores: 16 } },
    )
    const { isOneMachine, stages } = compareSpeed(now, other)
    expect([isOneMachine, stages[0]!.speed.isSure]).toEqual([false, false])
    expect(writeSpeedTable({ now, released: other, comparison: compareSpeed(now, other) })).toContain(
      'on another machine: nothing is marked',
    )
  })

  it('show a stage that is new since the release, without a change', () => {
    const released = makeSpeed({ read: draw([100_000, 200e6], { seed: 'a' }) })
    const now = makeSpeed({ ...released.stages, foresee: draw([9_000, 200e6], { seed: 'b' }) })
    const [read, foresee] = compareSpeed(now, released).stages
    expect(read!.speed.change).toBe(0)
    expect(foresee!.speed).not.toHaveProperty('change')
    expect(foresee!.speed).not.toHaveProperty('released')
    expect(foresee!.speed.isSure).toBe(false)
  })
})

describe('the released figures', () => {
  const sample = makeSpeed({ read: draw([100_000, 200e6], { seed: 'sample' }) })
  const corpus = makeSpeed(sample.stages, { texts: { ...TEXTS, id: 'ffff', name: 'A corpus' } })

  it('are those of the same texts', () => {
    expect(findReleased(sample, [sample, corpus])).toBe(sample)
    expect(findReleased(makeSpeed({}, { texts: { ...TEXTS, id: '9999' } }), [sample, corpus])).toBeUndefined()
  })

  it('are replaced for their texts, and kept for others', () => {
    const newer = { ...sample, version: '0.2.0' }
    expect(replaceReleased([sample, corpus], newer)).toEqual([corpus, newer])
  })

  it('in the repository have a number for every run of every stage', () => {
    const releases: Speed[] = JSON.parse(readFileSync('bench/released.json', 'utf8'))
    for (const { texts, stages } of releases) {
      expect(Object.keys(stages), texts.name).toContain('whole')
      for (const { wordsPerSecond, yardstick, peakBytes } of Object.values(stages)) {
        expect(wordsPerSecond.length).toBeGreaterThanOrEqual(3)
        expect([yardstick.length, peakBytes.length]).toEqual([wordsPerSecond.length, wordsPerSecond.length])
        expect([...wordsPerSecond, ...yardstick, ...peakBytes].every((number) => number > 0)).toBe(true)
      }
    }
  })
})

describe('the page of speed', () => {
  const released = makeSpeed({
    read: draw([300_000, 200e6], { seed: 'a' }),
    relate: draw([200_000, 280e6], { seed: 'b' }),
  })
  const now = makeSpeed(
    { read: draw([300_000, 200e6], { seed: 'c' }), relate: draw([100_000, 400e6], { seed: 'd' }) },
    { version: '0.2.0', date: '2026-04-01' },
  )
  const told = { now, released, comparison: compareSpeed(now, released) }

  it('has a row for each stage, and marks the one that became slower and larger', () => {
    const rows = writeSpeedPage(told)
      .split('\n')
      .filter((line) => /^\| (?:read|relate) /.test(line))
    expect(rows.map((row) => row.split(' | ')[0])).toEqual(['| read', '| relate', '| read', '| relate'])
    expect(rows.map((row) => /(slower|faster|larger) \|$/.exec(row)?.[1])).toEqual([
      undefined,
      'slower',
      undefined,
      'larger',
    ])
  })

  it('names both versions, their days, the machine and Node', () => {
    const page = writeSpeedPage(told)
    expect(page).toContain('| now | 0.2.0 | 2026-04-01 | 2 × Invented 3, 8 GB, Linux 6.1 | 20.20.2 | 7 |')
    expect(page).toContain('| released | 0.1.0 | 2026-03-02 |')
  })

  it('has the same number of cells in every row, so that a table is a table', () => {
    const tables = writeSpeedPage(told)
      .split('\n\n')
      .filter((part) => part.startsWith('|'))
    expect(tables.length).toBe(3)
    for (const table of tables)
      expect(new Set(table.split('\n').map((row) => row.split('|').length)).size).toBe(1)
  })

  it('in a terminal has the same marks at the ends of lines', () => {
    const lines = writeSpeedTable(told).split('\n')
    expect(lines.find((line) => line.startsWith('relate'))).toMatch(/slower larger$/)
    expect(lines.find((line) => line.startsWith('read'))).toMatch(/%$/)
  })

  it('says what to do where no release has figures for these texts', () => {
    const alone = { now, comparison: compareSpeed(now, undefined) }
    expect(writeSpeedTable(alone)).toContain('`npm run bench -- release` makes these its figures')
    expect(writeSpeedPage(alone)).not.toContain('undefined')
    expect(writeSpeedPage(alone)).not.toContain('NaN')
  })
})
