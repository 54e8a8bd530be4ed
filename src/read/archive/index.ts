/** @module archive: what was saved from the web (WARC, WACZ) in, its reports out. */
export { readWacz } from './read-wacz.ts'
export { type ArchiveOptions, readWarc } from './read-warc.ts'
