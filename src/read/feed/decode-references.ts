import { Parser } from 'htmlparser2'

/** What a document's entities may stand for: a name or an address, no page. */
const MAX_ENTITY_LENGTH = 1000
const MAX_ENTITIES = 500
const DOCTYPE = /<!doctype\s[^<>[]{0,1000}\[/i
const ENTITY = /<!entity\s+([\w:.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/gi

/**
 * The entities that a document declares, and the document without the declarations. One that stands for other declared
 * entities, or for a page of text, is passed over: so no document grows by being read.
 */
export function readDeclaredEntities(text: string): { entities: ReadonlyMap<string, string>; rest: string } {
  const entities = new Map<string, string>()
  const start = DOCTYPE.exec(text.slice(0, 20_000))
  if (!start) return { entities, rest: text }
  const from = start.index + start[0].length
  const end = /\]\s*>/.exec(text.slice(from))
  const declarations = text.slice(from, end ? from + end.index : from + 20_000)
  for (const [, name, double, single] of declarations.matchAll(ENTITY)) {
    const value = double ?? single ?? ''
    const isPlain = value.length <= MAX_ENTITY_LENGTH && !/&(?!#|amp;|lt;|gt;|quot;|apos;)/.test(value)
    if (isPlain && entities.size < MAX_ENTITIES && !entities.has(name!)) {
      entities.set(name!, decodeReferences(value))
    }
  }
  const rest = end ? text.slice(0, start.index) + text.slice(from + end.index + end[0].length) : text
  return { entities, rest }
}

/**
 * The text with its character references read: those that the document declares, all of HTML, and numbers, where those
 * from 128 to 159 mean windows-1252 as on pages. What is no reference stays: `AT&T`.
 *
 * @example decodeReferences('caf&eacute; &#8220;Q&A&#8221;') // 'café “Q&A”'
 */
export function decodeReferences(text: string, declared?: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text
  const own = declared?.size
    ? text.replace(/&([\w:.-]+);/g, (written, name: string) => {
        const value = declared.get(name)
        return value === undefined ? written : value.replaceAll('&', '&amp;')
      })
    : text
  // Read as attribute text would be, a name without its semicolon stays: `?a=1&copy=2` is an address.
  return own.replace(/&(?:#[xX]?[\da-fA-F]+;?|[a-zA-Z][a-zA-Z\d]*;)/g, decodeReference)
}

const decoded = new Map<string, string>()
const MAX_REMEMBERED = 5000

function decodeReference(written: string): string {
  const known = decoded.get(written)
  if (known !== undefined) return known
  let value = ''
  const parser = new Parser({
    ontext(words) {
      value += words
    },
  })
  parser.end(written)
  if (decoded.size < MAX_REMEMBERED) decoded.set(written, value)
  return value
}
