import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

const TOWNS = [
  'Quillon',
  'Ostrel',
  'Telmar',
  'Port Elin',
  'Vessa',
  'Morva',
  'Harrow',
  'Lindow',
  'Askel',
  'Brant',
]
const THINGS = ['pump', 'ferry', 'bridge']
const FIRST_NAMES = ['Lena', 'Radek', 'Ines']
const SURNAMES = [
  'Ortwin',
  'Osmund',
  'Talver',
  'Kessin',
  'Marlo',
  'Brennick',
  'Halvor',
  'Dorrit',
  'Sandel',
  'Vickers',
]
/** Each town has people of its own: with the same ones its reports would be copies of the next town's. */
const findPerson = (town: string, number: number): string =>
  `${FIRST_NAMES[number]} ${SURNAMES.at(TOWNS.indexOf(town))}`

/** A report with two statements, and one belief, which this newsroom does not count as a statement. */
const writeReport = (town: string, number: number): string =>
  [
    `The ${THINGS[number]} in ${town} has stopped, ${findPerson(town, number)} said on Monday.`,
    `${findPerson(town, number)} told reporters that the ${THINGS[number]} would be mended by June.`,
    `The council of ${town} believes that a new ${THINGS[number]} would cost ${number + 3} million.`,
    '',
  ].join('\n\n')

/** The speaker, cue and content of its two statements as brat keeps them. */
function writeMarks(text: string, person: string): string {
  const lines: string[] = []
  const mark = (type: string, words: string, from = 0) => {
    const start = text.indexOf(words, from)
    const id = `T${lines.length + 1}`
    lines.push(`${id}\t${type} ${start} ${start + words.length}\t${words}`)
    return id
  }
  const second = text.indexOf('\n\n')
  const events = [
    [
      mark('Cue', 'said'),
      mark('Speaker', person),
      mark('Content', text.slice(0, text.indexOf(`, ${person}`))),
    ],
    [
      mark('Cue', 'told', second),
      mark('Speaker', person, second),
      mark('Content', text.slice(text.indexOf('that the'), text.indexOf('.', second)), second),
    ],
  ].map(([cue, speaker, content], at) => `E${at + 1}\tCue:${cue} Speaker:${speaker} Content:${content}`)
  return `${[...lines, ...events].join('\n')}\n`
}

const folder = makeFolder({})
mkdirSync(join(folder, 'marked'))
for (const town of TOWNS)
  for (const number of [0, 1, 2]) {
    const text = writeReport(town, number)
    const name = join(folder, 'marked', `${town.replace(' ', '-')}-${number}`)
    writeFileSync(`${name}.txt`, text)
    writeFileSync(`${name}.ann`, writeMarks(text, findPerson(town, number)))
  }
const LINE = JSON.stringify({ id: 'a', text: writeReport('Norrby', 1) })

interface Found {
  readonly text: { readonly cue: string }
}

async function findCues(environment: Record<string, string> = {}): Promise<string[]> {
  const { out } = await runHearsay(['extract', '-'], { folder, input: `${LINE}\n`, environment })
  return parseLines<{ statements: Found[] }>(out)[0]!.statements.map(({ text }) => text.cue)
}

describe('hearsay learn', () => {
  const go = (...words: string[]) => runHearsay(['learn', ...words, '--model', 'ours'], { folder })

  it('learns a rule of the house from marked texts, and keeps it', async () => {
    const adopted = await go('marked', '--adopt')
    expect(adopted.status).toBe(0)
    expect(adopted.out).toMatch(/90 judged statements in 30 articles: 60 right, 30 wrong/)
    expect(adopted.out).toMatch(/precision +66\.7 +100\.0\n {2}recall +100\.0 +100\.0\n/)
    expect(adopted.out).toContain(
      [
        'Precision 66.7 before, 100.0 after: so many of 100 statements that are kept are right.',
        'Recall 100.0 before, 100.0 after: so many of 100 right statements are kept.',
        'That is 30 wrong ones fewer and as many right ones kept: it has no price.',
        'Better. --adopt keeps it.',
      ].join('\n'),
    )
  }, 120_000)

  it('searches with what was learned, with threads as without', async () => {
    const learned = await findCues({ HEARSAY_MODEL: 'ours' })
    expect(learned).not.toContain('believes')
    expect(learned).toContain('said')
    writeFileSync(join(folder, 'report.txt'), writeReport('Norrby', 1))
    const words = ['extract', '--whole', 'report.txt', '--model', 'ours']
    const { out } = await runHearsay([...words, '--threads', '2'], { folder })
    expect(parseLines<{ statements: Found[] }>(out)[0]!.statements.map(({ text }) => text.cue)).toEqual(
      learned,
    )
  }, 120_000)

  it('goes back to the model that Hearsay brings, and forgets', async () => {
    expect((await go('--undo')).out).toBe('Undone: number 1. In use now: the model that Hearsay brings.\n')
    expect(await findCues({ HEARSAY_MODEL: 'ours' })).toContain('believes')
    expect((await go('--forget')).out).toContain('0 adoptions forgotten')
  }, 120_000)

  it('counts what is in the record and in a folder once', async () => {
    await runHearsay(['import', 'marked', '--record', 'marked.db'], { folder })
    const { out } = await runHearsay(['learn', 'marked', '--record', 'marked.db'], { folder })
    expect(out).toMatch(/90 judged statements in 30 articles: 60 right, 30 wrong/)
  }, 120_000)

  it('learns from an export out of which somebody took what is wrong, and from none that nobody touched', async () => {
    writeFileSync(join(folder, 'report.txt'), writeReport('Norrby', 1))
    await runHearsay(['add', 'report.txt', '--record', 'weeded.db'], { folder })
    await runHearsay(['export', '--format', 'brat', '--output', 'weeded', '--record', 'weeded.db'], {
      folder,
    })
    const count = async () => {
      const { out } = await runHearsay(['learn', 'weeded', '--record', 'none.db', '--json'], { folder })
      return parseLines(out)[0]
    }
    expect(await count()).toMatchObject({ examples: 0 })
    const file = readdirSync(join(folder, 'weeded')).find((name) => name.endsWith('.ann'))!
    const lines = readFileSync(join(folder, 'weeded', file), 'utf8').split('\n')
    const wrong = lines.find((line) => /\tContent .*\tthat a new/.test(line))!.split('\t')[0]!
    const kept = lines.filter((line) => !new RegExp(`\\b${wrong}\\b`).test(line))
    writeFileSync(join(folder, 'weeded', file), kept.join('\n'))
    expect(await count()).toMatchObject({ right: 2, wrong: 1 })
  }, 120_000)

  it('says how many judged statements are missing, and adopts nothing', async () => {
    writeFileSync(join(folder, 'report.txt'), writeReport('Norrby', 1))
    await runHearsay(['add', 'report.txt', '--record', 'few.db'], { folder })
    const { status, out, err } = await runHearsay(
      ['learn', '--record', 'few.db', '--adopt', '--model', 'few'],
      { folder },
    )
    expect(status).toBe(1)
    expect(out).toContain('there are 0 of at least 50 judged statements, 0 of at least 10 that are right')
    for (const command of [
      'serve --open',
      'confirm',
      'reject',
      'export --format brat --output',
      'learn marked/',
    ])
      expect(out).toContain(`  hearsay ${command}`)
    expect(err).toContain('Nothing was adopted.')
    const { out: json } = await runHearsay(['learn', '--record', 'few.db', '--json'], { folder })
    expect(parseLines(json)).toMatchObject([
      { kind: 'learning', verdict: 'too few', examples: 0, needed: { examples: 50 } },
    ])
  }, 120_000)

  it.each([
    [['--adopt'], '--adopt: expected the folder'],
    [['--adopt', '--undo', '--model', 'x'], 'give one at a time'],
    [['--undo', '--model', 'nowhere'], 'nothing to take back'],
    [['no-such-folder'], 'no-such-folder'],
    [['--record', 'none.db'], 'none.db'],
  ])('refuses %j', async (words, told) => {
    const { status, out, err } = await runHearsay(['learn', ...words], { folder })
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(told)
  })

  it('does not go on with the model that Hearsay brings where another was asked for', async () => {
    const { status, err } = await runHearsay(['extract', '--model', 'mistyped'], { folder, input: LINE })
    expect(status).toBe(2)
    expect(err).toContain('mistyped')
  })
})
