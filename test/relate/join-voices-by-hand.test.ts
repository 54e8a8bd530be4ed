import { describe, expect, it } from 'vitest'
import type { ReadArticle } from '../../src/record.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
import { relateVoices } from './relate-voices.ts'
import { type Said, writeReport } from './write-report.ts'

function report(
  number: number,
  { background = HARBOUR, ...said }: Partial<Said> & { by: string; background?: readonly string[] },
) {
  return writeReport({
    paragraphs: [`Report ${number}.`, ...background, { content: `word ${number}`, ...said }],
  })
}
const avo = (...articles: readonly ReadArticle[]) => articles.map(({ voices }) => voices[0]!.id)

describe('voices that were joined by hand', () => {
  it('are one, with the full name and all that both have', async () => {
    const articles = [
      report(1, { by: 'Liv Aanstad', role: 'fire chief' }),
      report(2, { by: 'Liv Aanstad', background: ORCHESTRA }),
      report(3, { by: 'the fire chief of Ormsund', kind: 'unnamed', because: 'on her own wish' }),
    ] as const
    const { voices, members } = await relateVoices(articles, { together: [avo(articles[0], articles[2])] })
    expect(voices).toHaveLength(1)
    const [voice] = voices
    expect(voice).toMatchObject({ name: 'Liv Aanstad', kind: 'person', articleCount: 3, statementCount: 3 })
    expect(voice!.reasons).toEqual(['2 articles name “Liv Aanstad”.', 'Joined by hand.'])
    expect(members.get(voice!.id)).toEqual(avo(...articles).sort())
    const apart = await relateVoices(articles)
    expect(apart.voices.map(({ id }) => id)).toContain(voice!.id)
  })

  it('count an article once that has both', async () => {
    const article = writeReport({
      paragraphs: [
        { by: 'Liv Aanstad', content: 'one' },
        { by: 'a chief', kind: 'unnamed', content: 'two' },
      ],
    })
    const { voices } = await relateVoices([article], { together: [article.voices.map(({ id }) => id)] })
    expect(voices).toMatchObject([{ articleCount: 1, statementCount: 2 }])
  })

  it('stay one when one of them was split off from others before', async () => {
    const articles = [1, 2, 3].map((number) => report(number, { by: 'Jon Falk' })) as [
      ReadArticle,
      ReadArticle,
      ReadArticle,
    ]
    const body = report(4, { by: 'Falk & Sons', kind: 'organisation' })
    const { voices, members } = await relateVoices([...articles, body], {
      apart: [avo(articles[2])],
      together: [avo(articles[2], body)],
    })
    const [voice] = voices.filter(({ id }) => members.get(id)!.includes(avo(body)[0]!))
    expect(voice).toMatchObject({ name: 'Jon Falk', articleCount: 2 })
    expect(voice!.apartFrom).toHaveLength(1)
  })
})

describe('a split by hand', () => {
  it('leaves the id of those from whom somebody was split as it was', async () => {
    const articles = [1, 2, 3].map((number) => report(number, { by: 'Jon Falk' }))
    const [whole] = (await relateVoices(articles)).voices
    const { voices } = await relateVoices(articles, { apart: [avo(articles[1]!)] })
    expect(voices.map(({ id }) => id)).toContain(whole!.id)
  })

  it('tells from whom also where the name was another form', async () => {
    const articles = [
      report(1, { by: 'Jon Falk' }),
      report(2, { by: 'Jon Falk' }),
      report(3, { by: 'Jon B. Falk' }),
    ]
    expect((await relateVoices(articles)).voices).toHaveLength(1)
    const { voices } = await relateVoices(articles, { apart: [avo(articles[2]!)] })
    expect(voices.map(({ name, apartFrom }) => [name, apartFrom!.map((other) => other.name)]).sort()).toEqual(
      [
        ['Jon B. Falk', ['Jon Falk']],
        ['Jon Falk', ['Jon B. Falk']],
      ],
    )
  })
})
