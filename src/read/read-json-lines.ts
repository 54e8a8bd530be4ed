import type { Link, Note } from '../record.ts'
import { cleanAddress } from './clean-address.ts'
import { blankControls } from './clean-characters.ts'
import type { Draft } from './draft.ts'
import { parseDate } from './find-date-line.ts'
import { MOST_LINKS } from './linked-text.ts'
import { UnreadableInput } from './open-bytes.ts'

/** An article in our own JSON shape. `from` is where it was first read, if it says so. */
export interface JsonArticle {
  readonly draft: Draft
  readonly from?: string
  /** What tells it from others of the same file, where it says so. */
  readonly id?: string
}

type Fields = { readonly [name: string]: unknown }

/**
 * The article in one JSON object, as `hearsay read --json` prints it: `{id?, from?, title?, outlet?, publishedAt? or
 * date?, modifiedAt?, byline?, place?, language?, keywords?, url?, credit?, takenFrom?, links?, text, notes?}`. The text is taken as it is, character for character, so that offsets hold.
 * Gives `undefined` for the other things that `hearsay export` prints (statements, voices). Throws UnreadableInput when
 * it is no article.
 */
export function readJsonArticle(value: unknown): JsonArticle | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableInput(`expected an article as a JSON object with "text", got ${describeValue(value)}`)
  }
  const fields = value as Fields
  if (typeof fields.kind === 'string' && fields.kind !== 'article') return undefined
  const text = blankControls(takeText(fields, 'text') ?? '')
  if (text.trim() === '') {
    const names = Object.keys(fields).slice(0, 8).join(', ') || 'nothing'
    const came = 'text' in fields ? 'an empty one' : `only ${names}`
    throw new UnreadableInput(`expected an article with the words of the report in "text", got ${came}`)
  }
  const notes = readNotes(fields.notes)
  const publishedAt = readDate(takeText(fields, 'publishedAt') ?? takeText(fields, 'date'), notes)
  const modifiedAt = readDate(takeText(fields, 'modifiedAt'), notes)
  const url = readAddress(takeText(fields, 'url'), notes)
  const draft = {
    title: takeText(fields, 'title'),
    outlet: takeText(fields, 'outlet'),
    credit: takeText(fields, 'credit'),
    publishedAt,
    modifiedAt,
    byline: takeText(fields, 'byline'),
    place: takeText(fields, 'place'),
    language: takeText(fields, 'language'),
    keywords: takeKeywords(fields),
    takenFrom: takeText(fields, 'takenFrom'),
    ...readLinks(fields.links, text),
    url,
    text,
    notes,
  }
  const { id } = fields
  return { draft, from: takeText(fields, 'from'), ...(typeof id === 'string' && id !== '' && { id }) }
}

/** The value of one line of JSON. Throws UnreadableInput when it is none. */
export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnreadableInput(`broken JSON: ${reason.slice(0, 200)}; check that it was copied whole`)
  }
}

function takeText(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string') return value
  throw new UnreadableInput(`"${name}": expected a text in quotation marks, got ${describeValue(value)}`)
}

/** A list of texts, or one text with commas. */
function takeKeywords({ keywords }: Fields): readonly string[] | undefined {
  if (keywords === undefined || keywords === null) return undefined
  const words = typeof keywords === 'string' ? keywords.split(/\s*[,;]\s*/) : keywords
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) {
    throw new UnreadableInput(`"keywords": expected a list of texts, got ${describeValue(keywords)}`)
  }
  const filled = words.filter((word) => word.trim() !== '')
  return filled.length > 0 ? filled : undefined
}

/** Links as we print them, where their words still stand in the text. */
function readLinks(value: unknown, text: string): { links?: Link[] } {
  if (!Array.isArray(value)) return {}
  const links = value.slice(0, MOST_LINKS).flatMap((link: Fields | null): Link[] => {
    const { start, end } = link ?? {}
    const url = typeof link?.url === 'string' ? cleanAddress(link.url) : undefined
    if (url === undefined || typeof start !== 'number' || typeof end !== 'number') return []
    const words = text.slice(start, end)
    return words !== '' && words === link!.text ? [{ url, text: words, start, end }] : []
  })
  return links.length > 0 ? { links } : {}
}

function readNotes(value: unknown): Note[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((note: Fields | null) => {
    if (typeof note?.code !== 'string' || typeof note.message !== 'string') return []
    const { code, message, text } = note
    return [typeof text === 'string' ? { code, message, text } : { code, message }]
  })
}

function readDate(written: string | undefined, notes: Note[]): string | undefined {
  if (written === undefined) return undefined
  const found = parseDate(written)
  if (found && 'date' in found) return found.date
  const message = found
    ? `The date ${written} can be read in more than one way, so it was left open.`
    : 'The date does not state a day, month and year, so it was left out.'
  notes.push({ code: found ? 'ambiguous-date' : 'invalid-date', message, text: written })
  return undefined
}

function readAddress(written: string | undefined, notes: Note[]): string | undefined {
  if (written === undefined) return undefined
  const url = cleanAddress(written)
  if (!url)
    notes.push({
      code: 'invalid-address',
      message: 'This is no address on the web, so it was left out.',
      text: written,
    })
  return url
}

function describeValue(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `${typeof value} ${JSON.stringify(value).slice(0, 40)}`
}
