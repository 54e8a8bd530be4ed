import type { Note } from '../../record.ts'
import { noteCut } from '../draft.ts'
import type { Paragraph } from '../split-paragraphs.ts'

const SIGNATURE = /^(?:--\s?|_{3,}|-{3,})$/
const SENT_FROM = /^(?:sent from my \w+|get outlook for \w+)\b.{0,60}$/i
const REPLY_HEAD =
  /^(?:on\s.{4,200}\bwrote:$|-{2,}\s*original message\s*-{2,}$|from:\s.{1,300}\b(?:sent|date):\s.{1,300}\b(?:to|subject):\s)/i
/** ### and -ENDS- close a press release; "End" alone may be a word of it. */
const END_MARK =
  /^(?:[-–—*\s]*ENDS?[-–—*\s.]*|[-–—*\s]+[Ee]nds?[-–—*\s]*|[-–—*\s]*(?:END|[Ee]nd) (?:OF|of) (?:[A-Za-z]+ )?(?:RELEASE|[Rr]elease)[-–—*\s.]*|#(?:\s?#){2,}|-\s?30\s?-)$/
const RELEASE_LABEL =
  /^(?:for immediate release|press release|news release|media release|(?:strictly )?embargo(?:ed)?\b.{0,100}|not for publication\b.{0,60})\W*$/i
const FOOTER =
  /\b(?:unsubscribe|manage (?:your )?(?:preferences|subscriptions?)|view (?:this (?:e-?mail|message) )?in (?:your |a )?browser|you (?:are receiving|received) this (?:e-?mail|message)|update your preferences)\b/i
/** Footers of newsletters are a line or two; a longer paragraph is of the report. */
const MAX_FOOTER = 400

/**
 * The text of a plain mail as far as the sender wrote it, with a note for what was cut: the signature, the mail that it
 * answers, lines that are quoted from it.
 */
export function cutReplies(text: string, notes: Note[]): string {
  const lines = text.split('\n')
  const reply = lines.findIndex((_, index) => index > 0 && REPLY_HEAD.test(joinNext(lines, index)))
  const answered = cutFrom(lines, { from: reply, what: 'the mail that this one answers', notes })
  const signature = answered.findLastIndex((line) => /^--\s?\r?$/.test(line))
  const isNearEnd = signature > 0 && answered.length - signature <= 15
  const signed = cutFrom(answered, { from: isNearEnd ? signature : -1, what: 'signature', notes })
  // Mailboxes write ">From" for a line that begins with "From", and it stays so when a mail is saved from one.
  const isQuoted = (line: string) => /^\s?>/.test(line) && !/^>From /.test(line)
  const quoted = signed.filter(isQuoted)
  const own = signed.filter((line) => !isQuoted(line))
  // A mail that is all quoted lines is a report that somebody sent on.
  if (quoted.length === 0 || own.every((line) => line.trim() === '')) {
    return signed.map((line) => line.replace(/^(?:\s?>)+ ?/, '')).join('\n')
  }
  notes.push(noteCut('lines quoted from another mail', quoted.join('\n')))
  return own.map((line) => line.replace(/^>(?=From )/, '')).join('\n')
}

/**
 * Joins the lines of a mail that its program broke in the middle of a sentence. `splitParagraphs` sees by itself how wide
 * a text is broken, but not from the few lines of a short mail.
 */
export function joinBrokenLines(text: string): string {
  const lines = text.split('\n')
  const filled = lines.filter((line) => line.trim() !== '').length
  const isPair = (line: string, index: number) => line.trim() !== '' && (lines[index + 1] ?? '').trim() !== ''
  const pairs = lines.filter(isPair).length
  if (pairs >= 3 && pairs >= filled / 2) return text
  return text.replace(/^(.{50,100}[^\s.!?:"”])[ \t]*\n(?=\p{Ll})/gmu, '$1 ')
}

/** Mail programs break "On Monday, Ana Diaz <...> wrote:" over two lines; Outlook writes the headers on lines of their own. */
function joinNext(lines: readonly string[], index: number): string {
  const line = lines[index]!.trim()
  const count = /^from:\s/i.test(line) ? 4 : /^on\s/i.test(line) && !/wrote:$/.test(line) ? 2 : 1
  return lines
    .slice(index, index + count)
    .map((one) => one.trim().slice(0, 200))
    .join(' ')
}

interface Cut {
  readonly from: number
  readonly what: string
  readonly notes: Note[]
}

function cutFrom(lines: string[], { from, what, notes }: Cut): string[] {
  if (from <= 0 || lines.slice(0, from).every((line) => line.trim() === '')) return lines
  const cut = lines.slice(from).join('\n').trim()
  if (cut !== '') notes.push(noteCut(what, cut))
  return lines.slice(0, from)
}

/** Takes out the lines that only a press release or a newsletter has, with a note for each. */
export function cutReleaseLines(paragraphs: readonly Paragraph[], notes: Note[]): Paragraph[] {
  const end = paragraphs.findIndex(({ text }, index) => index > 0 && isEndMark(text))
  const report = end === -1 ? [...paragraphs] : paragraphs.slice(0, end)
  const below = end === -1 ? [] : paragraphs.slice(end)
  if (below.length > 0) {
    notes.push(noteCut('what stands below the end of the release', below.map(({ text }) => text).join('\n')))
  }
  return report.filter(({ text }) => {
    const what = nameReleaseLine(text)
    if (what) notes.push(noteCut(what, text))
    return what === undefined
  })
}

function isEndMark(text: string): boolean {
  return text.length < 40 && END_MARK.test(text.trim())
}

function nameReleaseLine(text: string): string | undefined {
  if (RELEASE_LABEL.test(text)) return 'label of a press release'
  if (SENT_FROM.test(text) || SIGNATURE.test(text)) return 'signature'
  return text.length <= MAX_FOOTER && FOOTER.test(text) ? 'footer of a newsletter' : undefined
}
