import { buildZip } from './archive-builder.ts'

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = {
  name: '[Content_Types].xml',
  bytes: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export interface SheetParts {
  readonly name: string
  /** Numbers are days, as a spreadsheet counts them. */
  readonly rows: readonly (readonly (string | number)[])[]
}

/** An Excel workbook with text and dates in its cells. */
export function buildWorkbook(sheets: readonly SheetParts[]): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const writeCell = (cell: string | number, place: string) =>
    typeof cell === 'number'
      ? `<c r="${place}" s="1"><v>${cell}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`
  const writeRow = (row: readonly (string | number)[], index: number) =>
    `<row r="${index + 1}">${row.map((cell, column) => writeCell(cell, `${'ABCDEFGH'[column]}${index + 1}`)).join('')}</row>`
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const styles = `<Relationship Id="rId99" Type="${OFFICE}/styles" Target="styles.xml"/>`
  return buildZip([
    TYPES,
    {
      name: 'xl/workbook.xml',
      bytes: `${XML}<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      bytes: `${XML}<Relationships xmlns="${RELATIONS}">${relations.join('')}${styles}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      bytes: `${XML}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...sheets.map(({ rows }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      bytes: `${XML}<worksheet xmlns="${main}"><sheetData>${rows.map(writeRow).join('')}</sheetData></worksheet>`,
      isPacked: true,
    })),
  ])
}

export interface DocumentParts {
  /** Paragraphs; one that begins with `# ` is a heading. */
  readonly paragraphs: readonly string[]
  /** The title in the document's properties. */
  readonly title?: string
}

/** A Word document. */
export function buildDocument({ paragraphs, title }: DocumentParts): Buffer {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const body = paragraphs.map((text) => {
    const style = text.startsWith('# ') ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : ''
    return `<w:p>${style}<w:r><w:t xml:space="preserve">${escapeXml(text.replace(/^# /, ''))}</w:t></w:r></w:p>`
  })
  const core = `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title ?? '')}</dc:title></cp:coreProperties>`
  return buildZip([
    TYPES,
    {
      name: '_rels/.rels',
      bytes: `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      bytes: `${XML}<w:document xmlns:w="${word}"><w:body>${body.join('')}</w:body></w:document>`,
      isPacked: true,
    },
    {
      name: 'word/styles.xml',
      bytes: `${XML}<w:styles xmlns:w="${word}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    },
    { name: 'docProps/core.xml', bytes: core },
  ])
}

/** A line of words on a page of a PDF: where it begins, from the lower left corner, and how large its letters are. */
export interface PdfLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
}

/** A PDF with these lines on its pages. */
export function buildPdf(pages: readonly (readonly PdfLine[])[], trailer = ''): Buffer {
  const kids = pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  for (const [index, lines] of pages.entries()) {
    const words = lines.map(({ text, x, y, size = 12 }) => {
      const escaped = text.replace(/[()\\]/g, '\\$&')
      return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET`
    })
    const content = words.join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  }
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(
    `${file}${xref}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  )
}
