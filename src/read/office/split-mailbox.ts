import { type Bytes, splitLines } from '../open-bytes.ts'

/** One mail of a mailbox, or `undefined` bytes where it is longer than the limit. */
export interface MailboxEntry {
  readonly bytes: Uint8Array | undefined
  /** Where the next mail begins in the mailbox; absent behind a line that is longer than the limit. */
  readonly end?: number
}

const START = /^From (?:- |.*\d{1,2}:\d{2}.*\d{4})/
const LINE_END = Buffer.from('\n')

/**
 * The mails of a mailbox (mbox), one in memory at a time. A mail begins with a line `From ` and a time behind a blank
 * line; `>From ` in its text was `From `.
 */
export async function* splitMailbox(bytes: Bytes, maxBytes: number): AsyncGenerator<MailboxEntry> {
  let parts: Uint8Array[] = []
  let length = 0
  let position: number | undefined = 0
  let isAfterBlank = true
  let isOpen = false
  for await (const line of splitLines(bytes, maxBytes)) {
    const text = line && line.length < 1000 ? Buffer.from(line).toString('latin1') : ''
    if (line && isAfterBlank && START.test(text)) {
      if (isOpen) yield closeEntry({ parts, length, maxBytes, end: position })
      parts = []
      length = 0
      isOpen = true
    } else {
      const whole = line && /^>+From /.test(text) ? line.subarray(1) : line
      length += whole ? whole.length + 1 : maxBytes + 1
      isOpen ||= text.trim() !== ''
      if (length > maxBytes) parts = []
      else if (whole) parts.push(whole, LINE_END)
    }
    isAfterBlank = line !== undefined && /^\r?$/.test(text) && line.length < 2
    position = line && position !== undefined ? position + line.length + 1 : undefined
  }
  if (isOpen) yield closeEntry({ parts, length, maxBytes, end: position })
}

interface OpenEntry {
  readonly parts: readonly Uint8Array[]
  readonly length: number
  readonly maxBytes: number
  readonly end: number | undefined
}

function closeEntry({ parts, length, maxBytes, end }: OpenEntry): MailboxEntry {
  const bytes = length > maxBytes ? undefined : Buffer.concat(parts)
  return end === undefined ? { bytes } : { bytes, end }
}
