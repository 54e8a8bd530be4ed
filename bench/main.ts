/**
 * npm run bench [-- FOLDER]
 * npm run bench -- growth [SIZES...]   what one more article costs in a large record: see growth.ts
 * npm run bench -- pages [ARTICLES]    how quick the pages are with many articles: see pages/pages.ts
 *
 * Words per second and peak memory of each stage and of the whole journey, over the texts of a folder: PolNeAR's `dev`
 * part where it is there, else the bundled sample, by the built program. Each stage runs in a process of its own, twice to warm up and three
 * times for the figure (the median); the stages before it run first and are not timed. Peak memory is that of the
 * process, what came before included.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { type Measured, measureStage, STAGES, type Stage } from './measure-stage.ts'

// As the command line does (src/cli/main.ts), so that the peaks are those that users see.
setFlagsFromString('--heap-growing-percent=60')

const CORPUS = '../shared/corpora/polnear/dev/text'
const [folder = existsSync(CORPUS) ? CORPUS : 'sample', stage] = process.argv.slice(2)

if (folder === 'growth') {
  const { benchGrowth } = await import('./growth.ts')
  await benchGrowth(process.argv.slice(3))
} else if (folder === 'pages') {
  // Not by its name: it has the types of a browser, which those of the other benches must not see.
  const { benchPages } = await import(new URL('pages/pages.ts', import.meta.url).href)
  await benchPages(process.argv.slice(3))
} else if (stage !== undefined) {
  console.log(JSON.stringify(await measureStage(folder, stage as Stage)))
} else {
  console.log(`${folder}, Node ${process.version}, one core`)
  console.log('stage                words per second   peak memory')
  for (const name of STAGES) {
    const child = spawnSync(
      process.execPath,
      [...process.execArgv, fileURLToPath(import.meta.url), folder, name],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    if (child.status !== 0) process.exit(child.status ?? 1)
    const { wordsPerSecond, peakBytes } = JSON.parse(child.stdout) as Measured
    const rate = Math.round(wordsPerSecond).toLocaleString('en')
    console.log(
      `${name.padEnd(20)} ${rate.padStart(16)}   ${`${Math.round(peakBytes / 1e6)} MB`.padStart(11)}`,
    )
  }
}
