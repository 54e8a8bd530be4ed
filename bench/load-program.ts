/**
 * The built program, as users run it: what a loader makes of the sources on the fly is a quarter slower.
 *
 * @module
 */
const load = (path: string) => import(new URL(`../dist/${path}.js`, import.meta.url).href)
export const { annotate }: typeof import('../src/annotate/index.ts') = await load('annotate/index')
export const { readArticles }: typeof import('../src/read/index.ts') = await load('read/index')
export const { openRecord }: typeof import('../src/store/index.ts') = await load('store/index')
export const { readStatements, relateRecord }: typeof import('../src/pipeline.ts') = await load('pipeline')
