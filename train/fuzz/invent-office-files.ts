const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Member {
  readonly name: string
  readonly text: string
}

function writeRelations(relations: readonly (readonly [type: string, target: string])[]): string {
  const list = relations.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`
}

const TYPES: Member = {
  name: '[Content_Types].xml',
  text: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
}

/** A Word document with most of what reports have: headings, links, lists, tables, notes, tracked changes. */
export function buildDocumentMembers(title: string, paragraphs: readonly string[]): Member[] {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const space = `xmlns:w="${word}" xmlns:r="${OFFICE}"`
  const run = (text: string, properties = '') =>
    `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
  const body = [
    `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(title, '<w:b/>')}</w:p>`,
    `<w:p>${run(paragraphs[0]!)}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
    `<w:p>${run(paragraphs[1]!, '<w:i/>')}<w:ins w:id="1">${run('Added.')}</w:ins><w:del w:id="2"><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>`,
    `<w:p><w:hyperlink r:id="rId2">${run('a link')}</w:hyperlink><w:r><w:br/><w:tab/><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a.example"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run('field')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p>${run('Cell')}</w:p></w:tc></w:tr></w:tbl>`,
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('Item')}</w:p>`,
    `<w:p>${run(paragraphs[2]!)}</w:p>`,
  ]
  return [
    TYPES,
    { name: '_rels/.rels', text: writeRelations([['officeDocument', 'word/document.xml']]) },
    {
      name: 'word/document.xml',
      text: `${XML}<w:document ${space}><w:body>${body.join('')}</w:body></w:document>`,
    },
    {
      name: 'word/styles.xml',
      text: `${XML}<w:styles ${space}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    },
    {
      name: 'word/footnotes.xml',
      text: `${XML}<w:footnotes ${space}><w:footnote w:id="2"><w:p>${run('A note.')}</w:p></w:footnote></w:footnotes>`,
    },
    {
      name: 'word/numbering.xml',
      text: `${XML}<w:numbering ${space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      text: writeRelations([
        ['styles', 'styles.xml'],
        ['hyperlink', 'https://a.example/'],
        ['footnotes', 'footnotes.xml'],
        ['numbering', 'numbering.xml'],
      ]),
    },
    {
      name: 'docProps/core.xml',
      text: `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title} &amp; more</dc:title></cp:coreProperties>`,
    },
  ]
}

/** A workbook of two sheets with shared and own texts, numbers, dates and errors in its cells. */
export function buildWorkbookMembers(title: string, paragraphs: readonly string[]): Member[] {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const texts = ['date', 'title', 'text', title, ...paragraphs]
  const rows = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
    '<row r="2"><c r="A2" s="1"><v>45354.25</v></c><c r="B2" t="s"><v>3</v></c><c r="C2" t="s"><v>4</v></c></row>',
    `<row r="3"><c r="A3" t="d"><v>2024-03-03</v></c><c r="B3" t="str"><f>A1</f><v>b</v></c><c r="C3" t="inlineStr"><is><r><t>${paragraphs[1]}</t></r></is></c></row>`,
    '<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="e"><v>#REF!</v></c><c r="C5" t="s"><v>6</v></c></row>',
  ]
  const sheet = (content: string) =>
    `${XML}<worksheet xmlns="${main}"><dimension ref="A1:C5"/><sheetData>${content}</sheetData></worksheet>`
  return [
    TYPES,
    { name: '_rels/.rels', text: writeRelations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      text: `${XML}<workbook xmlns="${main}" xmlns:r="${OFFICE}"><workbookPr date1904="0"/><sheets><sheet name="One" sheetId="1" r:id="rId1"/><sheet name="Two" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: writeRelations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    {
      name: 'xl/styles.xml',
      text: `${XML}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      text: `${XML}<sst xmlns="${main}" count="9" uniqueCount="${texts.length}">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    },
    { name: 'xl/worksheets/sheet1.xml', text: sheet(rows.join('')) },
    { name: 'xl/worksheets/sheet2.xml', text: sheet(rows.slice(0, 2).join('')) },
  ]
}

/** A PDF of two pages: a simple font, one with two bytes a letter and a table of what they stand for, a drawn form. */
export function buildPdfParts(
  title: string,
  paragraphs: readonly string[],
): { readonly objects: readonly Buffer[]; readonly streams: ReadonlyMap<number, Buffer> } {
  const ascii = (text: string) =>
    text
      .replace(/[“”]/g, '"')
      .replace(/—/g, '-')
      .replace(/[()\\]/g, '\\$&')
  const draw = (text: string, y: number, size: number) =>
    `BT /F1 ${size} Tf 1 0 0 1 72 ${y} Tm (${ascii(text)}) Tj ET`
  const breakLines = (text: string) => text.match(/.{1,80}(?:\s|$)/g) ?? []
  const lines = paragraphs.flatMap((text, index) =>
    breakLines(text).map((line, row) => draw(line, 660 - index * 90 - row * 14, 11)),
  )
  const hex = [...'Two bytes'].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  const map =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0020> <007e> <0020> endbfrange 1 beginbfchar <0054> <0054> endbfchar endcmap end end'
  const streams = new Map<number, string>([
    [6, [draw(title, 720, 20), ...lines].join('\n')],
    [
      8,
      `q 1 0 0 1 0 0 cm BT /F2 12 Tf 72 700 Td <${hex}> Tj [(a) -250 (b)] TJ T* ET Q /X1 Do ${draw(paragraphs[1]!, 600, 12)}`,
    ],
    [9, draw('Drawn by a form.', 500, 12)],
    [12, map],
  ])
  const resources = '/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /X1 9 0 R >> >>'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [5 0 R 7 0 R] /Count 2 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /A /B] >> /FirstChar 65 /LastChar 67 /Widths [600 600 600] >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [10 0 R] /ToUnicode 12 0 R >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${resources} /Contents 6 0 R >>`,
    '<< >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate 0 ${resources} /Contents [8 0 R] >>`,
    '<< >>',
    '<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 11 0 R /DW 500 /W [0 [500 600] 10 20 400] >>',
    '<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    '<< >>',
  ]
  return {
    objects: objects.map((text) => Buffer.from(text)),
    streams: new Map([...streams].map(([number, text]) => [number, Buffer.from(text, 'latin1')])),
  }
}
