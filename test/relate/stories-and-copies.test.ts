import { describe, expect, it } from 'vitest'
import { relate } from '../../src/relate/index.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
import { writeReport } from './write-report.ts'

const MORE =
  'Rescuers carried eleven sailors from the burning quay while two tugs pulled the tanker Halcyon away.'

describe('stories', () => {
  it('bring together reports of one happening and no others', async () => {
    const fire = [
      writeReport({ title: 'Fire in Ormsund harbour', publishedAt: '2031-05-05', paragraphs: HARBOUR }),
      writeReport({
        title: 'Ormsund counts its losses',
        publishedAt: '2031-05-06T10:00:00+02:00',
        paragraphs: [
          'The Kestrel refinery in Ormsund will not reopen this year.',
          'Lower Tarn smells of smoke.',
        ],
      }),
    ]
    const music = writeReport({
      title: 'No hall in Vellbruck',
      publishedAt: '2031-05-05',
      paragraphs: ORCHESTRA,
    })
    const { stories } = await relate([...fire, music])
    expect(stories.map(({ articles }) => articles.length).sort()).toEqual([1, 2])
    expect(stories.find(({ articles }) => articles.length === 2)).toMatchObject({
      from: '2031-05-05',
      to: '2031-05-06',
    })
  })

  it('do not bring together two happenings in one place, months apart', async () => {
    const reports = ['2031-05-05', '2032-02-01'].map((publishedAt) =>
      writeReport({ publishedAt, paragraphs: HARBOUR }),
    )
    expect((await relate(reports)).stories).toHaveLength(2)
  })

  it('take in a report without a date', async () => {
    const reports = ['2031-05-05', undefined].map((publishedAt) =>
      writeReport({
        ...(publishedAt && { publishedAt }),
        paragraphs: [...HARBOUR, `Printed ${publishedAt}.`],
      }),
    )
    expect((await relate(reports)).stories).toHaveLength(1)
  })

  it('have a title even where no report has one', async () => {
    const [story] = (await relate([writeReport({ paragraphs: HARBOUR })])).stories
    expect(story!.title).toBe('The fire in the Ormsund oil harbour broke out before dawn in a tank of the …')
    expect((await relate([writeReport({ paragraphs: [] })])).stories[0]!.title).toBe('')
  })
})

describe('near-copies', () => {
  const original = [...HARBOUR, MORE, 'The mayor of Ormsund asked everybody to keep their windows shut.']

  it('are found where a report was lightly rewritten', async () => {
    const rewritten = original.map((line) =>
      line.replace('before dawn', 'at night').replace('covered in', 'hidden by'),
    )
    const { copies } = await relate([
      writeReport({ outlet: 'Skanpress', paragraphs: original }),
      writeReport({ outlet: 'Tarn Mail', paragraphs: [...rewritten, 'Our readers sent pictures.'] }),
    ])
    expect(copies).toHaveLength(1)
    expect(copies[0]!.shared).toBeGreaterThan(0.6)
    expect(copies[0]!.shared).toBeLessThan(1)
  })

  it('are found where a hundred outlets carry one text', async () => {
    const outlets = Array.from({ length: 100 }, (_, index) => `Outlet ${index}`)
    const { copies } = await relate(
      outlets.map((outlet) =>
        writeReport({ outlet, paragraphs: [...original, `${outlet} thanks its readers.`] }),
      ),
    )
    expect(copies.map(({ articles }) => articles.length)).toEqual([100])
  })

  it('are not those that only quote the same speech', async () => {
    const speech = `“${original.join(' ')}”`
    const { copies } = await relate([
      writeReport({
        paragraphs: ['Speaking in the rain to a few hundred people on the market, she began:', speech],
      }),
      writeReport({
        paragraphs: ['What she told the crowd that evening will be remembered for long in the town.', speech],
      }),
    ])
    expect(copies).toEqual([])
  })

  const OWN = [
    'Fishermen of Lower Tarn met at six in the morning to count the boats that were left in the small basin.',
    'They say that the smoke has driven the herring away, and that no buyer has called since Sunday evening.',
    'One of them sold his boat the same day, to a man from Vellbruck who did not ask for the price twice.',
  ]

  it('are found in part, where another outlet took over some paragraphs, with the passages in both', async () => {
    const agency = writeReport({ outlet: 'Skanpress', publishedAt: '2031-05-05', paragraphs: original })
    const paper = writeReport({
      outlet: 'Tarn Mail',
      publishedAt: '2031-05-06',
      paragraphs: [
        ...OWN,
        ...OWN.map((line) => line.toUpperCase().split(' ').reverse().join(' ')),
        ...original.slice(0, 3),
      ],
    })
    const { copies } = await relate([paper, agency])
    expect(copies).toHaveLength(1)
    const [pair] = copies[0]!.pairs
    expect(pair).toMatchObject({ one: agency.article.id, other: paper.article.id })
    expect(copies[0]!.articles).toEqual([agency.article.id, paper.article.id])
    for (const { one, other } of pair!.passages) {
      expect(paper.article.text.slice(...other)).toBe(agency.article.text.slice(...one))
    }
    expect(agency.article.text.slice(...pair!.passages[0]!.one)).toContain('Kestrel refinery')
  })

  it('are not those of one outlet that share the note under all its reports', async () => {
    const note = `${MORE} ${MORE.replace('eleven', 'twelve')} Write to the editor of this page by noon if you were there yourself.`
    const { copies } = await relate([
      writeReport({ outlet: 'Tarn Mail', paragraphs: [...OWN, note] }),
      writeReport({
        outlet: 'Tarn Mail',
        paragraphs: [...ORCHESTRA, ...ORCHESTRA.map((line) => line.split(' ').reverse().join(' ')), note],
      }),
    ])
    expect(copies).toEqual([])
  })

  it('are found again years later where the whole text comes once more', async () => {
    const { copies, stories } = await relate(
      ['2031-05-05', '2034-01-20'].map((publishedAt) =>
        writeReport({ outlet: 'Skanpress', publishedAt, paragraphs: original }),
      ),
    )
    expect(copies).toHaveLength(1)
    expect(copies[0]!.pairs[0]!.extent).toBe('whole')
    expect(stories).toHaveLength(2)
  })
})

describe('a story', () => {
  const report = (publishedAt: string, more: string) =>
    writeReport({ publishedAt, title: `Report of ${publishedAt}`, paragraphs: [...HARBOUR, more] })

  it('runs on for weeks as long as it is reported', async () => {
    const days = ['05', '09', '13', '17', '21', '25', '29'].map((day) =>
      report(`2031-05-${day}`, `Day ${day}.`),
    )
    expect((await relate(days)).stories).toHaveLength(1)
  })

  it('comes to life again after a month of silence', async () => {
    const { stories } = await relate([report('2031-05-05', 'Before.'), report('2031-06-01', 'After.')])
    expect(stories.map(({ from, to }) => [from, to])).toEqual([['2031-05-05', '2031-06-01']])
  })
})
