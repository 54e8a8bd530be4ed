import { gzipSync } from 'node:zlib'
import { type Chance, makeChance } from './make-chance.ts'
import { mutateBytes } from './mutate-bytes.ts'
import { KINDS, type Kind, type Seed, type Seeds } from './seed.ts'

/** A mutated input and how it is read. */
export interface FuzzCase {
  readonly kind: Kind
  readonly bytes: Buffer
  /** From standard input, from a file, or from an address, with what the site says that it is. */
  readonly way: 'stream' | 'file' | 'address'
  readonly contentType?: string
  readonly chunkSize: number
  readonly maxBytes?: number
  readonly columns?: { readonly text: string }
  /** Where an earlier run was stopped, in a file. */
  readonly after?: number
  /** What stands at the addresses that the input names; where there is nothing, nothing may be fetched. */
  readonly answers: readonly Buffer[]
  /** Whether each article is printed and read back. */
  readonly isReadBack: boolean
}

export interface CaseMaker {
  readonly seeds: Seeds
  readonly donors: readonly Buffer[]
}

/** How many cases of a hundred are of a kind; those that a library reads take the most time. */
const SHARES: Readonly<Record<Kind, number>> = {
  pages: 14,
  feeds: 30,
  warc: 10,
  table: 9,
  mail: 8,
  docx: 2,
  pdf: 2,
  xlsx: 2,
  text: 10,
  json: 13,
}
/** Longer files are cut to a start and a window as a rule. */
const MAX_WHOLE = 4000
const MAX_DONOR = 20_000
const CONTENT_TYPES = [
  'text/html',
  'text/plain; charset=',
  'text/xml; charset=utf-16',
  'application/json',
  '',
  ';;',
  'x/y; charset="koi8-r',
]

export function makeMaker(seeds: Seeds): CaseMaker {
  const all = KINDS.flatMap((kind) => seeds[kind])
  return { seeds, donors: all.map(({ parts, pack }) => pack(parts).subarray(0, MAX_DONOR)) }
}

/** The case of a number: the same for the same seeds, whatever was made before it. */
export function makeCase(
  { seeds, donors }: CaseMaker,
  { seed, number, kind: wanted }: { readonly seed: number; readonly number: number; readonly kind?: Kind },
): FuzzCase {
  const chance = makeChance(seed, number)
  const kind = wanted ?? pickKind(chance)
  const chosen = chance.pick(seeds[kind])
  const bytes = packLayers(mutateSeed(chosen, { chance, donors, kind, seeds }), { chance, donors })
  const isFile = chosen.isFile || (kind === 'warc' && chance.percent(25))
  const way = isFile ? 'file' : chance.percent(10) ? 'address' : 'stream'
  const isList = kind === 'feeds' && chance.percent(30)
  const answers =
    isList || way === 'address'
      ? Array.from({ length: 1 + chance.below(4) }, () => chance.pick(donors).subarray(0, 4000))
      : []
  return {
    kind,
    bytes,
    way,
    answers,
    chunkSize: chance.percent(50)
      ? 65_536
      : 1 + (chance.percent(4) ? chance.below(40) : 200 + chance.below(5000)),
    isReadBack: chance.percent(6),
    ...(way === 'address' && chance.percent(50) && { contentType: chance.pick(CONTENT_TYPES) }),
    ...(chance.percent(15) && { maxBytes: chance.pick([0, 1, 100, 1000, 5000]) }),
    ...(kind !== 'text' &&
      chance.percent(3) && { columns: { text: chance.pick(['text', 'Title', 'id', '', '__proto__']) } }),
    ...(isFile && chance.percent(40) && { after: chance.below(bytes.length + 10) }),
  }
}

function pickKind(chance: Chance): Kind {
  return chance.pick(KINDS.flatMap((kind) => Array<Kind>(SHARES[kind]).fill(kind)))
}

interface SeedOptions {
  readonly chance: Chance
  readonly donors: readonly Buffer[]
  readonly kind: Kind
  readonly seeds: Seeds
}

/** The packed bytes are changed, or what is packed, or both. */
function mutateSeed({ parts, pack }: Seed, options: SeedOptions): Buffer {
  const { chance, donors } = options
  const isInside = parts.length > 1 && chance.percent(60)
  const packed = pack(isInside ? mutateParts(parts, options) : parts)
  if (isInside && chance.percent(80)) return packed
  return mutateBytes(shorten(packed, chance), { chance, donors })
}

function mutateParts(parts: readonly Buffer[], { chance, donors, kind, seeds }: SeedOptions): Buffer[] {
  const changed = [...parts]
  const at = chance.below(changed.length)
  changed[at] = mutateBytes(shorten(changed[at]!, chance), { chance, donors })
  if (chance.percent(25)) {
    const other = chance.below(changed.length)
    changed[other] = mutateBytes(changed[other]!, { chance, donors })
  }
  if (chance.percent(10)) changed.splice(chance.below(changed.length), 1)
  if (chance.percent(10)) changed.splice(chance.below(changed.length), 0, chance.pick(changed))
  if (chance.percent(10)) changed[chance.below(changed.length)] = chance.pick(chance.pick(seeds[kind]).parts)
  return changed
}

/** The start of a long file, where its kind is told, and some of what stands behind it. */
function shorten(bytes: Buffer, chance: Chance): Buffer {
  if (bytes.length <= MAX_WHOLE || chance.percent(1)) return bytes
  const head = chance.percent(70) ? 200 + chance.below(900) : 0
  const from = head + chance.below(bytes.length - head)
  return Buffer.concat([bytes.subarray(0, head), bytes.subarray(from, from + 300 + chance.below(2200))])
}

/** Any file may come gzipped, once or more often, soundly or not; and any text in two bytes a letter. */
function packLayers(bytes: Buffer, { chance, donors }: Pick<SeedOptions, 'chance' | 'donors'>): Buffer {
  if (chance.percent(1)) return Buffer.from(bytes.toString('utf8'), 'utf16le')
  if (!chance.percent(6)) return bytes
  let packed = bytes
  for (let left = 1 + chance.below(chance.percent(20) ? 5 : 1); left > 0; left--)
    packed = gzipSync(packed, { level: 1 })
  return chance.percent(40) ? mutateBytes(packed, { chance, donors }) : packed
}
