import type { ReadOptions } from '../read/index.ts'
import type { Settings } from '../settings.ts'
import { openFetcher } from './open-fetcher.ts'
import { parseColumns } from './parse-columns.ts'

/** How inputs are read, as the settings ask for it. Whoever opens it closes it. */
export interface OpenReader {
  readonly options: ReadOptions
  close(): Promise<void>
}

/** Throws a UsageError for columns or a proxy that are none. */
export function openReader(settings: Settings): OpenReader {
  const columns = parseColumns(settings.columns)
  const fetcher = settings.offline ? undefined : openFetcher(settings)
  return {
    options: {
      standardInput: process.stdin,
      maxBytes: settings.maxBytes,
      columns,
      ...(fetcher && { fetcher }),
    },
    close: async () => fetcher?.close(),
  }
}
