/**
 * The nouns that are kept. What they mean stands in `docs/words.md`; all stages pass these on and nothing else.
 *
 * @module
 */
export * from './article.ts'
export * from './correction.ts'
export * from './related.ts'
export * from './statement.ts'
