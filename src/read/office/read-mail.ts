import { type Bytes, collectBytes, describeTooLong, peekBytes, UnreadableInput } from '../open-bytes.ts'
import type { Piece } from '../piece.ts'
import { readMessage } from './read-message.ts'
import { splitMailbox } from './split-mailbox.ts'

export interface MailOptions {
  /** A mail above this many bytes, with what is attached to it, is not read. */
  readonly maxBytes: number
}

/**
 * The press releases in a mailbox (mbox), of any length, or in a single mail (EML). The subject is the title, the date
 * that of sending; the sender is the outlet where it is an organisation and the byline where it is a person. A
 * signature, the mail that is answered and the footer of a newsletter are cut with a note; what is attached is named in
 * a note. A piece is named by its message id or `message 3`.
 *
 * A mail that cannot be read is a piece of trouble and stops nothing.
 */
export async function* readMail(bytes: Bytes, { maxBytes }: MailOptions): AsyncGenerator<Piece> {
  const { start, rest } = await peekBytes(bytes, 5)
  const isMailbox = Buffer.from(start.subarray(0, 5)).toString('latin1') === 'From '
  const mails = isMailbox ? splitMailbox(rest, maxBytes) : [collectBytes(rest, maxBytes)]
  const seen = new Set<string>()
  let number = 0
  for await (const mail of mails) {
    number++
    yield readPiece(mail, { number, maxBytes, seen })
  }
}

interface MailPlace {
  readonly number: number
  readonly maxBytes: number
  /** The message ids that are taken: a mailbox may hold a mail twice. */
  readonly seen: Set<string>
}

async function readPiece(
  mail: Uint8Array | undefined,
  { number, maxBytes, seen }: MailPlace,
): Promise<Piece> {
  const place = `message ${number}`
  try {
    if (!mail) throw new UnreadableInput(describeTooLong(maxBytes))
    const { id, draft } = await readMessage(mail)
    const isOwn = id !== undefined && !seen.has(id)
    if (isOwn) seen.add(id)
    return isOwn ? { kind: 'report', name: id, draft } : { kind: 'report', name: place, draft }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    return { kind: 'trouble', name: place, message: error.message }
  }
}
