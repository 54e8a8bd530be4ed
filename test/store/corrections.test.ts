import { describe, expect, test } from 'vitest'
import type { ReadArticle, Statement } from '../../src/record.ts'
import type { OpenRecord } from '../../src/store/index.ts'
import { buildArticle } from './build-record.ts'
import { collect, openTestRecord } from './temporary-record.ts'

const pier = buildArticle({
  from: 'reports/pier.txt',
  title: 'Pier stays shut',
  outlet: 'Port Elin Tribune',
  publishedAt: '2022-11-14',
  says: [
    { who: 'Jon Falk', what: 'the pier has four gates and reporters may see them', act: 'assert' },
    { who: 'Ines Talver', what: 'the town could not wait for the harbour office', act: 'demand' },
    { who: 'Jon Falk', what: 'work would begin in spring', act: 'promise' },
  ],
})
const [gates, wait, spring] = pier.statements as [Statement, Statement, Statement]

async function openWith(...articles: ReadArticle[]): Promise<OpenRecord> {
  const record = await openTestRecord()
  await record.saveArticles(articles)
  return record
}

const view = async (record: OpenRecord, read = pier) => (await record.findArticle(read.article.id))!
const find = async (record: OpenRecord, { id }: { id: string }) =>
  (await record.findStatementsById([id]))[0]?.statement
/** The same article as another version reads it. */
const reread = (record: OpenRecord, change: Partial<ReadArticle>) =>
  record.rereadArticles([{ ...pier, ...change }])
const confirm = (record: OpenRecord, { id }: Statement) => record.correct({ kind: 'confirm', statement: id })
const reject = (record: OpenRecord, { id }: Statement) => record.correct({ kind: 'reject', statement: id })

describe('a statement that a person rejects', () => {
  test('is shown on its article alone, and counts nowhere', async () => {
    const record = await openWith(pier)
    await reject(record, wait)
    const { statements, rejected, voices } = await view(record)
    expect(statements.map(({ id }) => id)).toEqual([gates.id, spring.id])
    expect(rejected).toMatchObject([{ id: wait.id, correction: { decision: 'rejected', before: {} } }])
    expect(voices.map(({ name }) => name)).toEqual(['Jon Falk'])
    expect(await find(record, wait)).toBeUndefined()
    expect((await record.findStatements({ words: 'harbour office' })).total).toBe(0)
    expect(await record.count()).toMatchObject({ statements: 2 })
    expect((await record.listArticles()).items[0]).toMatchObject({ statementCount: 2 })
    const exported = await collect(record.exportLines())
    expect(exported.filter(({ kind }) => kind === 'statement')).toHaveLength(2)
    expect(exported.filter(({ kind }) => kind === 'correction')).toHaveLength(1)
  })

  test('stays rejected when it is read again, also a little otherwise, and comes back when that is undone', async () => {
    const record = await openWith(pier)
    const { id } = await reject(record, wait)
    const [[start, end]] = wait.content as [[number, number]]
    const shorter = { ...wait, id: 'sta_0123', content: [[start, end - 7]] as const }
    await reread(record, { statements: [gates, shorter, spring] })
    expect((await view(record)).rejected.map((one) => one.id)).toEqual(['sta_0123'])
    await reread(record, { statements: [gates, spring] })
    expect(await view(record)).toMatchObject({
      rejected: [],
      statements: [{ id: gates.id }, { id: spring.id }],
    })
    await reread(record, {})
    await record.undoCorrection(id)
    expect((await view(record)).statements).toEqual(pier.statements)
    expect((await view(record)).rejected).toEqual([])
    expect((await record.findStatements({ words: 'harbour office' })).total).toBe(1)
  })

  test('takes none with it that only shares its words', async () => {
    const record = await openWith(pier)
    const inner: Statement = { ...wait, id: 'sta_0456', cue: gates.cue, speaker: gates.speaker }
    await reject(record, wait)
    await reread(record, { statements: [gates, inner, spring] })
    expect((await view(record)).rejected).toEqual([])
  })

  test('can be rejected no more when it is confirmed after that, and is again when the confirming is undone', async () => {
    const record = await openWith(pier)
    await reject(record, wait)
    const confirmed = await confirm(record, wait)
    expect((await view(record)).statements).toHaveLength(3)
    expect((await record.listCorrections())[0]).toMatchObject({ state: 'overruled', endedBy: confirmed.id })
    await record.undoCorrection(confirmed.id)
    expect((await view(record)).rejected).toHaveLength(1)
  })
})

describe('a statement that a person confirms', () => {
  test('is sure, says so, and says how sure the program was', async () => {
    const record = await openWith(pier)
    const { id } = await confirm(record, gates)
    expect(await find(record, gates)).toMatchObject({
      confidence: 1,
      voice: { name: 'Jon Falk', confidence: 1 },
      correction: { decision: 'confirmed', corrections: [id], before: { confidence: gates.confidence } },
    })
  })

  test('keeps what was edited before, until that is undone', async () => {
    const record = await openWith(pier)
    const edited = await record.correct({ kind: 'edit', statement: gates.id, fields: { act: 'deny' } })
    await confirm(record, gates)
    await reread(record, { statements: [wait, spring] })
    expect(await find(record, gates)).toMatchObject({
      act: 'deny',
      correction: { decision: 'confirmed', before: { act: 'assert' } },
    })
    await record.undoCorrection(edited.id)
    expect(await find(record, gates)).toMatchObject({ act: 'assert', confidence: 1 })
  })

  test('stays as it was when another version reads it otherwise, or finds it no more', async () => {
    const record = await openWith(pier)
    await confirm(record, gates)
    await reread(record, { statements: [{ ...gates, act: 'deny' }, wait, spring] })
    expect(await find(record, gates)).toMatchObject({ act: 'assert', confidence: 1 })
    await reread(record, { statements: [wait], voices: pier.voices.slice(1) })
    const { statements, voices } = await view(record)
    expect(statements.map(({ id }) => id)).toEqual([gates.id, wait.id])
    expect(voices.map(({ id }) => id).sort()).toEqual(pier.voices.map(({ id }) => id).sort())
  })
})

describe('a statement on which people change their minds', () => {
  const edit = (record: OpenRecord, { id }: Statement) =>
    record.correct({ kind: 'edit', statement: id, fields: { act: 'deny' } })
  const ways = { confirm, reject, edit }
  const says = { confirm: 'confirmed', reject: 'rejected', edit: 'edited' } as const

  test.each([
    ['confirm', 'reject', 'overruled'],
    ['confirm', 'edit', 'holds'],
    ['reject', 'confirm', 'overruled'],
    ['reject', 'edit', 'overruled'],
    ['edit', 'confirm', 'holds'],
    ['edit', 'reject', 'overruled'],
  ] as const)('from %s to %s is what the last one said', async (first, second, state) => {
    const record = await openWith(pier)
    await ways[first](record, gates)
    const made = await ways[second](record, gates)
    expect(made.decision.kind).toBe(second)
    const listed = await record.listCorrections()
    expect(listed.map(({ decision, state }) => [decision.kind, state])).toEqual([
      [first, state],
      [second, 'holds'],
    ])
    const { statements, rejected } = await view(record)
    const now = [...statements, ...rejected].find(({ id }) => id === gates.id)!
    expect(now.correction!.decision).toBe(says[second])
    expect(rejected).toHaveLength(second === 'reject' ? 1 : 0)
    expect(now.act).toBe(first === 'edit' || second === 'edit' ? 'deny' : 'assert')
    await record.undoCorrection(made.id)
    const back = await view(record)
    const before = [...back.statements, ...back.rejected].find(({ id }) => id === gates.id)!
    expect(before.correction!.decision).toBe(says[first])
  })
})

describe('a statement that a person edits', () => {
  test('has what the person set, with the words of the article that show it, and what was read before', async () => {
    const record = await openWith(pier)
    const { id } = await record.correct(
      {
        kind: 'edit',
        statement: gates.id,
        fields: {
          act: 'deny',
          saidAt: { from: '2022-11-12', to: '2022-11-13' },
          addressee: 'REPORTERS',
          relay: ['Vessa Radio'],
          firstHand: true,
        },
      },
      { by: 'Ana Diaz', why: 'heard it', madeAt: '2022-12-01T10:00:00Z' },
    )
    const edited = (await find(record, gates))!
    const start = pier.article.text.indexOf('reporters')
    expect(edited).toMatchObject({
      content: gates.content,
      text: gates.text,
      act: 'deny',
      saidAt: { from: '2022-11-12', to: '2022-11-13', confidence: 1 },
      addressee: { text: 'reporters', start, end: start + 9, confidence: 1 },
      relay: [{ name: 'Vessa Radio', kind: 'outlet', confidence: 1 }],
      firstHand: true,
      confidence: 1,
      correction: {
        decision: 'edited',
        corrections: [id],
        before: {
          act: 'assert',
          saidAt: null,
          addressee: null,
          relay: null,
          firstHand: null,
          confidence: 0.8,
        },
      },
    })
    expect((await record.findStatements({ act: 'deny' })).items.map(({ statement }) => statement.id)).toEqual(
      [gates.id],
    )
    expect(await record.listCorrections()).toMatchObject([
      {
        number: 1,
        by: 'Ana Diaz',
        why: 'heard it',
        madeAt: '2022-12-01T10:00:00Z',
        state: 'holds',
        members: [[gates.id]],
      },
    ])
  })

  test('keeps it when it is read again, where the rest is as it is read now', async () => {
    const record = await openWith(pier)
    await record.correct({ kind: 'edit', statement: gates.id, fields: { act: 'deny' } })
    await reread(record, { statements: [{ ...gates, act: 'warn', certainty: 'possible' }, wait, spring] })
    expect(await find(record, gates)).toMatchObject({
      act: 'deny',
      certainty: 'possible',
      correction: { before: { act: 'warn' } },
    })
    await reread(record, { statements: [wait, spring] })
    expect(await find(record, gates)).toMatchObject({ act: 'deny' })
  })

  test('is edited again by the last word on each field, and undone one by one', async () => {
    const record = await openWith(pier)
    const edit = (fields: object) => record.correct({ kind: 'edit', statement: gates.id, fields })
    const first = await edit({ act: 'deny', certainty: 'probable' })
    const second = await edit({ act: 'warn' })
    expect(await find(record, gates)).toMatchObject({ act: 'warn', certainty: 'probable' })
    await record.undoCorrection(first.id)
    expect(await find(record, gates)).toMatchObject({ act: 'warn' })
    expect(await find(record, gates)).not.toHaveProperty('certainty')
    await record.undoCorrection(second.id)
    expect(await find(record, gates)).toEqual(gates)
  })

  test('has no voice, that of another in the article, or a new one', async () => {
    const record = await openWith(pier)
    const name = (voice: string | null, more = {}) =>
      record.correct({ kind: 'edit', statement: gates.id, fields: { voice, ...more } })
    await name(null)
    expect(await find(record, gates)).not.toHaveProperty('voice')
    await name('ines talver')
    expect(await find(record, gates)).toMatchObject({ voice: { id: wait.voice!.id, name: 'Ines Talver' } })
    await name('Harbour Board', { voiceKind: 'organisation' })
    expect(await find(record, gates)).toMatchObject({
      voice: { name: 'Harbour Board', kind: 'organisation', confidence: 1 },
    })
    const board = (await view(record)).voices.find((voice) => voice.name === 'Harbour Board')
    expect(board).toMatchObject({ kind: 'organisation', mentions: gates.speaker })
    await reread(record, {})
    expect((await find(record, gates))!.voice!.id).toBe(board!.id)
  })

  test('cannot have another text, nor words that its article does not have, nor values that are none', async () => {
    const record = await openWith(pier)
    const edit = (fields: object) => record.correct({ kind: 'edit', statement: gates.id, fields })
    await expect(edit({ content: [[0, 4]] })).rejects.toThrow(
      /got "content"; the words, spans and quotation marks are the evidence/,
    )
    await expect(edit({ text: {} })).rejects.toThrow('got "text"')
    await expect(edit({})).rejects.toThrow('expected a field to set right, got "none"')
    await expect(edit({ venue: 'the town hall' })).rejects.toThrow(
      `expected words that stand in ${pier.article.id}, got "the town hall"`,
    )
    await expect(edit({ addressee: 'porter' })).rejects.toThrow('expected words that stand in')
    await expect(edit({ act: 'shout' })).rejects.toThrow('expected one of assert, deny')
    await expect(edit({ saidAt: { from: '2022-02-30', to: '2022-03-01' } })).rejects.toThrow(
      'got "2022-02-30"',
    )
    await expect(edit({ saidAt: { from: '2022-03-02', to: '2022-03-01' } })).rejects.toThrow(
      'give the earlier day first',
    )
    await expect(record.correct({ kind: 'confirm', statement: 'sta_00' })).rejects.toThrow(
      'expected the id of a statement',
    )
    expect(await record.listCorrections()).toEqual([])
  })
})

describe('what people decided', () => {
  test('stays while its article is away, and holds again when it comes back', async () => {
    const record = await openWith(pier)
    await reject(record, wait)
    await record.correct({ kind: 'edit', statement: gates.id, fields: { act: 'deny' } })
    await record.removeArticles([pier.article.id])
    expect(await record.count()).toMatchObject({ articles: 0, statements: 0 })
    expect(await record.listCorrections()).toMatchObject([{ members: [[]] }, { members: [[]] }])
    await record.saveArticles([pier])
    expect(await find(record, gates)).toMatchObject({ act: 'deny' })
    expect((await view(record)).rejected.map(({ id }) => id)).toEqual([wait.id])
  })

  test('is undone and made to hold again, all of it in the list', async () => {
    const record = await openWith(pier)
    const rejected = await reject(record, wait)
    const undone = await record.undoCorrection(rejected.id.slice(0, 10), { by: 'Tom' })
    expect(undone).toMatchObject({
      number: 2,
      by: 'Tom',
      decision: { kind: 'undo', correction: rejected.id },
    })
    await expect(record.undoCorrection(rejected.id)).rejects.toThrow(
      `"hearsay undo ${undone.id}" makes it hold again`,
    )
    await record.undoCorrection(undone.id)
    expect((await view(record)).rejected).toHaveLength(1)
    expect((await record.listCorrections()).map(({ state, endedBy }) => [state, endedBy])).toEqual([
      ['holds', undefined],
      ['undone', expect.stringMatching(/^cor_/)],
      ['holds', undefined],
    ])
    await expect(record.undoCorrection('cor_00')).rejects.toThrow('"hearsay corrections" lists them')
  })

  test('leaves no trace when all of it is undone', async () => {
    const record = await openWith(pier)
    const before = await collect(record.exportLines())
    const made = [
      await reject(record, wait),
      await confirm(record, gates),
      await record.correct({ kind: 'edit', statement: spring.id, fields: { voice: 'Liv Aanstad' } }),
    ]
    for (const { id } of made) await record.undoCorrection(id)
    const after = await collect(record.exportLines())
    expect(after.filter(({ kind }) => kind !== 'correction')).toEqual(before)
  })
})
