/**
 * A statement as somebody else can use it: a citation in plain words, a block quotation in HTML, JSON. Nothing in them is
 * in quotation marks that is not verbatim in the article.
 *
 * @module
 */
import type { Article, Statement } from '../src/record.ts'
import { nameAct, nameDate, nameRole, nameSaidAt, nameVenue, toSafeAddress } from './name-things.ts'
import { writePlace } from './place.ts'
import { linkToPassage } from './text-fragment.ts'

export interface Cited {
  readonly statement: Statement
  readonly article: Article
  /** Where these pages are: `http://127.0.0.1:4780`. */
  readonly home: string
}

/**
 * Who said what where, line by line: the words with their voice, then the circumstances that are known, the report with
 * a link to the passage, and the way to the evidence in this record.
 *
 * @example
 * // Marta Oskarin, Water Minister, asserts: “Nobody has to leave the valley today,”
 * // Said Thursday, 14 March 2024
 * // Minister: dam is safe, The Lowland Gazette, 14 March 2024
 * // https://gazette.example/dam#:~:text=Nobody%20has%20to%20leave%20the%20valley%20today
 * // Evidence: http://127.0.0.1:4780/article/art_1f…#sta_2c…
 */
export function citeStatement({ statement, article, home }: Cited): string {
  const lines = [
    `${introduce(statement)}: ${quoteWords(statement).join(' ')}`,
    describeCircumstances(statement),
    [nameTitle(article), ...nameReport(article)].join(', '),
    linkToReport({ statement, article }),
    `Evidence: ${linkToEvidence({ statement, article, home })}`,
  ]
  return lines.flatMap((line) => (line ? [cleanText(line)] : [])).join('\n')
}

/**
 * A `figure` with a `blockquote` that names its address, for an editor's page. Who said it, or denied it, stands before
 * the words. Everything from the article is escaped.
 */
export function quoteAsHtml({ statement, article, home }: Cited): string {
  const address = linkToReport({ statement, article }) ?? linkToEvidence({ statement, article, home })
  const words = quoteWords(statement).map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
  const published = article.publishedAt && toMachineTime(article.publishedAt)
  const report = [
    escapeHtml(nameOutlet(article)),
    published && `<time datetime="${escapeHtml(published)}">${escapeHtml(nameDate(published))}</time>`,
  ].filter(Boolean)
  const link = `<a href="${escapeHtml(address)}">${escapeHtml(nameTitle(article))}</a>`
  return [
    '<figure>',
    `  <figcaption>${escapeHtml(introduce(statement))}: <cite>${link}</cite>, ${report.join(', ')}</figcaption>`,
    `  <blockquote cite="${escapeHtml(address)}">${words.join('')}</blockquote>`,
    '</figure>',
  ].join('\n')
}

/** The statement as the API has it, with its article and both links. */
export function citeAsJson({ statement, article, home }: Cited): string {
  const { id, title, outlet, publishedAt, url, from } = article
  return JSON.stringify(
    {
      statement,
      article: { id, title, outlet, publishedAt, url, from },
      links: {
        passage: linkToReport({ statement, article }),
        evidence: linkToEvidence({ statement, article, home }),
      },
    },
    null,
    2,
  )
}

/** `Marta Oskarin, Water Minister, denies, in words of the report`: words that are not verbatim are said to be none of the voice's. */
function introduce(statement: Statement): string {
  const { voice, text, role, quotation, negated } = statement
  const who = voice?.name ?? text.speaker ?? 'Somebody who is not named'
  const verb = nameAct(statement) ?? 'says'
  const parts = [
    role && role.text.toLowerCase() !== who.toLowerCase() ? `${who}, ${nameRole(role.text)},` : who,
    verb,
  ]
  if (quotation === 'indirect' || negated) parts.push('(in words of the report)')
  return parts.join(' ')
}

/**
 * The words, paragraph by paragraph. A direct statement stands in quotation marks: its own, or ours where the article's
 * lie outside of it, with those that it opens and never closes closed.
 */
function quoteWords({ text, quotation }: Statement): string[] {
  const paragraphs = text.content.split(/[\n\r\u2028\u2029]+/).filter((paragraph) => paragraph.trim() !== '')
  if (quotation !== 'direct') return paragraphs
  return paragraphs.map((paragraph) => {
    const words = paragraph.trim()
    if (!OPENING.test(words)) return `“${words}${CLOSING_END.test(words) ? '' : '”'}`
    return CLOSING_END.test(words) || CUT.test(words) ? words : `${words}${closeLike(words)}`
  })
}

const OPENING = /^[“„«‹‘"']/u
const CLOSING_END = /[”“»›’"'][.,;:!?…]?$/u
/** Several spans stand in one paragraph, each with marks of its own. */
const CUT = / … /
const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '‹': '›', '‘': '’' }
const closeLike = (words: string): string => CLOSERS[words[0]!] ?? words[0]!

function describeCircumstances({ saidAt, addressee, venue, relay, firstHand }: Statement): string {
  const parts = [
    saidAt && `Said ${nameSaidAt(saidAt)}`,
    addressee && `to ${addressee.text}`,
    venue && nameVenue(venue.text),
    relay && `through ${relay.map(({ name }) => name).join(', then ')}`,
    firstHand && 'first hand',
  ].filter(Boolean)
  const line = parts.join(', ')
  return line.charAt(0).toUpperCase() + line.slice(1)
}

const nameTitle = ({ title }: Article): string => title ?? 'Report without a title'

function nameOutlet({ outlet, from }: Article): string {
  return outlet ?? `outlet not known (read from ${from === '-' ? 'a pasted text' : from})`
}

function nameReport(article: Article): string[] {
  return [nameOutlet(article), article.publishedAt ? nameDate(article.publishedAt) : 'no date']
}

/** What `time` takes: a date that is none would not be valid there. */
function toMachineTime(iso: string): string | undefined {
  return /^\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/.test(iso) ? iso : undefined
}

/** The report's own address, at the passage; nothing where it has none that a browser may be sent to. */
export function linkToReport({
  statement,
  article,
}: Pick<Cited, 'statement' | 'article'>): string | undefined {
  const address = toSafeAddress(article.url)
  return address && linkToPassage(address, { text: article.text, content: statement.content })
}

export function linkToEvidence({ statement, article, home }: Cited): string {
  return `${home}/article/${encodeURIComponent(article.id)}#${writePlace({ statement: statement.id, evidence: [] })}`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}

/**
 * Without control characters, which terminals and editors may take for commands, without marks that turn the direction
 * of all that follows, and without halves of characters, which no file can hold.
 */
function cleanText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\n\t]+/g, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}
