import { constants, gunzipSync } from 'node:zlib'
import { readWarc } from './archive/index.ts'
import { cleanAddress } from './clean-address.ts'
import { cleanCharacters } from './clean-characters.ts'
import { decodeBytes } from './decode-bytes.ts'
import { type BinaryKind, detectBinaryKind, detectZipKind } from './detect-bytes.ts'
import { detectKind, looksLikeJsonLines } from './detect-kind.ts'
import type { Draft } from './draft.ts'
import { detectList } from './feed/index.ts'
import { makeArticle } from './make-article.ts'
import { readDocx, readMail, readPdf } from './office/index.ts'
import {
  type Bytes,
  collectBytes,
  oneChunk,
  peekBytes,
  splitLines,
  UnknownKind,
  UnreadableInput,
  unpackGzip,
} from './open-bytes.ts'
import { readArchive } from './read-archive.ts'
import { readJsonLines, readWholeJson } from './read-json.ts'
import { readList } from './read-list.ts'
import { isMhtml, readMhtml } from './read-mhtml.ts'
import { readPage } from './read-page.ts'
import { readParquet } from './read-parquet.ts'
import { readPieces } from './read-pieces.ts'
import { readText } from './read-text.ts'
import type { InputOptions, InputPlace, Reading } from './reading.ts'
import { repairMojibake } from './repair-text.ts'
import { splitArticles } from './split-articles.ts'
import { isTable, previewTable, previewWorkbook, readTable, readWorkbook } from './table/index.ts'

/** Enough of an input to tell what it is. */
const SNIFFED_BYTES = 65_536
/** Packed bytes that are unpacked to tell what is in them: at a thousand to one still no more than some megabytes. */
const SNIFFED_PACKED_BYTES = 8192
const GZIP_LAYERS = 3

/** The articles in some bytes, whatever they are. Throws UnreadableInput when the input as a whole gives none. */
export async function* readInput(
  packed: Bytes,
  place: InputPlace,
  options: InputOptions,
): AsyncGenerator<Reading> {
  const { start, rest, close } = await peekBytes(packed, SNIFFED_BYTES)
  try {
    yield* readKind(detectBinaryKind(unpackStart(start)), rest, { place, options, close })
  } finally {
    await close()
  }
}

interface OpenInput {
  readonly place: InputPlace
  readonly options: InputOptions
  /** Lets go of the bytes: archives in files are opened anew. */
  readonly close: () => Promise<void>
}

async function* readKind(
  kind: BinaryKind | undefined,
  packed: Bytes,
  { place, options, close }: OpenInput,
): AsyncGenerator<Reading> {
  const { from, path } = place
  const { maxBytes, recordReader } = options
  if (kind === 'warc' && path !== undefined) {
    await close()
    yield* readArchive({ path, from, kind, maxBytes }, options)
  } else if (kind === 'warc') yield* readPieces(readWarc(packed, { readPage, recordReader, maxBytes }), from)
  else if (kind === 'zip' && path !== undefined && (await isWacz(path))) {
    await close()
    yield* readArchive({ path, from, kind: 'wacz', maxBytes }, options)
  } else if (kind === 'parquet' && path !== undefined) {
    await close()
    yield* readParquet(path, from)
  } else if (kind === 'parquet') {
    yield* readParquet(await collectBytes(unpackGzip(packed), maxBytes), from)
  } else if (kind === 'zip') yield* readZip(await collectBytes(unpackGzip(packed), maxBytes), place, options)
  else if (kind === 'pdf')
    yield readDraft(await readPdf(await collectBytes(unpackGzip(packed), maxBytes)), place)
  else if (kind === 'mbox' || kind === 'mail')
    yield* readPieces(readMail(unpackGzip(packed), { maxBytes }), from)
  else yield* readWords(unpackGzip(packed), place, options)
}

/** Archives of the web may be of any size; only what must be unpacked in memory has a limit. A gzipped ZIP is never one. */
async function isWacz(path: string): Promise<boolean> {
  try {
    return (await detectZipKind(path)) === 'wacz'
  } catch (error) {
    // What is damaged, or a gzipped ZIP, is said where it is read.
    if (error instanceof UnreadableInput) return false
    throw error
  }
}

/** The first bytes of what is packed, as far as they can be told. */
function unpackStart(start: Uint8Array): Uint8Array {
  let head = start
  for (let layer = 0; layer < GZIP_LAYERS && head[0] === 0x1f && head[1] === 0x8b; layer++) {
    try {
      const packed = head.subarray(0, SNIFFED_PACKED_BYTES)
      head = gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH })
    } catch {
      // What is broken is said where it is read.
      return head
    }
  }
  return head
}

async function* readZip(
  bytes: Uint8Array,
  place: InputPlace,
  { columns, onMapping }: InputOptions,
): AsyncGenerator<Reading> {
  const { from } = place
  const kind = await detectZipKind(bytes)
  if (kind === 'docx') yield readDraft(await readDocx(bytes), place)
  else if (kind === 'xlsx') {
    onMapping?.(from, await previewWorkbook(bytes, { columns }))
    yield* readPieces(readWorkbook(bytes, { readPage, columns }), from)
  } else if (kind === 'wacz') {
    throw new UnreadableInput(
      'a web archive (WACZ) that is no file of its own: save or unpack it and give its path',
    )
  } else if (kind === 'odt') {
    throw new UnknownKind('an OpenDocument file: save it as DOCX, PDF or text')
  } else {
    throw new UnknownKind('a ZIP archive: expected reports, got packed files; unpack it and give the folder')
  }
}

/** What is made of characters: JSON, tables, lists of reports, pages, text. */
async function* readWords(bytes: Bytes, place: InputPlace, options: InputOptions): AsyncGenerator<Reading> {
  const { start, rest, close } = await peekBytes(bytes, SNIFFED_BYTES)
  try {
    yield* readSniffed(start.subarray(0, SNIFFED_BYTES), rest, { place, options })
  } finally {
    await close()
  }
}

async function* readSniffed(
  head: Uint8Array,
  rest: Bytes,
  { place, options }: Pick<OpenInput, 'place' | 'options'>,
): AsyncGenerator<Reading> {
  const { from, url, contentType } = place
  const { maxBytes, columns, onMapping } = options
  const sniffed = Buffer.from(head).toString('latin1').replace('\xef\xbb\xbf', '')
  const list = detectList(sniffed)
  if (!list && looksLikeJsonLines(sniffed)) {
    yield* readJsonLines(splitLines(rest, maxBytes), { from, maxBytes, columns, onMapping })
    return
  }
  if (isTable(sniffed, { columns })) {
    if (onMapping) onMapping(from, await previewTable(oneChunk(head), { columns, maxBytes }))
    yield* readPieces(readTable(rest, { readPage, columns, maxBytes }), from)
    return
  }
  const whole = await collectBytes(rest, maxBytes)
  if (whole.length === 0) {
    throw new UnreadableInput('an empty file: expected a report, got 0 bytes; check the file')
  }
  if (list) yield* readList({ kind: list, bytes: whole, from, url, contentType }, options)
  else yield* readWhole(whole, place, options)
}

async function* readWhole(
  bytes: Uint8Array,
  place: InputPlace,
  { maxBytes, columns, onMapping }: InputOptions,
): AsyncGenerator<Reading> {
  const { from, url, contentType } = place
  const { text, notes } = decodeBytes(bytes, { contentType })
  if (isMhtml(text)) {
    yield readDraft(await readMhtml(bytes), place)
    return
  }
  const kind = detectKind(text)
  if (kind === 'json') yield* readWholeJson(text, { from, maxBytes, columns, onMapping })
  else if (kind === 'html') yield readDraft(readPage(bytes, { url, contentType }), place)
  else {
    const repaired = repairMojibake(text)
    const clean = cleanCharacters(repaired.text)
    if (clean.trim() === '') {
      throw new UnreadableInput('a file without words: expected a report, got only spaces; check the file')
    }
    const articles = splitArticles(clean)
    for (const [index, words] of articles.entries()) {
      const draft = readText(words)
      const whole = { ...draft, notes: [...notes, ...repaired.notes, ...draft.notes] }
      const part = articles.length > 1 && from !== '-' ? `${from}#article ${index + 1}` : from
      yield readDraft(whole, { ...place, from: part }, words)
    }
  }
}

/** The article of a draft. `surroundings` are all words that came with it, where more is known of them than its notes. */
function readDraft(draft: Draft, { from, url: fetchedFrom }: InputPlace, surroundings?: string): Reading {
  if (draft.text === '') {
    throw new UnreadableInput(
      'a file without words: expected a report, got only marks of markup; check the file',
    )
  }
  const words = surroundings ?? [draft.title, draft.text, ...draft.notes.map((note) => note.text)].join('\n')
  // A document that was fetched says nothing of where it stands.
  const url = draft.url ?? (fetchedFrom && cleanAddress(fetchedFrom))
  return { kind: 'article', article: makeArticle({ ...draft, url }, { from, surroundings: words }) }
}
