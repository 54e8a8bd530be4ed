import type { Note } from '../../record.ts'
import type { Draft } from '../draft.ts'
import { UnreadableInput } from '../open-bytes.ts'
import { readParagraphs } from '../read-paragraphs.ts'
import { checkStreams } from './check-streams.ts'
import { cutReleaseLines } from './cut-mail.ts'
import { extractPages } from './extract-pages.ts'
import { joinLines } from './join-lines.ts'
import { findLines } from './page-lines.ts'

/** Fewer letters than this on a page, and it is a picture with at most a stamp on it. */
const MIN_LETTERS = 20

/**
 * The report in a PDF with a text layer. Lines are joined to paragraphs, columns are read one after the other as far as
 * the places of the words tell them, words divided at a line's end are whole again, and what stands at the top or
 * bottom of most pages is cut with a note. The title is the largest heading at the start, or a first line that looks
 * like one.
 *
 * Throws UnreadableInput for a PDF that is damaged, has a password, holds only pictures of text, has more than 300
 * pages, or takes more than half a minute or half a gigabyte to read.
 */
export async function readPdf(bytes: Uint8Array): Promise<Draft> {
  await checkStreams(bytes)
  const lines = (await extractPages(bytes)).flatMap(findLines)
  const letters = lines.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0)
  if (letters < MIN_LETTERS) {
    throw new UnreadableInput(
      'a PDF that holds only pictures of text: have its text recognised (OCR) and saved in it first',
    )
  }
  const notes: Note[] = []
  const paragraphs = joinLines(lines, notes)
  const kept = cutReleaseLines(paragraphs, notes)
  return readParagraphs(kept.length > 0 ? kept : paragraphs, { notes })
}
