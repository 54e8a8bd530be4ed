import { Parser } from 'htmlparser2'
import { decodeReferences, readDeclaredEntities } from './decode-references.ts'
import { nameInScope, type Scope } from './name-in-scope.ts'

/** An element of a feed. */
export interface Element {
  /** In lower case, with the usual prefix of its namespace and none for the elements of feeds: `title`, `dc:date`. */
  readonly name: string
  /** As it is written, without its prefix. */
  readonly tag: string
  /** Names as for elements. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | string)[]
  /** The address that relative ones in it are relative to. */
  readonly base?: string
}

export interface Markup {
  readonly roots: readonly Element[]
  /** True when it breaks off or is nested too deep, so that something may be missing. */
  readonly isBroken: boolean
}

/** Elements below this depth are left out: no feed comes near it, and what reads the tree calls itself. */
const MAX_DEPTH = 200
/** The parser's time grows with the square of the depth, so what is far deeper ends the reading. */
const HOPELESS_DEPTH = 20_000
const CHUNK_LENGTH = 65_536

interface OpenElement extends Element {
  readonly children: (Element | string)[]
  readonly scope: Scope
}

/**
 * The elements of some XML, well formed or not: missing ends, bare ampersands, HTML entities that nobody declared,
 * words before the declaration and prefixes without a namespace are taken as they must have been meant. Entities that
 * the document declares hold if they are plain text, so that none can grow.
 */
export function parseMarkup(text: string, { base }: { base?: string } = {}): Markup {
  const { entities, rest } = readDeclaredEntities(text)
  const roots: Element[] = []
  const open: OpenElement[] = []
  let [tooDeep, isInCdata, isBroken] = [0, false, false]
  const addText = (words: string) => {
    if (tooDeep === 0) open.at(-1)?.children.push(isInCdata ? words : decodeReferences(words, entities))
  }
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length >= MAX_DEPTH) {
          tooDeep++
          isBroken = true
          return
        }
        const parent = open.at(-1)
        const element = openElement(name, {
          attributes,
          scope: parent?.scope,
          base: parent?.base ?? base,
          entities,
        })
        if (parent) parent.children.push(element)
        else roots.push(element)
        open.push(element)
      },
      onclosetag(_name, isImplied) {
        // An end that is left out; one that the beginning brings with it is also called implied.
        if (isImplied && rest.slice(parser.endIndex - 1, parser.endIndex + 1) !== '/>') isBroken = true
        if (tooDeep > 0) tooDeep--
        else open.pop()
      },
      ontext: addText,
      oncdatastart() {
        isInCdata = true
      },
      oncdataend() {
        isInCdata = false
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  for (let start = 0; start < rest.length && tooDeep < HOPELESS_DEPTH; start += CHUNK_LENGTH) {
    parser.write(rest.slice(start, start + CHUNK_LENGTH))
  }
  if (open.length > 0) isBroken = true
  parser.end()
  return { roots, isBroken }
}

interface OpenOptions {
  readonly attributes: Readonly<Record<string, string>>
  readonly scope?: Scope
  readonly base?: string
  readonly entities: ReadonlyMap<string, string>
}

function openElement(name: string, { attributes, scope, base, entities }: OpenOptions): OpenElement {
  const values = Object.entries(attributes).map(
    ([key, value]) => [key, decodeReferences(value, entities)] as const,
  )
  const declared = values.filter(([key]) => /^xmlns(?::|$)/i.test(key))
  const inner: Scope =
    declared.length === 0 && scope
      ? scope
      : { outer: scope, spaces: new Map(declared.map(([key, value]) => [key.slice(6).toLowerCase(), value])) }
  const named = new Map(
    values.map(([key, value]) => [key.includes(':') ? nameInScope(key, inner) : key.toLowerCase(), value]),
  )
  const ownBase = named.get('xml:base')?.trim()
  return {
    name: nameInScope(name, inner),
    tag: name.slice(name.indexOf(':') + 1),
    attributes: named,
    children: [],
    base: ownBase ? (resolveAddress(ownBase, base) ?? base) : base,
    scope: inner,
  }
}

/** The address completed with its base, or `undefined` when it is none. */
export function resolveAddress(address: string, base?: string): string | undefined {
  const trimmed = address.trim()
  return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : undefined
}
