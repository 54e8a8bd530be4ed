/** @module archive: what was saved from the web (WARC, WACZ) in, its reports out. */
export type { FoundRecord } from './read-records.ts'
export { readWacz } from './read-wacz.ts'
export { type ArchiveOptions, nameRecord, type RecordReader, readRecord, readWarc } from './read-warc.ts'
