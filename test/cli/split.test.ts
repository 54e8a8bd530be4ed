import { beforeAll, describe, expect, it } from 'vitest'
import { makeFolder } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

interface VoiceLine {
  readonly id: string
  readonly name: string
  readonly articleCount: number
  readonly apartFrom?: readonly { readonly id: string }[]
}

/** Two men of one name, the second in two reports. */
const REPORTS = {
  'ferry.txt': [
    'Ferry stays in harbour',
    'Port Elin Tribune, November 14, 2022',
    '“The hull will be mended by spring,” Jon Falk told reporters in Port Elin on Monday.',
    'Ines Talver said that the town could not wait so long.',
    '',
  ].join('\n\n'),
  'choir.txt': [
    'Choir of Vellbruck on tour',
    'Almering Mail, December 2, 2022',
    '“We shall sing in eleven towns,” Jon Falk said in Vellbruck on Friday.',
    '',
  ].join('\n\n'),
  'late/organ.txt': [
    'Organ of Almering is out of tune',
    'Almering Mail, December 9, 2022',
    '“The pipes are too old for this winter,” Jon Falk said on Friday.',
    '',
  ].join('\n\n'),
}

const folder = makeFolder(REPORTS)
const run = (...words: readonly string[]) => runHearsay(words, { folder })
const listFalks = (text: string) => parseLines<VoiceLine>(text).filter(({ name }) => name === 'Jon Falk')

beforeAll(async () => {
  expect(await run('add', '.')).toMatchObject({ status: 0, err: '' })
})

describe('hearsay split', () => {
  it('makes two of one, tells which is which, and how to take it back', async () => {
    const { status, out, err } = await run('split', 'Jon Falk', 'ferry stays')
    const ids = (out.match(/voi_[0-9a-f]{16}(?= · )/g) ?? []) as readonly string[]
    expect(status).toBe(0)
    expect(ids).toHaveLength(2)
    expect(out).toContain(`Kept apart by hand from Jon Falk (${ids[1]}).`)
    expect(err).toBe(`Take it back with: hearsay split --undo ${ids[0]}\n`)
    expect((await run('show', ids[0]!)).out).toContain('hull will be mended')
    expect((await run('show', ids[1]!)).out).toMatch(/Kept apart by hand from Jon Falk[\s\S]*eleven towns/)
    const undone = await run('split', '--undo', ids[1]!)
    expect(undone).toMatchObject({ status: 0, err: '1 split taken back\n' })
    expect(undone.out).toMatch(/^Jon Falk \(person\)\n {2}voi_\w+ · 3 statements in 3 articles\n\n$/)
  })

  it('keeps two men of one name apart when a third report is added, until it is undone', async () => {
    const record = ['--record', 'later.db']
    await run('add', 'ferry.txt', 'choir.txt', ...record)
    await run('split', 'Jon Falk', 'ferry stays', ...record)
    await run('add', 'late', ...record)
    const falks = listFalks((await run('show', 'voice', '--json', ...record)).out)
    expect(falks.map(({ articleCount }) => articleCount).sort()).toEqual([1, 2])
    const undone = await run('split', '--undo', falks[0]!.id, '--json', ...record)
    expect(listFalks(undone.out)).toMatchObject([{ articleCount: 3 }])
  })

  it('prints both voices as JSON lines, the one that was split off first', async () => {
    const add = await run('add', 'ferry.txt', 'choir.txt', '--record', 'json.db')
    expect(add.status).toBe(0)
    const { out, err } = await run('split', '--json', 'Falk', 'choir.txt', '--record', 'json.db')
    const [off, rest, ...others] = parseLines<VoiceLine>(out)
    expect({ others, err }).toEqual({ others: [], err: '' })
    expect(off).toMatchObject({ kind: 'voice', voiceKind: 'person', apartFrom: [{ id: rest!.id }] })
    expect(rest).toMatchObject({ articleCount: 1, apartFrom: [{ id: off!.id, name: 'Jon Falk' }] })
  })

  it.each([
    [['Talver', 'ferry stays'], 'expected a voice of two articles or more, got "Ines Talver'],
    [['Talver', 'choir'], 'expected an article with Ines Talver'],
    [['Jon Falk', 'ferry', 'choir', 'organ'], 'got "all 3"; name some and leave some'],
    [['Nobody', 'ferry'], 'got "Nobody"; "hearsay show voice" lists them'],
    [['Jon Falk', 'nothing of this'], 'got "nothing of this"; "hearsay show article" lists them'],
    [['Jon Falk', 'txt'], 'it fits 3, give more words'],
    [['Jon Falk'], 'expected a voice, and the articles in which it is somebody else'],
    [['--undo', 'Talver'], 'there is nothing to take back'],
    [['--undo', 'Jon', 'Falk'], 'put a name of several words in quotation marks'],
    [[], 'expected VOICE'],
  ])('says of %j what is wrong', async (words, message) => {
    const { status, out, err } = await run('split', ...words)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
    expect(err).toMatch(/^hearsay/)
  })
})
