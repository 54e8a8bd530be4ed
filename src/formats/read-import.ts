import { stat } from 'node:fs/promises'
import { UsageError } from '../errors.ts'
import type { Article } from '../record.ts'
import type { Imported } from './data/index.ts'
import { recogniseForm } from './recognise-form.ts'

/** The forms in which `hearsay import` takes things in. */
export const IMPORT_FORMATS = ['jsonl', 'brat', 'annotations'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

export interface ImportOptions {
  /** Found out from the name and the beginning of the file when left out. */
  readonly format?: ImportFormat
  /** An article that is at hand already, by its whole id, for annotations that come without their texts. */
  readonly findArticle?: (id: string) => Promise<Article | undefined>
}

/**
 * What is in a file or folder that another program, a person or `hearsay export` made. Throws a UsageError when it is not there
 * or is of no form that can be taken in; trouble with one part of it is a failure among the others and stops nothing.
 */
export async function* readImport(path: string, options: ImportOptions = {}): AsyncGenerator<Imported> {
  const format = await tellFormat(path, { given: options.format })
  if (format === 'brat') {
    yield* (await import('./data/read-brat.ts')).readBrat(path)
  } else if (format === 'jsonl') {
    yield* (await import('./data/read-record-lines.ts')).readRecordLines(path)
  } else {
    const { findArticle = async () => undefined } = options
    yield* (await import('./data/read-annotations.ts')).readAnnotations(path, { findArticle })
  }
}

/**
 * The form of a file or folder. Throws a UsageError where there is nothing, nothing that can be told, or something that cannot be of
 * the form that is given.
 */
export async function tellFormat(
  path: string,
  { given }: { readonly given?: ImportFormat } = {},
): Promise<ImportFormat> {
  const found = await stat(path).catch(() => undefined)
  if (!found) {
    throw new UsageError('input', {
      expected: 'a file or folder that is there',
      got: path,
      fix: 'check the path',
    })
  }
  if (found.isDirectory()) return tellFolder(path, given)
  if (given === undefined) return tellFile(path)
  // What is read from a pipe to recognise it would be lost.
  return found.isFile() ? checkFile(path, given) : given
}

async function tellFolder(path: string, given: ImportFormat | undefined): Promise<ImportFormat> {
  if (given !== undefined && given !== 'brat') {
    throw new UsageError(path, {
      expected: `a file, as ${given} is one`,
      got: 'a folder',
      fix: 'give a file in it, one after the other',
    })
  }
  const { isBratFolder } = await import('./data/read-brat.ts')
  if (await isBratFolder(path)) return 'brat'
  throw new UsageError(path, {
    expected: given ? NAMES.brat : EXPECTED,
    got: 'a folder without annotations of brat (*.ann)',
    fix: given
      ? OTHERWISE
      : 'give a file in it, or another folder; reports themselves are taken in by "hearsay add"',
  })
}

async function tellFile(path: string): Promise<ImportFormat> {
  if (path.endsWith('.ann')) return 'brat'
  if (path.endsWith('.txt') && (await isThere(path.replace(/txt$/, 'ann')))) return 'brat'
  const form = await recogniseForm(path)
  if (form.kind === 'jsonl' || form.kind === 'annotations') return form.kind
  throw refuse(path, { got: form.name, ...(form.kind === 'other' && { fix: form.fix }) })
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** What begins as something else would be told line by line to be wrong. */
async function checkFile(path: string, given: ImportFormat): Promise<ImportFormat> {
  if (given === 'brat' && /\.(?:ann|txt)$/.test(path)) return given
  const form = await recogniseForm(path)
  if (form.kind === given) return given
  const mayBe =
    given === 'brat' ? path.endsWith('.json') : form.kind === 'unknown' && STARTS[given].includes(form.start)
  if (form.kind === 'unknown' && form.start !== '' && mayBe) return given
  throw new UsageError(path, {
    expected: `${NAMES[given]}, as --format ${given} says`,
    got: form.name,
    fix: form.kind === 'other' ? form.fix : form.kind === 'unknown' ? OTHERWISE : 'leave --format out',
  })
}

const NAMES: Readonly<Record<ImportFormat, string>> = {
  jsonl: 'JSON lines of "hearsay export"',
  brat: 'annotations of brat (.ann beside .txt)',
  annotations: 'Web Annotations',
}
const STARTS = { jsonl: '{', annotations: '{[' } as const
const EXPECTED = 'JSON lines of "hearsay export", a folder of brat, or Web Annotations'
const OTHERWISE = 'check that it is the right one; reports themselves are taken in by "hearsay add"'

function refuse(path: string, { got, fix }: { readonly got: string; readonly fix?: string }): UsageError {
  return new UsageError(path, {
    expected: EXPECTED,
    got,
    fix:
      fix ??
      `name its form with --format ${IMPORT_FORMATS.join('|')} if it is one of these; reports themselves are taken in by "hearsay add"`,
  })
}
