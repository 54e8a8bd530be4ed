/**
 * npm run bench [-- FOLDER]            every stage beside the last release: see speed.ts
 * npm run bench -- release             make the figures of this run the released ones
 * npm run bench -- growth [SIZES...]   what one more article costs in a large record: see growth.ts
 * npm run bench -- rates [ARTICLES]    articles a second into a file, a server, and by workers: see rates.ts
 * npm run bench -- pages [ARTICLES]    how quick the pages are with many articles: see pages/pages.ts
 *
 * Words per second and peak memory of each stage and of the whole journey, over the texts of a folder: PolNeAR's `dev`
 * part where it is there, else the bundled sample, by the built program. Each stage runs in a process of its own, twice to warm up and three
 * times for the figure (the median); the stages before it run first and are not timed. Peak memory is that of the
 * process, what came before included.
 */
import { tuneEngine } from '../src/cli/tune-engine.ts'

// As the command line does, so that the peaks are those that users see.
tuneEngine()

const [what, ...words] = process.argv.slice(2)

if (what === 'growth') {
  const { benchGrowth } = await import('./growth.ts')
  await benchGrowth(words)
} else if (what === 'rates') {
  const { benchRates } = await import('./rates.ts')
  await benchRates(words)
} else if (what === 'pages') {
  // Not by its name: it has the types of a browser, which those of the other benches must not see.
  const { benchPages } = await import(new URL('pages/pages.ts', import.meta.url).href)
  await benchPages(words)
} else if (what === 'stage') {
  // For speed.ts, which runs each stage so.
  const { measureStage, STAGES } = await import('./measure-stage.ts')
  const stage = STAGES.find((name) => name === words[1])
  if (!stage) throw new Error(`Expected one of ${STAGES.join(', ')}, got "${words[1]}".`)
  console.log(JSON.stringify(await measureStage(words[0]!, stage)))
} else {
  const { benchSpeed } = await import('./speed.ts')
  await benchSpeed(process.argv.slice(2))
}
