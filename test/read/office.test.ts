import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { detectBinaryKind, detectZipKind } from '../../src/read/detect-bytes.ts'
import { readDocx, readMail, readPdf } from '../../src/read/office/index.ts'
import { UnreadableInput } from '../../src/read/open-bytes.ts'
import type { Piece } from '../../src/read/piece.ts'
import { buildZip, damage, inPieces } from './archive-builder.ts'
import { buildDocument, buildPdf, buildWorkbook, type PdfLine } from './office-builder.ts'

const HEADERS = [
  'From: "Ministry of Harbours" <press@harbours.example>',
  'Message-ID: <a1@harbours.example>',
  'Subject: Press release: =?utf-8?Q?Caf=C3=A9_opens_at_the_quay?=',
  'Date: Thu, 28 Mar 2019 10:15:00 +0300 (MSK)',
  'MIME-Version: 1.0',
]
const PLAIN = ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable']
const BODY = [
  'FOR IMMEDIATE RELEASE',
  '',
  '"The caf=E9 opens in May," said Ana Diaz, the minister.',
  '',
  'Tom Reed, who leads the fishermen, said he would wait and see.',
]
const buildMail = (headers: readonly string[], body: readonly string[]) =>
  [...headers, '', ...body, ''].join('\r\n')

async function readMails(mails: string | Buffer, { maxBytes = 100_000, size = 97 } = {}): Promise<Piece[]> {
  const pieces: Piece[] = []
  for await (const piece of readMail(inPieces(mails, size), { maxBytes })) pieces.push(piece)
  return pieces
}
const draftOf = (piece: Piece | undefined) => {
  if (piece?.kind !== 'report') throw new Error(`expected a report, got ${JSON.stringify(piece)}`)
  return piece.draft
}
const readDraft = async (headers: readonly string[], body: readonly string[]) =>
  draftOf((await readMails(buildMail(headers, body)))[0])
const cuts = (notes: readonly { readonly message: string }[]) => notes.map(({ message }) => message)

describe('a press release by mail', () => {
  it('gives its subject, sender and time with zone, and its text in paragraphs', async () => {
    const [piece] = await readMails(buildMail([...HEADERS, ...PLAIN], BODY))
    expect(piece).toMatchObject({ name: 'a1@harbours.example' })
    expect(draftOf(piece)).toMatchObject({
      title: 'Café opens at the quay',
      outlet: 'Ministry of Harbours',
      publishedAt: '2019-03-28T10:15:00+03:00',
      text: '"The café opens in May," said Ana Diaz, the minister.\n\nTom Reed, who leads the fishermen, said he would wait and see.',
    })
    expect(cuts(draftOf(piece).notes)).toEqual(['Cut from the body: label of a press release.'])
  })

  it('has a sentence whole that the mail program broke, also in a mail of two lines', async () => {
    const body = [
      '"The quay opens in May," said Ana Diaz, the minister, who had promised it',
      'for two years.',
    ]
    expect((await readDraft([...HEADERS, ...PLAIN], body)).text).toBe(body.join(' '))
  })

  it('is read from its HTML where it has no other text, block quotations kept', async () => {
    const html =
      '<table><tr><td><p>The caf&eacute; opens in May.</p><blockquote>We are glad.</blockquote></td></tr></table><p>Unsubscribe here</p>'
    const draft = await readDraft([...HEADERS, 'Content-Type: text/html; charset=utf-8'], [html])
    expect(draft.text).toBe('The café opens in May.\n\nWe are glad.')
    expect(cuts(draft.notes)).toEqual(['Cut from the body: footer of a newsletter.'])
  })

  it('is read from one of several parts, and what is attached is named', async () => {
    const parts = [
      '--x',
      'Content-Type: multipart/alternative; boundary=y',
      '',
      '--y',
      ...PLAIN,
      '',
      ...BODY,
      '--y',
      'Content-Type: text/html',
      '',
      '<p>Other words.</p>',
      '--y--',
      '--x',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename="plan.pdf"',
      '',
      'x',
      '--x--',
    ]
    const draft = await readDraft([...HEADERS, 'Content-Type: multipart/mixed; boundary=x'], parts)
    expect(draft.text).toContain('"The café opens in May," said Ana Diaz')
    expect(draft.notes.at(-1)).toMatchObject({ code: 'attachment', text: 'plan.pdf' })
  })

  it.each([
    ['Ana Diaz <ana.diaz@harbours.example>', { byline: 'Ana Diaz' }],
    ['"Diaz, Ana" <adiaz@harbours.example>', { byline: 'Ana Diaz' }],
    ['Ana Diaz | Harbour Council <ana@harbours.example>', { byline: 'Ana Diaz', outlet: 'Harbour Council' }],
    ['NATO <mail@nato.example>', { outlet: 'NATO' }],
    ['Blue Lantern <x@lantern.example>', {}],
    ['press@harbours.example', {}],
  ])('knows an organisation from a person: %s', async (from, expected) => {
    const { outlet, byline } = await readDraft([`From: ${from}`, 'Subject: A plan', ...PLAIN], BODY)
    expect(JSON.parse(JSON.stringify({ outlet, byline }))).toEqual(expected)
  })

  it('is cut from the mail that it answers, what it quotes, its signature and what stands below its end', async () => {
    const body = [
      ...BODY,
      '',
      '-ENDS-',
      '',
      'Contact: 555 0100',
      '',
      '-- ',
      'The press office',
      '',
      'On Mon, 4 Mar 2019 at 10:00, Tom Reed <tom@quay.example>',
      'wrote:',
      '> When does it open?',
    ]
    const draft = await readDraft([...HEADERS, ...PLAIN], body)
    expect(draft.text).toMatch(/wait and see\.$/)
    expect(cuts(draft.notes)).toEqual([
      'Cut from the body: the mail that this one answers.',
      'Cut from the body: signature.',
      'Cut from the body: what stands below the end of the release.',
      'Cut from the body: label of a press release.',
    ])
  })

  it('keeps who sent it and when, where somebody sent it on', async () => {
    const body = [
      'See below.',
      '',
      '---------- Forwarded message ---------',
      'From: Harbour Council <press@harbours.example>',
      'Date: Fri, 29 Mar 2019 at 09:00',
      'Subject: The harbour opens',
      'To: me@quay.example',
      '',
      ...BODY,
    ]
    const draft = await readDraft(
      ['From: Bo Li <bo.li@quay.example>', 'Subject: Fwd: The harbour opens', ...PLAIN],
      body,
    )
    expect(draft).toMatchObject({
      title: 'The harbour opens',
      outlet: 'Harbour Council',
      publishedAt: '2019-03-29T09:00:00',
    })
    expect(draft.text).toMatch(/^"The café/)
  })

  it('is trouble where it has no text, and says what is attached', async () => {
    const parts = [
      '--x',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename="plan.pdf"',
      '',
      'x',
      '--x--',
    ]
    const [piece] = await readMails(
      buildMail([...HEADERS, 'Content-Type: multipart/mixed; boundary=x'], parts),
    )
    expect(piece).toMatchObject({
      kind: 'trouble',
      message: 'a mail without any text, but with plan.pdf attached: save that and add it',
    })
  })
})

describe('a mail that was made to take long', () => {
  const [open, text] = [
    'Message-ID: <1@x>\nFrom: a@x.example\nSubject: Harbour\n',
    'The harbour opens in May.',
  ]

  it.each([
    ['lines of nothing but marks of quotation', `\n${'>\n'.repeat(30_000)}${text}\n`],
    [
      'blank lines below the mark of a mail that was sent on',
      `\nBegin forwarded message:${'\n'.repeat(30_000)}${text}\n`,
    ],
    ['marks of a mail that was sent on', `\n${`${'-'.repeat(50)}\n`.repeat(5000)}${text}\n`],
    [
      'blanks in a sender',
      `\nBegin forwarded message:\nFrom: ${' a'.repeat(50_000)}${' '.repeat(100_000)}\nSubject: x\n\n${text}\n`,
    ],
    ['a date that goes on', `Date: ${'1 May 2019 '.repeat(10_000)}\n\n${text}\n`],
    ['a subject that answers itself', `Subject: ${'re: '.repeat(50_000)}x\n\n${text}\n`],
  ])('is read: %s', async (_, rest) => {
    const [piece] = await readMails(`${open}${rest}`, { maxBytes: 10_000_000, size: 65_536 })
    expect(draftOf(piece).text).toContain(text)
  })

  it('is one of a mailbox whose lines all but begin a mail', async () => {
    const line = `From ${'1:11 '.repeat(190)}\n\n`
    const mail = `From a@x.example Thu Mar 28 10:15:00 2019\n${open}\n${line.repeat(1000)}${text}\n`
    const pieces = await readMails(mail, { maxBytes: 10_000_000, size: 65_536 })
    expect(pieces.map(({ kind }) => kind)).toEqual(['report'])
  })
})

describe('a mailbox', () => {
  const mail = buildMail([...HEADERS, ...PLAIN], [...BODY, '', '>From May on the quay is open.']).replaceAll(
    '\r\n',
    '\n',
  )
  const start = 'From press@harbours.example Thu Mar 28 10:15:00 2019\n'
  const mailbox = `${start}${mail}\n${start}${mail.replace('a1@', 'a2@')}\n${start}${mail}\n`

  it.each([1, 64, 5000])('gives every mail, in chunks of %i bytes', async (size) => {
    const pieces = await readMails(mailbox, { size })
    expect(pieces.map((piece) => piece.kind === 'report' && piece.name)).toEqual([
      'a1@harbours.example',
      'a2@harbours.example',
      'message 3',
    ])
    expect(draftOf(pieces[0]).text).toMatch(/\n\nFrom May on the quay is open\.$/)
  })

  it('reads on behind a mail that is too long', async () => {
    const long = `${start}${mail}${'A long line of it.\n'.repeat(20_000)}\n`
    const pieces = await readMails(`${long}${start}${mail}`, { maxBytes: 50_000, size: 3000 })
    expect(pieces.map(({ kind }) => kind)).toEqual(['trouble', 'report'])
  })

  it('gives reports or trouble, whatever the damage', async () => {
    for (let seed = 1; seed <= 100; seed++) {
      for (const piece of await readMails(damage(Buffer.from(mailbox), seed)))
        expect(piece.kind).toMatch(/report|trouble/)
    }
  })
})

describe('a Word document', () => {
  const paragraphs = [
    '# The harbour opens in May',
    '"We are glad," said Ana Diaz, the mayor.',
    'Tom Reed said he would wait & see.',
  ]

  it('gives its heading as the title and its paragraphs', async () => {
    const draft = await readDocx(buildDocument({ paragraphs, title: 'Press release template of 2011' }))
    expect(draft).toMatchObject({
      title: 'The harbour opens in May',
      text: '"We are glad," said Ana Diaz, the mayor.\n\nTom Reed said he would wait & see.',
      notes: [],
    })
  })

  it('gives the title of its properties where it has no heading, unless a program wrote it', async () => {
    const text = paragraphs.slice(1)
    expect(
      (await readDocx(buildDocument({ paragraphs: text, title: 'Mayor & council on the harbour' }))).title,
    ).toBe('Mayor & council on the harbour')
    expect(
      (await readDocx(buildDocument({ paragraphs: text, title: 'Microsoft Word - Document1.docx' }))).title,
    ).toBeUndefined()
  })

  it('says what is wrong with one that is empty, damaged or made to fill the memory', async () => {
    await expect(readDocx(buildDocument({ paragraphs: [] }))).rejects.toThrow(/without words/)
    await expect(readDocx(buildZip([{ name: 'word/document.xml', bytes: '<w:document' }]))).rejects.toThrow(
      /damaged Word document/,
    )
    const bomb = [{ name: 'word/document.xml', bytes: Buffer.alloc(120_000_000), isPacked: true }]
    await expect(readDocx(buildZip(bomb))).rejects.toThrow(/too large/)
    const stalling = [{ name: 'word/document.xml', bytes: `<w:document>${'<?'.repeat(100_000)}` }]
    await expect(readDocx(buildZip(stalling))).rejects.toThrow(/breaks off again and again/)
    const whole = buildDocument({ paragraphs })
    for (let seed = 1; seed <= 60; seed++) {
      await readDocx(damage(whole, seed)).catch((error) => expect(error).toBeInstanceOf(UnreadableInput))
    }
  })
})

/** A column of lines, one below the other. */
const column = (x: number, y: number, lines: readonly string[]): PdfLine[] =>
  lines.map((text, index) => ({ text, x, y: y - 14 * index }))

describe('a PDF', () => {
  it('has its lines joined to paragraphs and its divided words made whole', async () => {
    const page = [
      { text: 'The harbour opens in May', x: 72, y: 720, size: 24 },
      ...column(72, 680, [
        '"We are glad that the har-',
        'bour opens," said Ana Diaz, the well-',
        'known mayor of the town.',
      ]),
      ...column(72, 620, ['Tom Reed said that the harbour is well-known', 'and that he would wait.']),
    ]
    const draft = await readPdf(buildPdf([page]))
    expect(draft.title).toBe('The harbour opens in May')
    expect(draft.text).toBe(
      '"We are glad that the harbour opens," said Ana Diaz, the well-known mayor of the town.\n\n' +
        'Tom Reed said that the harbour is well-known and that he would wait.',
    )
  })

  it('has its columns read one after the other, also where they were drawn line by line', async () => {
    const left = [
      'The mayor of the town has said',
      'that the harbour opens in May,',
      'after two years of waiting for',
      'the money from the capital.',
    ]
    const right = [
      'The fishermen of the quay said',
      'that they would believe it when',
      'they see it, and that the money',
      'has been spent before.',
    ]
    const head = { text: 'A headline that runs over both of the columns', x: 72, y: 720, size: 20 }
    const foot = {
      text: 'The council of the town votes again on the whole plan in the last week of May, it said.',
      x: 72,
      y: 560,
    }
    const [one, two] = [column(72, 660, left), column(320, 660, right)]
    const expected = `${left.join(' ')}\n\n${right.join(' ')}\n\n${foot.text}`
    expect((await readPdf(buildPdf([[head, ...one, ...two, foot]]))).text).toBe(expected)
    const rows = one.flatMap((line, index) => [line, two[index]!])
    expect((await readPdf(buildPdf([[head, ...rows, foot]]))).text).toBe(expected)
  })

  it('goes on over pages, without what stands on each of them', async () => {
    const body = [
      ['The mayor of the town said at', 'the council on Monday that the'],
      ['harbour would open in May or', 'in June, if the weather of the'],
      ['spring is as good as that of', 'last year, and the money comes.'],
    ]
    const pages = body.map((lines, index) => [
      { text: 'Harbour Council', x: 72, y: 770, size: 9 },
      ...column(72, 700, lines),
      { text: `Page ${index + 1} of 3`, x: 280, y: 30, size: 9 },
    ])
    const draft = await readPdf(buildPdf(pages))
    expect(draft.text).toBe(body.flat().join(' '))
    expect(draft.notes.map(({ text }) => text)).toEqual(['Harbour Council', 'Page 1 of 3'])
  })

  it('says what is wrong with one of pictures, with a password, or that is damaged', async () => {
    await expect(readPdf(buildPdf([[], []]))).rejects.toThrow(/only pictures of text.*OCR/)
    const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> /P -4 >> /ID [<00> <00>]`
    await expect(readPdf(buildPdf([column(72, 700, ['Some words of it.'])], locked))).rejects.toThrow(
      /with a password/,
    )
    await expect(readPdf(Buffer.from('%PDF-1.4\nnothing'))).rejects.toThrow(/damaged PDF/)
    await expect(readPdf(buildPdf(Array.from({ length: 301 }, () => [])))).rejects.toThrow(/PDF of 301 pages/)
  })

  it('is refused where it was made to fill the memory', async () => {
    const bomb = Buffer.concat([Buffer.from('%PDF-1.4\nstream\n'), deflateSync(Buffer.alloc(60_000_000))])
    await expect(readPdf(bomb)).rejects.toThrow(/unpacks to more than a document needs/)
    const twice = Buffer.concat([
      Buffer.from('%PDF-1.4\nstream\n'),
      deflateSync(deflateSync(Buffer.alloc(60_000_000))),
    ])
    await expect(readPdf(twice)).rejects.toThrow(/unpacks to more than a document needs/)
  })

  it('is refused where what was made to fill the memory is damaged besides', async () => {
    const packed = deflateSync(Buffer.alloc(49_000_000))
    packed[packed.length - 1]! ^= 0xff
    const stream = Buffer.concat([Buffer.from('stream\n'), packed])
    const bomb = Buffer.concat([Buffer.from('%PDF-1.4\n'), ...Array<Buffer>(8).fill(stream)])
    await expect(readPdf(bomb)).rejects.toThrow(/unpacks to more than a document needs/)
  })

  it('is refused where it was made of streams in streams that hold nothing', async () => {
    // Empty blocks: whoever unpacks this comes to the end of the file from each of its streams.
    const empty = Buffer.from([0, 0, 0, 0xff, 0xff])
    const nested = Buffer.concat([
      Buffer.from('stream\n\x78\x9c', 'latin1'),
      Buffer.from([0, 9, 0, 0xf6, 0xff]),
    ])
    const bytes = Buffer.concat([
      Buffer.from('%PDF-1.4\n'),
      ...Array<Buffer>(1000).fill(nested),
      Buffer.from('123456789'),
      ...Array<Buffer>(200_000).fill(empty),
      Buffer.from([7]),
    ])
    await expect(readPdf(bytes)).rejects.toThrow(/unpacks to more than a document needs/)
  })

  it('gives a report or says what is wrong, whatever the damage', async () => {
    const whole = buildPdf([column(72, 700, ['The mayor of the town said', 'that the harbour opens.'])])
    // Some of these make the PDF reader fail out of turn, behind an answer that it gave already.
    for (let seed = 1; seed <= 120; seed++) {
      await readPdf(damage(whole, seed)).catch((error) => expect(error).toBeInstanceOf(UnreadableInput))
    }
  })
})

describe('what a file is', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')

  it.each([
    ['warc', 'WARC/1.0\r\nWARC-Type: warcinfo\r\n'],
    ['zip', 'PK\x03\x04'],
    ['pdf', '%PDF-1.7\n'],
    ['mbox', `From ana@quay.example Thu Mar 28 10:15:00 2019\n${buildMail(HEADERS, BODY)}`],
    ['mail', buildMail(HEADERS, BODY)],
    ['mail', `Received: by mx.example; Thu, 28 Mar 2019\r\n\t10:15:00\r\n${buildMail(HEADERS, BODY)}`],
    [undefined, 'Subject: A plan\nDate: 28 March 2019\n\nThe mayor has a plan.\n'],
    [undefined, 'From Monday to Friday the quay is closed.\n'],
    [undefined, 'Title: A plan\nAuthor: Ana Diaz\nX: y\n\nThe mayor has a plan.\n'],
    [undefined, 'A text about PDF, or %PDF-1.7 as it begins.\n'],
    [
      undefined,
      'From: <Saved>\nSnapshot-Content-Location: https://x.example/\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n',
    ],
    [undefined, ''],
  ])('is told by its first bytes: %s', (kind, start) => {
    expect(detectBinaryKind(bytes(start))).toBe(kind)
  })

  it('is told of a ZIP by the files in it', async () => {
    expect(await detectZipKind(buildDocument({ paragraphs: [] }))).toBe('docx')
    expect(await detectZipKind(buildWorkbook([]))).toBe('xlsx')
    expect(await detectZipKind(buildZip([{ name: 'archive/a.warc.gz', bytes: 'x' }]))).toBe('wacz')
    expect(
      await detectZipKind(
        buildZip([
          { name: 'mimetype', bytes: 'x' },
          { name: 'content.xml', bytes: 'x' },
        ]),
      ),
    ).toBe('odt')
    expect(await detectZipKind(buildZip([{ name: 'photo.jpg', bytes: 'x' }]))).toBe('unknown')
    await expect(detectZipKind(Buffer.from('PK\x03\x04'))).rejects.toThrow(UnreadableInput)
  })
})
