import { type Bytes, splitLines } from '../open-bytes.ts'

const START = /^From (?:- |.{0,200}\d{1,2}:\d{2}.{0,40}\d{4})/
const LINE_END = Buffer.from('\n')

/**
 * The mails of a mailbox (mbox), one in memory at a time. A mail begins with a line `From ` and a time behind a blank
 * line; `>From ` in its text was `From `. One that is longer than the limit is `undefined`.
 */
export async function* splitMailbox(bytes: Bytes, maxBytes: number): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = []
  let length = 0
  let isAfterBlank = true
  let isOpen = false
  for await (const line of splitLines(bytes, maxBytes)) {
    const text = line && line.length < 1000 ? Buffer.from(line).toString('latin1') : ''
    if (line && isAfterBlank && START.test(text)) {
      if (isOpen) yield length > maxBytes ? undefined : Buffer.concat(parts)
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
  }
  if (isOpen) yield length > maxBytes ? undefined : Buffer.concat(parts)
}
