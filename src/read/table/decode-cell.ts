import type { Note } from '../../record.ts'
import { decodeBytes } from '../decode-bytes.ts'

const ASCII = /^[\x00-\x7f]*$/

/**
 * The text of a cell whose characters each stand for a byte. A table may have been put together from several, so the
 * encoding is told cell by cell; what is noted of one joins `notes` once. Throws UnreadableInput for what is no text.
 */
export function decodeCell(cell: string, notes: Note[] = []): string {
  if (ASCII.test(cell)) return cell
  const { text, notes: found } = decodeBytes(Buffer.from(cell, 'latin1'))
  for (const note of found) {
    if (!notes.some(({ message }) => message === note.message)) notes.push(note)
  }
  return text
}

/** The same for a text that is one already. */
export function encodeCell(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(text).toString('latin1')
}
