import { beforeAll, describe, expect, it } from 'vitest'
import { makeFolder } from './invented-folder.ts'
import { parseLines, runHearsay } from './run-hearsay.ts'

interface Line {
  readonly kind: string
  readonly id: string
  readonly name?: string
  readonly articleCount?: number
  readonly state?: string
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
const inRecord =
  (record: string) =>
  (...words: readonly string[]) =>
    run(...words, '--record', record)
const findCorrection = (text: string) => /hearsay undo (cor_[0-9a-f]{16})/.exec(text)![1]!

beforeAll(async () => {
  expect(await run('add', '.')).toMatchObject({ status: 0, err: '' })
})

describe('hearsay split, merge and undo', () => {
  it('make two of one, and one of two again, also with a report that comes later', async () => {
    const go = inRecord('falk.db')
    await go('add', 'ferry.txt', 'choir.txt')
    const split = await go('split', 'Jon Falk', 'ferry stays', '--by', 'Ana', '--why', 'a namesake')
    const ids = (split.out.match(/voi_[0-9a-f]{16}(?=\n)/g) ?? []) as readonly string[]
    expect({ status: split.status, count: ids.length }).toEqual({ status: 0, count: 2 })
    expect(split.out).toMatch(/^1 statement in 1 article now belongs to\n {2}Jon Falk \(person\)\n/)
    expect(split.out).toContain(`Kept apart by hand from Jon Falk (${ids[1]}).`)
    expect(split.err).toMatch(/^Take it back with: hearsay undo cor_\w+\n$/)

    await go('add', 'late')
    const merged = await go('merge', 'voice', ids[0]!, ids[1]!, '--json')
    expect(parseLines<Line>(merged.out)).toMatchObject([
      { kind: 'correction' },
      { name: 'Jon Falk', articleCount: 3 },
    ])

    const [made] = parseLines<Line>(merged.out)
    const undone = await go('undo', made!.id)
    expect(undone.out).toMatch(/^Taken back: merged the voices “Jon Falk” in /)
    expect(undone.out.match(/Kept apart by hand/g)).toHaveLength(2)
    const list = await go('corrections')
    expect(list.out).toMatch(/^1\. Split “Jon Falk” in art_\w+ from the voice “Jon Falk” in\s+art_/)
    expect(list.out).toMatch(/Because: a namesake\n {2}cor_\w+ · .* · by Ana · holds/)
    expect(list.out).toContain('3. Undid 2 (cor_')
  })

  it('rename a voice, which is found by both names', async () => {
    const go = inRecord('renamed.db')
    await go('add', 'ferry.txt', 'choir.txt')
    const renamed = await go('rename', 'Jon Falk', 'Jonathan Falkner', '--by', 'Ana')
    expect(renamed.out).toMatch(
      /^2 statements in 2 articles now belong to\n {2}Jonathan Falkner \(person\)\n/,
    )
    expect(renamed.out).toContain('Named by hand; it was Jon Falk.')
    const shown = await go('show', 'voice', 'Jon Falk')
    expect(shown.out).toMatch(/^Jonathan Falkner \(person\)\n/)
    expect(shown.out).toContain('Also called Jon Falk.')
    expect((await go('corrections')).out).toMatch(
      /^1\. Renamed the voice “Jon Falk” to “Jonathan Falkner”\n {2}cor_\w+ · .* · by Ana · holds/,
    )
    const undone = await go('undo', findCorrection(renamed.err))
    expect(undone.out).toContain('Jon Falk (person)')
  })

  it('say of a merge that one of its sides was removed', async () => {
    const go = inRecord('one-sided.db')
    await go('add', 'ferry.txt', 'choir.txt')
    await go('split', 'Jon Falk', 'ferry stays')
    await go('merge', 'story', 'ferry stays', 'choir of')
    await go('remove', 'ferry stays')
    const list = (await go('corrections')).out.replace(/\s+/g, ' ')
    expect(list.match(/· holds, but one side is not in the record any more/g)).toHaveLength(2)
  })

  it.each([
    [['rename', 'Talver', ' '], 'expected a name of 1 to 200 characters, got " "'],
    [['rename', 'Nobody', 'Somebody'], 'got "Nobody"; "hearsay show voice" lists them'],
    [['split', 'Talver', 'ferry stays'], 'expected a voice of two articles or more, got "Ines Talver'],
    [['split', 'Jon Falk'], 'expected a voice, and the articles in which it is somebody else'],
    [['split', '--undo', 'Jon Falk'], '"hearsay undo" takes a correction back'],
    [['merge', 'vioce', 'a', 'b'], 'did you mean "hearsay merge voice"?'],
    [['merge', 'voice', 'Talver', 'Nobody'], 'got "Nobody"; "hearsay show voice" lists them'],
    [['edit', 'sta_00', '--content', 'x'], 'it is the evidence, and stays as the article has it'],
    [['edit', 'sta_00'], 'expected what is to be set right, got "nothing"'],
    [['confirm', 'sta_00'], 'expected the id of a statement of the record, got "sta_00"'],
  ])('say of %j what is wrong', async (words, message) => {
    const { status, out, err } = await run(...words)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(message)
    expect(err).toMatch(/^hearsay/)
  })
})

describe('hearsay confirm, reject and edit', () => {
  it('tell what a statement is now, and its article tells who said so', async () => {
    const go = inRecord('ferry.db')
    await go('add', 'ferry.txt')
    const said = parseLines<Line>((await go('find', '--json', 'hull')).out).find(
      ({ kind }) => kind === 'statement',
    )!
    const edited = await go(
      'edit',
      said.id,
      '--act',
      'deny',
      '--said',
      '2022-11-13',
      '--addressee',
      'reporters',
    )
    expect(edited.out).toMatch(/^Now reads:\nJon Falk denied on 13 November 2022, to reporters/)
    const shown = await go('show', 'article', 'ferry')
    expect(shown.out.replace(/\s+/g, ' ')).toMatch(
      /corrected by hand: act was \w+; said was 2022-11-14 \(cor_\w+\)/,
    )
    const rejected = await go('reject', said.id)
    expect(rejected.out).toMatch(/^Counts no more: it is shown with its article, struck through\./)
    expect((await go('find', 'hull')).out).not.toContain('hull')
    expect((await go('show', 'article', 'ferry')).out).toMatch(
      /1 statement rejected by hand\n\n {4}Jon Falk … told … “The hull/,
    )
    const again = await go('undo', findCorrection(rejected.err), '--json')
    expect(parseLines(again.out)).toMatchObject([
      { decision: { kind: 'undo' } },
      { decision: { kind: 'reject' }, state: 'undone' },
      { kind: 'statement', act: 'deny' },
    ])
    const confirmed = await go('confirm', said.id)
    expect(confirmed.out).toMatch(/^Confirmed:\nJon Falk denied on 13 November 2022/)
  })
})

describe('hearsay reread and remove', () => {
  it('read kept texts again without their files, and take articles out', async () => {
    const go = inRecord('gone.db')
    await go('add', 'ferry.txt', 'choir.txt')
    const again = await go('reread')
    expect(again).toMatchObject({ status: 0, err: '' })
    expect(again.out).toBe('2 articles read again, 0 of them otherwise than before\n')
    const strict = await go('reread', 'ferry', '--min-confidence', '1', '--json')
    expect(parseLines(strict.out)).toEqual([{ kind: 'summary', read: 1, changed: 1, isStopped: false }])
    const removed = await go('remove', 'choir')
    expect(removed.out).toMatch(
      /^Removed with 1 statement: Almering Mail, 2 December 2022: Choir of Vellbruck on tour \(art_/,
    )
    expect((await go('show', 'article', '--json')).out.trim().split('\n')).toHaveLength(1)
    expect((await go('corrections')).out).toBe('Nobody has corrected anything.\n')
  })
})
