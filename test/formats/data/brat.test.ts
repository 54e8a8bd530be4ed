import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readBrat } from '../../../src/formats/data/read-brat.ts'
import type { Statement } from '../../../src/record.ts'
import { collect, makeFolder, openReports, parseLines, writeFiles, writeText } from './open-reports.ts'

/**
 * A reader of standoff made from brat's own description of the format (brat.nlplab.org/standoff.html), which knows nothing of
 * ours: it throws at whatever the description does not allow.
 */
function readStandoff(annotations: string, text: string) {
  const characters = [...text]
  const things = new Map<string, { type: string; words?: string; to: string[]; value?: string }>()
  for (const line of annotations.split('\n').slice(0, -1)) {
    const [id, middle, last] = line.split('\t') as [string, string, string | undefined]
    if (things.has(id)) throw new Error(`${id} comes twice`)
    const [type, ...words] = middle.split(' ')
    if (/^T\d+$/.test(id)) {
      const pieces = words.join(' ').split(';')
      const cut = pieces.map((piece) => {
        if (!/^\d+ \d+$/.test(piece)) throw new Error(`no piece: ${piece}`)
        const [start, end] = piece.split(' ').map(Number) as [number, number]
        const found = characters.slice(start, end).join('')
        if (start >= end || end > characters.length || found.includes('\n')) throw new Error(`bad: ${piece}`)
        return found
      })
      if (cut.join(' ') !== last) throw new Error(`${last} is not ${cut.join(' ')}`)
      things.set(id, { type: type!, words: last, to: [] })
    } else if (/^R\d+$/.test(id)) {
      const [, one, other] = /^Arg1:(T\d+) Arg2:(T\d+)$/.exec(words.join(' ')) ?? []
      things.set(id, { type: type!, to: [one!, other!] })
    } else if (/^[AN#]\d+$/.test(id)) {
      things.set(id, { type: type!, to: [words[0]!], value: last ?? words.slice(1).join(' ') })
    } else throw new Error(`no annotation of brat: ${line}`)
  }
  for (const { to } of things.values()) for (const id of to) if (!things.has(id)) throw new Error(`no ${id}`)
  return things
}

let files: Map<string, string>
let statements: Statement[]
beforeAll(async () => {
  const record = await openReports()
  files = (await writeFiles(record, 'brat')) as Map<string, string>
  statements = parseLines(await writeText(record, 'jsonl')).filter(({ kind }) => kind === 'statement')
})

describe('a folder of brat', () => {
  it('has annotations that fit their texts to the character, and only types that its configuration knows', () => {
    const configuration = files.get('annotation.conf')!
    let contents = 0
    for (const [name, annotations] of files) {
      if (!name.endsWith('.ann')) continue
      const things = readStandoff(annotations, files.get(name.replace('.ann', '.txt'))!)
      for (const { type } of things.values()) {
        if (type !== 'Reference' && type !== 'AnnotatorNotes') {
          expect(configuration).toMatch(new RegExp(`^${type}(?:\t|$)`, 'm'))
        }
        if (type === 'Content') contents++
      }
    }
    expect(contents).toBe(statements.length)
  })

  it('joins each content with who said it, and cuts it where a line ends', () => {
    const long = statements.find(({ content, text }) => content.length > 1 || text.content.includes('\n'))!
    const annotations = files.get(`${long.article}.ann`)!
    const things = readStandoff(annotations, files.get(`${long.article}.txt`)!)
    const note = [...things.values()].find(({ value }) => value?.startsWith(long.id))!
    const content = things.get(note.to[0]!)!
    expect(content.words).toBe(long.text.content.replaceAll(/ … |\n+/g, ' '))
    const saidBy = [...things.values()].find(({ type, to }) => type === 'SaidBy' && to[0] === note.to[0])
    expect(things.get(saidBy!.to[1]!)!.words).toBe(long.text.speaker)
  })
})

const TEXT = '🦊 “We leave at dawn,”\nMara Dunn told a friend. It will rain, Bo said.\n'
const points = (words: string) => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length
  return `${start} ${start + [...words].length}\t${words}`
}
const read = async (annotations: string, more: Record<string, string | Uint8Array> = {}) => {
  const folder = makeFolder()
  mkdirSync(join(folder, 'inner'))
  const all = { 'inner/a.ann': annotations, 'inner/a.txt': TEXT, ...more }
  for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content)
  return collect(readBrat(folder))
}

describe('reading what people annotated in brat', () => {
  it('takes relations, in whatever direction, and events alike', async () => {
    const [thing] = await read(
      [
        `T1\tSpeaker ${points('Mara Dunn')}`,
        `T2\tCue ${points('told')}`,
        `T3\tContent ${points('“We leave at dawn,”')}`,
        `T4\tContent ${points('It will rain')}`,
        `T5\tSource ${points('Bo')}`,
        `T6\tSays ${points('said')}`,
        'R1\tAny Arg1:T1 Arg2:T3\t',
        'R2\tSaidWith Arg1:T3 Arg2:T2\t',
        'E1\tSays:T6 Speaker:T5 Content:T4',
        'A1\tAct T4 predict',
        'N1\tReference T1 Own:7\tMara Dunn of Ostrel',
        '#1\tAnnotatorNotes T4\tquite sure',
        '*\tEquiv T1 T5',
      ].join('\n'),
    )
    if (thing?.kind !== 'article') throw new Error('expected an article')
    expect(thing.read.article.text).toBe(TEXT)
    expect(thing.read.statements).toMatchObject([
      {
        text: { speaker: 'Mara Dunn', cue: 'told', content: '“We leave at dawn,”' },
        quotation: 'direct',
        voice: { name: 'Mara Dunn of Ostrel' },
      },
      {
        text: { speaker: 'Bo', cue: 'said', content: 'It will rain' },
        quotation: 'indirect',
        act: 'predict',
      },
    ])
    expect(thing.byPeople).toEqual(thing.read.statements.map(({ id }) => id))
  })

  it('joins what brat cut at the end of a line', async () => {
    const [start] = points('“We leave').split(' ')
    const end = points('told').split(' ')[0]!
    const cut = TEXT.indexOf('\n') - 1
    const [thing] = await read(
      `T1\tContent ${start} ${cut};${cut + 1} ${Number(end) - 1}\t“We leave at dawn,” Mara Dunn\n`,
    )
    expect(thing).toMatchObject({ read: { statements: [{ content: [[3, 32]] }] } })
  })

  it('tells each line that it cannot take, and takes the others', async () => {
    const things = await read(
      [
        `T1\tContent ${points('It will rain')}`,
        'T2\tSpeaker 0 5\tsomebody else',
        'T3\tSpeaker 70 9999\tfar away',
        'R1\tSaidBy Arg1:T1 Arg2:T9\t',
        'A1\tAct T1 sing',
        'X1\tno such thing',
        'T4 Content',
        `T1\tContent ${points('Bo')}`,
      ].join('\r\n'),
    )
    expect(things[0]).toMatchObject({ kind: 'article', read: { statements: [{ speaker: [] }] } })
    const told = things.flatMap((thing) => (thing.kind === 'failure' ? [thing] : []))
    expect(told.map(({ from }) => Number(from.split(':').at(-1)))).toEqual([2, 3, 4, 5, 6, 7, 8])
    expect(told.map(({ message }) => message).join('\n')).toMatch(
      /the numbers were changed\n.*inside the text.*\n.*T9, which is not there\n.*one of assert, .*"sing"\n.*begins with T, R/,
    )
  })

  it('tells of an entity whose type is misspelt where a statement hangs on it', async () => {
    const things = await read(
      [
        `T1\tContnt ${points('It will rain')}`,
        `T2\tSpeaker ${points('Bo')}`,
        `T3\tPlace ${points('said')}`,
        'R1\tSaidBy Arg1:T1 Arg2:T2',
        'R2\tNextTo Arg1:T3 Arg2:T2',
      ].join('\n'),
    )
    const told = things.flatMap((thing) => (thing.kind === 'failure' ? [thing.message] : []))
    expect(told).toEqual([
      expect.stringMatching(/^expected SaidBy to join .*Content.*, got T1 of the type Contnt/),
    ])
  })

  it('tells of a folder in place of a text, and of a text that is too long, and takes the others', async () => {
    const folder = makeFolder()
    for (const name of ['full', 'huge', 'plain']) writeFileSync(join(folder, `${name}.ann`), '')
    mkdirSync(join(folder, 'full.txt'))
    writeFileSync(join(folder, 'huge.txt'), '')
    truncateSync(join(folder, 'huge.txt'), 50_000_001)
    writeFileSync(join(folder, 'plain.txt'), TEXT)
    expect(await collect(readBrat(folder))).toMatchObject([
      { kind: 'failure', message: expect.stringContaining('got a folder') },
      { kind: 'failure', message: expect.stringContaining('at most 50 megabytes') },
      { kind: 'article' },
    ])
  })

  it('tells of a text that is missing, in another encoding, or not that of its description', async () => {
    const things = await read('', {
      'lonely.ann': '',
      'odd.ann': '',
      'odd.txt': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
      'other.ann': '',
      'other.txt': 'Another text than it was.',
      'other.json': '{"id": "art_0123456789abcdef"}',
      'torn.ann': '',
      'torn.txt': 'A text.',
      'torn.json': '{"id":',
    })
    const told = things.flatMap((thing) => (thing.kind === 'failure' ? [thing.message] : []))
    expect(told).toMatchObject([
      expect.stringContaining('no such file'),
      expect.stringContaining('UTF-8'),
      expect.stringContaining('it was changed'),
      expect.stringContaining('JSON object in the .json file'),
    ])
    expect(things.filter(({ kind }) => kind === 'article')).toHaveLength(1)
  })
})
