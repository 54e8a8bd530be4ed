import { describe, expect, it } from 'vitest'
import { UnreadableInput } from '../../src/read/open-bytes.ts'
import type { Piece } from '../../src/read/piece.ts'
import { readPage } from '../../src/read/read-page.ts'
import {
  type Columns,
  describeMapping,
  isTable,
  previewTable,
  previewWorkbook,
  readTable,
  readWorkbook,
} from '../../src/read/table/index.ts'
import { buildZip, damage, inPieces } from './archive-builder.ts'
import { buildWorkbook } from './office-builder.ts'

interface TableChoice {
  readonly columns?: Columns
  readonly maxBytes?: number
  readonly size?: number
}

async function readAll(table: string | Buffer, { columns, maxBytes = 100_000, size }: TableChoice = {}) {
  const pieces: Piece[] = []
  for await (const piece of readTable(inPieces(table, size), { readPage, columns, maxBytes }))
    pieces.push(piece)
  return pieces
}

const draftOf = (piece: Piece | undefined) => {
  if (piece?.kind !== 'report') throw new Error(`expected a report, got ${JSON.stringify(piece)}`)
  return piece.draft
}
const tell = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.kind === 'passed' ? piece.reason : `${piece.name}: ${piece.kind}`))

const WORDS = '"The harbour opens in May," said Ana Diaz, the mayor.'
const QUOTED = `"${WORDS.replaceAll('"', '""')}"`

describe('a table of reports', () => {
  it.each([
    [',', 'commas'],
    ['\t', 'tabs'],
    [';', 'semicolons'],
    ['|', 'bars'],
  ])('is read with its cells divided by "%s" (%s)', async (mark) => {
    const table = [
      ['Headline', 'Body', 'Newspaper', 'Pub. Date'],
      ['Harbour opens', QUOTED, 'The Quay', '2019-03-28'],
    ]
    const [piece] = await readAll(table.map((row) => row.join(mark)).join('\r\n'))
    expect(draftOf(piece)).toMatchObject({
      title: 'Harbour opens',
      text: WORDS,
      outlet: 'The Quay',
      publishedAt: '2019-03-28',
      notes: [],
    })
  })

  it('takes every field from its column', async () => {
    const table =
      'id,title,text,source,link,author,tags,lang,agency,date\n' +
      "a7,Mill burns,The mill burned down.,The Quay,https://quay.example/mill?utm_source=x,By Tom Reed,\"['fire', 'mill']\",English,TASS,28 March 2019 10:15\n"
    const [piece] = await readAll(table)
    expect(piece).toMatchObject({ name: 'a7' })
    expect(draftOf(piece)).toMatchObject({
      title: 'Mill burns',
      outlet: 'The Quay',
      url: 'https://quay.example/mill',
      byline: 'Tom Reed',
      keywords: ['fire', 'mill'],
      language: 'en',
      credit: 'TASS',
      publishedAt: '2019-03-28T10:15:00',
    })
  })

  it.each([1, 3, 50])('keeps paragraphs inside a cell, in chunks of %i bytes', async (size) => {
    const table = 'title,text\r\nOne,"First paragraph.\r\n\r\nSecond, with a comma."\r\nTwo,More words.\r\n'
    const pieces = await readAll(table, { size })
    expect(pieces.map((piece) => draftOf(piece).text)).toEqual([
      'First paragraph.\n\nSecond, with a comma.',
      'More words.',
    ])
    expect(tell(pieces)).toEqual(['row 2: report', 'row 3: report'])
  })

  it('reads a cell of HTML as a page, and takes the title of the table', async () => {
    const html =
      '<p>The mayor spoke for an hour.</p><blockquote><p>We open in May.</p></blockquote><p>Nobody asked why.</p>'
    const [piece] = await readAll(`title,content\nMay,"${html}"\n`)
    expect(draftOf(piece)).toMatchObject({ title: 'May' })
    expect(draftOf(piece).text).toContain('We open in May.')
    expect(draftOf(piece).text).not.toContain('<')
  })

  it('says which rows have no text, and takes what programs write for nothing as nothing', async () => {
    const pieces = await readAll('title,text,outlet\nOne,,The Quay\n\n,,\nTwo,nan,X\nThree,Words.,NaN\n')
    expect(tell(pieces)).toEqual(['row 2: trouble', 'row 5: trouble', 'row 6: report'])
    expect(draftOf(pieces[2]).outlet).toBeUndefined()
  })

  it('names by row what has the id of another', async () => {
    const pieces = await readAll('id,text\n1,First words.\n1,Other words.\n2,More words.\n')
    expect(tell(pieces)).toEqual(['1: report', 'row 3: report', '2: report'])
  })

  it('reads the encodings that tables come in', async () => {
    const table = 'title\ttext\nCafé\tDie Wörter hier sind deutsch.\n'
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, 'utf16le')])
    for (const bytes of [
      Buffer.from(table),
      Buffer.from(`\ufeff${table}`),
      utf16,
      Buffer.from(table, 'latin1'),
    ]) {
      expect(draftOf((await readAll(bytes, { size: 7 }))[0])).toMatchObject({
        title: 'Café',
        text: 'Die Wörter hier sind deutsch.',
      })
    }
    const [old] = await readAll(Buffer.from(table, 'latin1'))
    expect(draftOf(old).notes.map(({ code }) => code)).toContain('invalid-utf-8')
  })

  it('keeps the rows behind a quotation mark that is never closed', async () => {
    const rows = [
      'id,text',
      '1,Fine words.',
      '2,"Broken words.',
      ...Array.from({ length: 50 }, (_, index) => `${index + 3},Words.`),
    ]
    const pieces = await readAll(`${rows.join('\n')}\n`)
    expect(tell(pieces).slice(0, 3)).toEqual(['1: report', '2: report', '3: report'])
    expect(draftOf(pieces[1]).text).toBe('"Broken words.')
    expect(pieces).toHaveLength(52)
  })

  it('reads a table in which no quotation mark is ever closed, in no time', async () => {
    const pieces = await readAll(`id,title,text\n${'1,"No,words of it that go on\n'.repeat(3000)}`)
    expect(pieces.filter(({ kind }) => kind === 'report')).toHaveLength(3000)
  })

  it('keeps a title that begins with a quoted word in a table with tabs', async () => {
    const pieces = await readAll(
      'title\ttext\r\n"No," says mayor\tThe first words.\r\n"Yes" says Reed\tOther words.\r\n',
    )
    expect(pieces.map((piece) => draftOf(piece).title)).toEqual(['"No," says mayor', '"Yes" says Reed'])
  })

  it.each([1, 20, 100_000])(
    'keeps the rows behind a title that a quotation mark begins and none ends, in chunks of %i bytes',
    async (size) => {
      const table =
        'title\ttext\toutlet\n"Peace now, he said\tFirst words.\tTribune\n' +
        'Second\tOther words.\tHerald\nThird\tHe said "no"\tPost\n"Peace" at last\tLast words.\tPost\n'
      const pieces = await readAll(table, { size })
      expect(pieces.map((piece) => draftOf(piece).text)).toEqual([
        'First words.',
        'Other words.',
        'He said "no"',
        'Last words.',
      ])
      expect(draftOf(pieces[0]).title).toBe('"Peace now, he said')
    },
  )

  it.each([1, 20, 100_000])(
    'keeps paragraphs in the last cell of a table with tabs, in chunks of %i bytes',
    async (size) => {
      const table = 'id\ttext\n1\t"First words.\n\nMore ""of"" them."\n2\t"Other words."\n3\t"Last\nwords."'
      const pieces = await readAll(table, { size })
      expect(tell(pieces)).toEqual(['1: report', '2: report', '3: report'])
      expect(draftOf(pieces[0]).text).toBe('First words.\n\nMore "of" them.')
    },
  )

  it('names by their row what has no id of its own', async () => {
    const pieces = await readAll('id,text\n1,First words.\n1,Other words.\n,More words.\n')
    expect(pieces.map((piece) => piece.kind === 'report' && piece.name)).toEqual(['1', 'row 3', 'row 4'])
  })

  it.each([
    ['tags without an end', `id,text\n1,"${'<p '.repeat(500_000)}"\n`],
    ['quotation marks without an end', `id,text\n1,${'"a,'.repeat(200_000)}\n2,x\n`],
    ['cells in quotation marks', `id\ttext\n${'"a"\t'.repeat(100_000)}x\n`],
    ['titles with one quotation mark', `id\ttext\n${'"a\tb "c" d\n'.repeat(5000)}`],
    ['a date that goes on', `date,text\n${'1 May 2019 '.repeat(10_000)},Words.\n`],
    [
      'an author of nothing but blanks',
      `author,text\n"by${' '.repeat(100_000)}${"'".repeat(100_000)}",Words.\n`,
    ],
  ])('is read to its end where it was made to take long: %s', async (_, table) => {
    expect((await readAll(table, { maxBytes: 10_000_000, size: 65_536 })).length).toBeGreaterThan(0)
  })

  it('refuses a row that is too long without losing the next', async () => {
    const pieces = await readAll(`id,text\n1,${'long '.repeat(50_000)}\n2,Words.\n`, { size: 5000 })
    expect(tell(pieces)).toEqual(['row 2: trouble', '2: report'])
  })
})

describe('dates in a table', () => {
  const datesOf = async (...dates: string[]) => {
    const pieces = await readAll(`date,text\n${dates.map((date) => `"${date}",Words of it.`).join('\n')}\n`)
    return pieces.map((piece) => draftOf(piece).publishedAt)
  }

  it('have their order told by the whole column, and that is noted', async () => {
    expect(await datesOf('03/04/2019', '28/03/2019')).toEqual(['2019-04-03', '2019-03-28'])
    expect(await datesOf('03/04/2019', '03/28/2019 7:05 PM')).toEqual(['2019-03-04', '2019-03-28T19:05:00'])
    const [piece] = await readAll('date,text\n03/04/2019,One.\n28/03/2019,Two.\n')
    expect(draftOf(piece).notes).toEqual([
      {
        code: 'inferred-date',
        message: 'That the day comes first was inferred from the other dates of the column.',
        text: '03/04/2019',
      },
    ])
  })

  it('are left open where the column does not tell, or tells both', async () => {
    expect(await datesOf('03/04/2019', '05/05/2019')).toEqual([undefined, '2019-05-05'])
    expect(await datesOf('03/04/2019', '28/03/2019', '03/28/2019')).toEqual([
      undefined,
      '2019-03-28',
      '2019-03-28',
    ])
  })

  it('are read as spreadsheets and databases write them', async () => {
    expect(await datesOf('43552', '43552.5')).toEqual(['2019-03-28', '2019-03-28T12:00:00'])
    expect(await datesOf('20190328', '20190328101500')).toEqual(['2019-03-28', '2019-03-28T10:15:00'])
    expect(await datesOf('1553768100', '1553768100000')).toEqual([
      '2019-03-28T10:15:00Z',
      '2019-03-28T10:15:00Z',
    ])
    expect(await datesOf('2019-03-28T10:15:00+03:00', 'Spring 2019')).toEqual([
      '2019-03-28T10:15:00+03:00',
      undefined,
    ])
  })
})

describe('what columns are taken for', () => {
  it('is shown with a sample of each, and what is left out', async () => {
    const mapping = await previewTable(
      inPieces('Title;Full Text;Page;content\nFire;The mill burned.;7;x\n'),
      { maxBytes: 1000 },
    )
    expect(mapping.columns).toEqual([
      { name: 'Title', field: 'title', sample: 'Fire' },
      { name: 'Full Text', field: 'text', sample: 'The mill burned.' },
      { name: 'Page', sample: '7' },
      { name: 'content', sample: 'x' },
    ])
  })

  it('can be said for columns with other names', async () => {
    const columns = { text: 'Wortlaut', outlet: 'title' }
    const [piece] = await readAll('title,Wortlaut\nThe Quay,Some words.\n', { columns })
    expect(draftOf(piece)).toMatchObject({ outlet: 'The Quay', text: 'Some words.' })
    expect(draftOf(piece).title).toBeUndefined()
  })

  it('must include the text: else it says which columns there are and what to do', async () => {
    const table = 'title,date,words\nOne,2019-01-01,x\nTwo,2019-01-02,y\n'
    await expect(readAll(table)).rejects.toThrow(
      /no column or field of texts: .* got "title", "date", "words"; .*--columns text=NAME/,
    )
    await expect(readAll(table, { columns: { text: 'body' } })).rejects.toThrow(/without the column "body"/)
    expect(() => describeMapping({ header: ['a'], rows: [] })).toThrow(UnreadableInput)
  })
})

describe('what is a table', () => {
  it.each([
    'title,text\nFire,The mill burned.\n',
    'id\ttext\n1\tWords.\n',
    '"Headline";"Story"\n"Fire";"The mill, it burned."\n',
    `text,url\n${'word '.repeat(20_000)}`,
  ])('is one: %#', (start) => expect(isTable(start)).toBe(true))

  it.each([
    'The mayor, the council, and the press met.\nNobody, not even Reed, spoke.\nThen, at noon, it ended.\n',
    'Text, as they say, is cheap.\nBut it is, after all, long.\n',
    'Story | Author | Date\n\nThe mill burned down on Sunday night.\n\nNobody was hurt.\n\nThe police asked for help.\n',
    'Title: Fire at the mill\nDate: 2019-03-28\n\nThe mill burned.\n',
    'one,two\n1,2\n3,4\n',
    '',
  ])('is none: %#', (start) => expect(isTable(start)).toBe(false))
})

describe('an Excel workbook', () => {
  const HEAD = ['Title', 'Text', 'Date']
  const bytes = buildWorkbook([
    { name: 'Notes', rows: [['remark'], ['nothing here']] },
    {
      name: 'Articles',
      rows: [['Export of May'], HEAD, ['Café', 'The mill burned.', 43552], ['Empty', '', 43553]],
    },
  ])
  const read = async (workbook: Buffer) => {
    const pieces: Piece[] = []
    for await (const piece of readWorkbook(workbook, { readPage })) pieces.push(piece)
    return pieces
  }

  it('is read sheet by sheet, below the line with the names of the columns', async () => {
    const pieces = await read(bytes)
    expect(tell(pieces)).toEqual([
      'sheet without a column of texts',
      'Articles, row 3: report',
      'Articles, row 4: trouble',
    ])
    expect(draftOf(pieces[1])).toMatchObject({
      title: 'Café',
      text: 'The mill burned.',
      publishedAt: '2019-03-28',
    })
    expect((await previewWorkbook(bytes)).columns.map(({ field }) => field)).toEqual([
      'title',
      'text',
      'publishedAt',
    ])
  })

  it('says what is wrong with one that is damaged, holds no texts or is made to fill the memory', async () => {
    await expect(read(bytes.subarray(0, -40))).rejects.toThrow(UnreadableInput)
    await expect(read(buildZip([{ name: 'xl/workbook.xml', bytes: 'no workbook' }]))).rejects.toThrow(
      /damaged Excel workbook/,
    )
    await expect(
      read(
        buildWorkbook([
          {
            name: 'A',
            rows: [
              ['one', 'two'],
              ['1', '2'],
            ],
          },
        ]),
      ),
    ).rejects.toThrow(/no column or field of texts/)
    const bomb = Buffer.alloc(150_000_000)
    await expect(read(buildZip([{ name: 'xl/workbook.xml', bytes: bomb, isPacked: true }]))).rejects.toThrow(
      /too large/,
    )
    await expect(
      read(buildZip([{ name: 'xl/workbook.xml', bytes: bomb, isPacked: true, size: 10 }])),
    ).rejects.toThrow(UnreadableInput)
  })

  it('gives reports or says what is wrong, whatever the damage', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      await read(damage(bytes, seed)).catch((error) => expect(error).toBeInstanceOf(UnreadableInput))
    }
    const table = Buffer.from(
      `id,title,text,date\n1,"A ""b""",${QUOTED},03/04/2019\n2,B,<p>x</p><p>y</p>,2019-01-01\n3,"open,x\n`,
    )
    for (let seed = 1; seed <= 200; seed++) {
      await readAll(damage(table, seed)).catch((error) => expect(error).toBeInstanceOf(UnreadableInput))
    }
  })
})
