import { open, stat } from 'node:fs/promises'
import { UsageError } from '../errors.ts'
import type { Article } from '../record.ts'
import type { Imported } from './data/index.ts'

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
 * or its form cannot be told; trouble with one part of it is a failure among the others and stops nothing.
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

/** The form of a file or folder, unless it is given. Throws a UsageError where there is nothing, or nothing that can be told. */
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
  if (found.isDirectory() && given !== undefined && given !== 'brat') {
    throw new UsageError(path, {
      expected: `a file, as ${given} is one`,
      got: 'a folder',
      fix: 'give a file in it, one after the other',
    })
  }
  if (given !== undefined) return given
  if (found.isDirectory()) {
    const { isBratFolder } = await import('./data/read-brat.ts')
    if (await isBratFolder(path)) return 'brat'
    throw refuse(path, 'a folder without annotations of brat (*.ann)')
  }
  if (/\.(?:ann|txt)$/.test(path)) return 'brat'
  const start = await readStart(path)
  if (/"@context"|"type"\s*:\s*"Annotation/.test(start)) return 'annotations'
  if (/^\s*\{.*"kind"\s*:/.test(start)) return 'jsonl'
  throw refuse(path, JSON.stringify(start.slice(0, 60)))
}

async function readStart(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

function refuse(path: string, got: string): UsageError {
  return new UsageError(path, {
    expected: 'JSON lines of "hearsay export", a folder of brat, or Web Annotations',
    got,
    fix: `name its form with --format ${IMPORT_FORMATS.join('|')}; reports themselves are taken in by "hearsay add"`,
  })
}
