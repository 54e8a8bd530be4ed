import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  CompareAnswer,
  StoryAnswer,
  UtteranceAnswer,
  UtteranceDetail,
  VoiceAnswer,
} from '../../src/serve/index.ts'
import { createApp } from '../../src/serve/index.ts'
import type { Page } from '../../src/store/index.ts'
import { buildArticle } from '../store/build-record.ts'
import { ask } from './ask.ts'
import { named } from './invented-news.ts'
import { openInventedRecord, type TestRecord } from './open-invented-record.ts'

let test: TestRecord
let app: Hono
let story: StoryAnswer
beforeAll(async () => {
  test = await openInventedRecord()
  app = createApp(test.record)
  const { body } = await ask(app, '/api/v1/stories')
  story = (await ask(app, `/api/v1/story/${body.items[0].story.id}`)).body
})
afterAll(() => test.close())

const { gazette, evening, northline, courier } = named
const detail = async (query: string, of = `story/${story.story.id}`): Promise<Page<UtteranceDetail>> =>
  (await ask(app, `/api/v1/${of}/utterances?${query}`)).body
const findMark = (brief: string) => story.utterances.find((mark) => mark.brief.includes(brief))!

describe('a story', () => {
  it('marks each utterance with its day, its articles and how they know of it', () => {
    expect(findMark('hundred years')).toMatchObject({
      day: '2024-03-14',
      isPublicationDay: false,
      act: 'assert',
      quotation: 'direct',
      articles: 4,
      origins: 2,
      unknownOrigins: 1,
      wordings: 3,
      isDistorted: true,
    })
    expect(findMark('a second crack')).toMatchObject({
      day: '2024-03-16',
      isPublicationDay: true,
      articles: 1,
      isDistorted: false,
    })
  })

  it('has them in order of time', () => {
    const days = story.utterances.map(({ day }) => day ?? '~')
    expect(days).toEqual([...days].sort())
    expect(days).toHaveLength(11)
  })

  it('says what each article alone has, and what it leaves out that others have', () => {
    const shareOf = (id: string) => story.articles.find(({ article }) => article.id === id)!
    const { alone, aloneCount } = shareOf(evening.article.id)
    expect(aloneCount).toBe(2)
    expect(alone).toContain(findMark('a second crack').id)
    const left = shareOf(evening.article.id).leftOut.map(
      (id) => story.utterances.find((mark) => mark.id === id)!,
    )
    expect(left.map(({ articles }) => articles)).toEqual([2, 2])
    // The agency's two articles have the same, so neither has anything alone.
    expect(shareOf(northline.article.id)).toMatchObject({ aloneCount: 0, leftOutCount: 0 })
    expect(shareOf(courier.article.id).alone).toEqual([])
  })

  it('brings the statements that its relations point to, and the marks that its shares do', () => {
    const here = new Set(story.statements.map(({ statement }) => statement.id))
    const told = new Set(story.utterances.map(({ id }) => id))
    for (const { evidence } of story.relations)
      for (const id of [evidence.from, evidence.to ?? []].flat()) expect(here).toContain(id)
    for (const { alone, leftOut } of story.articles)
      for (const id of [...alone, ...leftOut]) expect(told).toContain(id)
  })

  it('tells disputes before agreement, and the voice that says most first', () => {
    expect(story.relations.map(({ kind }) => kind)).toEqual(['denies', 'denies', 'denies', 'agrees'])
    expect(story.voices[0]).toMatchObject({ name: 'Marta Oskarin', kind: 'person' })
    expect(story.statementCount).toBe(17)
  })
})

describe('the utterances of a story', () => {
  it('come in pages, in the order of their marks', async () => {
    const one = await detail('limit=4')
    const other = await detail('limit=50&offset=4')
    expect(one.total).toBe(story.utterances.length)
    const ids = [...one.items, ...other.items].map(({ utterance }) => utterance.id)
    expect(ids).toEqual(story.utterances.map(({ id }) => id))
  })

  it('come one by one for who asks for some', async () => {
    const { id } = findMark('hundred years')
    const { items, total } = await detail(`ids=${id},utt_none`)
    expect(total).toBe(1)
    expect(items[0]!.utterance.id).toBe(id)
    expect(items[0]!.statements.map(({ statement }) => statement.id).sort()).toEqual(
      items[0]!.utterance.statements,
    )
  })

  it('are none beyond the last', async () => {
    expect(await detail('offset=1000')).toEqual({ items: [], total: story.utterances.length })
  })
})

describe('a voice', () => {
  it('says how each outlet words it, and in which stories it speaks', async () => {
    const voice: VoiceAnswer = (await ask(app, '/api/v1/voice/Marta%20Oskarin')).body
    expect(voice.outlets.find(({ outlet }) => outlet === 'Evening Standard-Bearer')).toEqual({
      outlet: 'Evening Standard-Bearer',
      direct: 1,
      mixed: 0,
      indirect: 1,
      distorted: 1,
      acts: [
        { act: 'predict', count: 1 },
        { act: 'deny', count: 1 },
      ],
    })
    expect(voice.stories).toEqual([{ story: story.story, utteranceCount: voice.utterances.length }])
    expect(voice.utterances.every((mark) => mark.story === story.story.id)).toBe(true)
    const { total } = await detail('limit=1', 'voice/Marta%20Oskarin')
    expect(total).toBe(voice.utterances.length)
  })
})

describe('an utterance', () => {
  it('comes with its voice, its story, and the articles that its hands lead to', async () => {
    const { id } = findMark('hundred years')
    const answer: UtteranceAnswer = (await ask(app, `/api/v1/utterance/${id}`)).body
    expect(answer.voice?.name).toBe('Marta Oskarin')
    expect(answer.story?.id).toBe(story.story.id)
    expect(answer.statements).toHaveLength(4)
    expect(answer.utterance.wordings[1]!.pair).toBeDefined()
    const known = new Set([
      ...answer.statements.map(({ article }) => article.id),
      ...answer.elsewhere.articles.map((article) => article.id),
    ])
    for (const { from } of answer.utterance.hops) if (from) expect(known).toContain(from)
  })
})

describe('articles beside each other', () => {
  const compare = async (...articles: string[]): Promise<CompareAnswer> =>
    (await ask(app, `/api/v1/compare?articles=${articles.join(',')}`)).body

  it('stand in order of publication, one row an utterance, empty where they have nothing of it', async () => {
    const { articles, rows } = await compare(evening.article.id, gazette.article.id)
    expect(articles.map(({ id }) => id)).toEqual([gazette.article.id, evening.article.id])
    const shared = rows.filter(({ cells }) => cells.every((cell) => cell !== null))
    expect(shared.map(({ utterance }) => utterance)).toEqual([findMark('hundred years').id])
    expect(rows).toHaveLength(gazette.statements.length + evening.statements.length - 1)
    expect(rows.every(({ cells }) => cells.length === 2)).toBe(true)
  })

  it('differ from the fullest wording that these articles have', async () => {
    const { id } = findMark('hundred years')
    const row = (answer: CompareAnswer) => answer.rows.find(({ utterance }) => utterance === id)!
    const [fullest, changed] = row(await compare(gazette.article.id, evening.article.id)).cells
    expect(fullest).toMatchObject({ differences: [] })
    expect(fullest!.pair).toBeUndefined()
    expect(changed!.differences.map(({ kind }) => kind)).toContain('number changed')
    expect(changed!.pair!.other.filter(({ kind }) => kind === 'won').map(({ text }) => text)).toContain(
      'fifty',
    )
    // Beside the agency's article alone, the direct quotation is the fullest.
    const [agency, direct] = row(await compare(northline.article.id, evening.article.id)).cells
    expect(direct!.differences).toEqual([])
    expect(agency!.differences.map(({ kind }) => kind)).toContain('number changed')
  })

  it('are told which of them are copies', async () => {
    expect((await compare(northline.article.id, courier.article.id)).copies).toHaveLength(1)
    expect((await compare(northline.article.id, gazette.article.id)).copies).toEqual([])
  })
})

describe('an article with links', () => {
  it('has them on its own page, and not in lists', async () => {
    const { record, close } = await openInventedRecord('empty')
    const url = 'https://agency.example/dam'
    const links = [{ text: 'dam', start: 4, end: 7, url }]
    const read = buildArticle({ text: 'The dam is sound.' })
    await record.saveArticles([{ ...read, article: { ...read.article, links } }])
    const linked = createApp(record)
    const { article } = (await ask(linked, `/api/v1/article/${read.article.id}`)).body
    expect(article.links).toEqual(links)
    const { items } = (await ask(linked, '/api/v1/articles')).body
    expect(items[0]).toMatchObject({ id: read.article.id, statementCount: 0 })
    expect(items[0].links).toBeUndefined()
    await close()
  })
})
