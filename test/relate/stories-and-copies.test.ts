import { describe, expect, it } from 'vitest'
import { relate } from '../../src/relate/index.ts'
import { HARBOUR, ORCHESTRA } from './affair.ts'
import { writeReport } from './write-report.ts'

const MORE =
  'Rescuers carried eleven sailors from the burning quay while two tugs pulled the tanker Halcyon away.'

describe('stories', () => {
  it('bring together reports of one happening and no others', () => {
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
    const { stories } = relate([...fire, music])
    expect(stories.map(({ articles }) => articles.length).sort()).toEqual([1, 2])
    expect(stories.find(({ articles }) => articles.length === 2)).toMatchObject({
      from: '2031-05-05',
      to: '2031-05-06',
    })
  })

  it('do not bring together two happenings in one place, months apart', () => {
    const reports = ['2031-05-05', '2032-02-01'].map((publishedAt) =>
      writeReport({ publishedAt, paragraphs: HARBOUR }),
    )
    expect(relate(reports).stories).toHaveLength(2)
  })

  it('take in a report without a date', () => {
    const reports = ['2031-05-05', undefined].map((publishedAt) =>
      writeReport({
        ...(publishedAt && { publishedAt }),
        paragraphs: [...HARBOUR, `Printed ${publishedAt}.`],
      }),
    )
    expect(relate(reports).stories).toHaveLength(1)
  })

  it('have a title even where no report has one', () => {
    const [story] = relate([writeReport({ paragraphs: HARBOUR })]).stories
    expect(story!.title).toBe('The fire in the Ormsund oil harbour broke out before dawn in a tank of the …')
    expect(relate([writeReport({ paragraphs: [] })]).stories[0]!.title).toBe('')
  })
})

describe('near-copies', () => {
  const original = [...HARBOUR, MORE, 'The mayor of Ormsund asked everybody to keep their windows shut.']

  it('are found where a report was lightly rewritten', () => {
    const rewritten = original.map((line) =>
      line.replace('before dawn', 'at night').replace('covered in', 'hidden by'),
    )
    const { copies } = relate([
      writeReport({ outlet: 'Skanpress', paragraphs: original }),
      writeReport({ outlet: 'Tarn Mail', paragraphs: [...rewritten, 'Our readers sent pictures.'] }),
    ])
    expect(copies).toHaveLength(1)
    expect(copies[0]!.shared).toBeGreaterThan(0.6)
    expect(copies[0]!.shared).toBeLessThan(1)
  })

  it('are found where a hundred outlets carry one text', () => {
    const outlets = Array.from({ length: 100 }, (_, index) => `Outlet ${index}`)
    const { copies } = relate(
      outlets.map((outlet) =>
        writeReport({ outlet, paragraphs: [...original, `${outlet} thanks its readers.`] }),
      ),
    )
    expect(copies.map(({ articles }) => articles.length)).toEqual([100])
  })

  it('are not those that only quote the same speech', () => {
    const speech = `“${original.join(' ')}”`
    const { copies } = relate([
      writeReport({
        paragraphs: ['Speaking in the rain to a few hundred people on the market, she began:', speech],
      }),
      writeReport({
        paragraphs: ['What she told the crowd that evening will be remembered for long in the town.', speech],
      }),
    ])
    expect(copies).toEqual([])
  })
})
