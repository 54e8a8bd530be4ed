import type { Email } from 'postal-mime'
import type { Note } from '../../record.ts'
import { cleanCharacters, joinOnOneLine } from '../clean-characters.ts'
import type { Draft } from '../draft.ts'
import { parseDate } from '../find-date-line.ts'
import { findPageParagraphs } from '../find-page-paragraphs.ts'
import { UnreadableInput } from '../open-bytes.ts'
import { parsePage } from '../page.ts'
import { readParagraphs } from '../read-paragraphs.ts'
import { type Paragraph, splitParagraphs } from '../split-paragraphs.ts'
import { cutReleaseLines, cutReplies, joinBrokenLines } from './cut-mail.ts'
import { nameSender } from './name-sender.ts'

/** Mail programs nest a few levels; each level costs the parser a pass. */
const MAX_NESTING = 30
/** What is longer is no date. */
const MAX_DATE = 200
const FORWARDED =
  /^[ \t>]*(?:-{3,}[ \t]*forwarded message[ \t]*-{3,}|begin forwarded message:)[ \t]*\n((?:[ \t>]*(?:from|date|sent|subject|to|cc|reply-to)[ \t]*:.*\n|[ \t>]*\n){2,15})/im

export interface ReadMessage {
  /** The message id, without its angle brackets. */
  readonly id?: string
  readonly draft: Draft
}

/** The press release in a mail. Throws UnreadableInput where it has no text or cannot be taken apart. */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
  const email = await parseMail(bytes)
  const notes: Note[] = []
  const { paragraphs, headers } = findParagraphs(email, notes)
  if (paragraphs.length === 0) throw new UnreadableInput(describeEmpty(email))
  const kept = cutReleaseLines(paragraphs, notes)
  const known = { ...readHeaders(email, headers), notes }
  const draft = readParagraphs(kept.length > 0 ? kept : paragraphs, known)
  const attached = nameAttachments(email)
  const all = attached === '' ? draft.notes : [...draft.notes, noteAttachments(attached)]
  const id = email.messageId?.replace(/^\s*<|>\s*$/g, '').trim()
  return { ...(id && { id }), draft: { ...draft, notes: all } }
}

async function parseMail(bytes: Uint8Array): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime')
  // What it throws is about the mail: it is given nothing else.
  return PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING, rfc822Attachments: true }).catch(
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw new UnreadableInput(`a mail that cannot be taken apart (${reason.slice(0, 200)})`, {
        cause: error,
      })
    },
  )
}

interface FoundParagraphs {
  readonly paragraphs: readonly Paragraph[]
  /** The headers of the mail that was sent on, where it is that which is read. */
  readonly headers: ReadonlyMap<string, string>
}

function findParagraphs(email: Email, notes: Note[]): FoundParagraphs {
  const plain = cleanCharacters(email.text ?? '')
  const isPlain = plain.trim() !== '' && !isStub(plain, email.html)
  if (!isPlain && email.html) {
    const page = parsePage(email.html)
    for (const part of [...page.body.querySelectorAll('blockquote[type="cite"], .gmail_signature')])
      part.remove()
    const paragraphs = findPageParagraphs(page.body).map((one) => ({
      ...one,
      text: cleanCharacters(one.text).trim(),
    }))
    return { paragraphs: paragraphs.filter(({ text }) => text !== ''), headers: new Map() }
  }
  const forwarded = FORWARDED.exec(plain)
  // Sent on with a few words above it: the mail below is the report.
  if (forwarded && forwarded.index < 1000) {
    const text = plain.slice(forwarded.index + forwarded[0].length)
    const headers = readForwardedHeaders(forwarded[1]!)
    return { paragraphs: splitParagraphs(joinBrokenLines(cutReplies(text, notes))), headers }
  }
  return { paragraphs: splitParagraphs(joinBrokenLines(cutReplies(plain, notes))), headers: new Map() }
}

/** The plain part of a mail often only says that it should be read as HTML. */
function isStub(plain: string, html: string | undefined): boolean {
  return html !== undefined && plain.trim().length < 300 && html.length > 10 * plain.trim().length
}

function readForwardedHeaders(block: string): ReadonlyMap<string, string> {
  const pairs = block.split('\n').map((line) => /^[\s>]*([A-Za-z-]+)\s*:\s*(.*)$/.exec(line))
  return new Map(
    pairs.filter((pair) => pair !== null).map(([, name, value]) => [name!.toLowerCase(), value!.trim()]),
  )
}

function readHeaders(email: Email, forwarded: ReadonlyMap<string, string>): Partial<Draft> {
  const subject = forwarded.get('subject') ?? email.subject ?? ''
  const title = joinOnOneLine(subject)
    .replace(/^(?:(?:re|fwd?|aw|wg)\s*:\s*)+/i, '')
    .replace(/^(?:(?:press|news|media) (?:release|statement)|for immediate release)\s*[:–—-]\s*/i, '')
    .trim()
  const [, name = '', address = ''] = /^([^<]*)<([^>]*)>/.exec(forwarded.get('from') ?? '') ?? []
  const { outlet, byline } = forwarded.has('from')
    ? nameSender(name.trim(), address)
    : nameSender(email.from?.name ?? '', email.from?.address ?? '')
  const publishedAt = readDate(forwarded.get('date') ?? forwarded.get('sent') ?? findHeader(email, 'date'))
  const language = findHeader(email, 'content-language')
  const keywords = findHeader(email, 'keywords')
    ?.split(',')
    .map((word) => word.trim())
  return {
    ...(title !== '' && { title }),
    ...(outlet && { outlet }),
    ...(byline && { byline }),
    ...(publishedAt && { publishedAt }),
    ...(language && /^[a-z]{2,3}(?:-\w+)?$/i.test(language) && { language }),
    ...(keywords && { keywords }),
  }
}

function findHeader({ headers }: Email, name: string): string | undefined {
  return headers.find(({ key }) => key === name)?.value.trim()
}

/** `Thu, 28 Mar 2019 10:15:00 +0300 (MSK)`, with the zone kept as it stands there. */
function readDate(header: string | undefined): string | undefined {
  const written = header?.slice(0, MAX_DATE)
  const months = 'janfebmaraprmayjunjulaugsepoctnovdec'
  const found =
    /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|gmt|utc|z)?/i.exec(
      written ?? '',
    )
  if (!found) {
    const date = written && parseDate(written)
    return date && 'date' in date ? date.date : undefined
  }
  const [, day, month, year, hour, minute, second = '00', zone = ''] = found
  const number = String(months.indexOf(month!.toLowerCase()) / 3 + 1).padStart(2, '0')
  const iso = `${year}-${number}-${day!.padStart(2, '0')}T${hour!.padStart(2, '0')}:${minute}:${second}`
  const date = parseDate(`${iso}${/^[a-z]/i.test(zone) ? 'Z' : zone}`)
  return date && 'date' in date ? date.date : undefined
}

function nameAttachments({ attachments }: Email): string {
  return attachments
    .filter(({ related, disposition }) => !related && disposition !== 'inline')
    .map(({ filename, mimeType }) => filename ?? mimeType)
    .join(', ')
}

function noteAttachments(names: string): Note {
  const message = 'What was attached to the mail was not read; save it and add it as a file of its own.'
  return { code: 'attachment', message, text: names }
}

function describeEmpty(email: Email): string {
  const attached = nameAttachments(email)
  return attached === ''
    ? 'a mail without any text'
    : `a mail without any text, but with ${attached.slice(0, 200)} attached: save that and add it`
}
