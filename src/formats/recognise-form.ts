import { open } from 'node:fs/promises'

/** What a file is by its beginning: something that can be taken in, something else that is known, or neither. */
export type Form =
  | { readonly kind: 'jsonl' | 'annotations'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string; readonly fix: string }
  /** `start` is its first character that is no white space; empty for an empty file. */
  | { readonly kind: 'unknown'; readonly name: string; readonly start: string }

const LENGTH = 4096
const TOLD_LENGTH = 60

const EXPORT_ANEW = 'to take the record over, export it with --format jsonl and import that'
const LINKED_DATA = `it is for other programs, and lacks the texts; ${EXPORT_ANEW}`

interface Sign {
  readonly sign: RegExp
  readonly form: Exclude<Form, { kind: 'unknown' }>
}

/** The first that fits holds: JSON lines come last, since linked data may have things with a kind. */
const SIGNS: readonly Sign[] = [
  {
    sign: /^PAR1/,
    form: {
      kind: 'other',
      name: 'a file of Parquet',
      fix: `"hearsay add" takes in what "hearsay pack" made; ${EXPORT_ANEW}`,
    },
  },
  {
    sign: /^</,
    form: {
      kind: 'other',
      name: 'XML or HTML',
      fix: `"hearsay add" takes in a report or a feed; ${EXPORT_ANEW}`,
    },
  },
  {
    sign: /^id,article,outlet,/,
    form: {
      kind: 'other',
      name: 'the table of hearsay export --format csv',
      fix: `it lacks the texts; ${EXPORT_ANEW}`,
    },
  },
  {
    // Its names in another order are those of a program that sorts them.
    sign: /^\{\s*(?:"format"\s*:\s*"hearsay record"|"articles"\s*:\s*\[)/,
    form: {
      kind: 'other',
      name: 'the JSON document of hearsay export --format json',
      fix: `it lacks what was read before people corrected it; ${EXPORT_ANEW}`,
    },
  },
  {
    sign: /"@context"[\s\S]*ns\/anno\b|"type"\s*:\s*\[?\s*"(?:oa:)?Annotation(?:Page|Collection)?"/,
    form: { kind: 'annotations', name: 'Web Annotations' },
  },
  {
    sign: /"@context"[\s\S]*\/\/schema\.org/,
    form: { kind: 'other', name: 'linked data of schema.org', fix: LINKED_DATA },
  },
  {
    sign: /"@context"[\s\S]*w3\.org\/ns\/prov/,
    form: { kind: 'other', name: 'linked data of PROV', fix: LINKED_DATA },
  },
  { sign: /^\{.*"kind"\s*:/, form: { kind: 'jsonl', name: 'JSON lines of hearsay export' } },
]

/** Reads the beginning of a file. Throws what the system says where it may not be read. */
export async function recogniseForm(path: string): Promise<Form> {
  const start = (await readStart(path)).replace(/^\uFEFF?\s*/, '')
  const known = SIGNS.find(({ sign }) => sign.test(start))
  if (known) return known.form
  if (start === '') return { kind: 'unknown', name: 'an empty file', start }
  const name = start.includes('"@context"')
    ? 'linked data that is no Web Annotation by its beginning'
    : `a file that begins ${start.slice(0, TOLD_LENGTH)}`
  return { kind: 'unknown', name, start: start[0]! }
}

async function readStart(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LENGTH), 0, LENGTH, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
