/**
 * What `npm run bench` shows: a table for the terminal, and the page `docs/speed.md`.
 *
 * @module
 */
import type { Change, Comparison, Speed } from './compare-speed.ts'

export interface Told {
  readonly now: Speed
  readonly released?: Speed
  readonly comparison: Comparison
}

const HEADINGS = [
  'stage',
  'words/s',
  'released',
  'change',
  'noise',
  'peak',
  'released',
  'change',
  'noise',
  '',
]
const WORDS: Write = (count) => Math.round(count).toLocaleString('en')
const MEGABYTES: Write = (bytes) => `${Math.round(bytes / 1e6)} MB`

type Write = (number: number) => string

/** A line a stage; what is slower or larger beyond the noise is marked. */
export function writeSpeedTable({ now, released, comparison }: Told): string {
  const rows = [HEADINGS, ...comparison.stages.map((stage) => writeRow(stage))]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === 9 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  )
  return [
    `${tellTexts(now)}, Node ${now.node}, one core, medians of ${countRuns(now)} runs`,
    ...lines,
    tellReleased(released, comparison),
  ].join('\n')
}

/** The page, as Markdown. */
export function writeSpeedPage(told: Told): string {
  const { now, released, comparison } = told
  const rows = comparison.stages.map(({ stage, speed, peak }) => ({
    stage,
    cells: writeRow({ stage, speed, peak }),
  }))
  return `${[
    '# Speed against the last release',
    'Written by `npm run bench -- --page` from a run beside `bench/released.json`; change nothing here by hand.',
    describeRuns(now, released),
    '## Words per second',
    writeRows(
      ['stage', 'now', 'released', 'change', 'noise', ''],
      rows.map(({ cells }) => [...cells.slice(0, 5), cells[9]!.replace('larger', '').trim()]),
    ),
    tellReleased(released, comparison),
    '## Peak memory',
    writeRows(
      ['stage', 'now', 'released', 'change', 'noise', ''],
      rows.map(({ stage, cells }) => [
        stage,
        ...cells.slice(5, 9),
        cells[9]!.includes('larger') ? 'larger' : '',
      ]),
    ),
    '## How to read it',
    READING,
    '```sh\nnpm run bench                # beside the released figures\nnpm run bench -- --page      # and write this page\nnpm run bench -- release     # make the figures of this run the released ones\n```',
  ].join('\n\n')}\n`
}

const READING = `Each stage runs in a process of its own, as many times as stands above, all stages in turn; each figure is the median of these runs. Peak memory is that of the
process, with the stages before it.

- **Change** is against the release. Beside each run the same fixed piece of work is timed, which has nothing to do with Hearsay; what changed in that is the
  machine's doing and is taken out of the change of a stage. So now, released and change need not agree to the letter.
- **Noise** is how far apart runs of one program lie: half of the spread of the runs now, and half of that of the release. With seven runs on
  each side a stage that did not change is marked in one comparison of three hundred at most, and one that lost a tenth nearly always, if runs lie within three in a
  hundred of each other (\`test/bench/compare-speed.test.ts\`). A machine that does other work meanwhile is noisier, and then less is marked.
- **slower**, **faster** and **larger** stand where the change is more than the noise, and more than two in a hundred. On another machine than the release's
  nothing is marked.`

function writeRow({ stage, speed, peak }: Comparison['stages'][number]): string[] {
  return [stage, ...writeChange(speed, WORDS), ...writeChange(peak, MEGABYTES), tellMarks({ speed, peak })]
}

function writeChange({ now, released, change, noise }: Change, write: Write): string[] {
  return [
    write(now),
    released === undefined ? '' : write(released),
    change === undefined ? '' : writeShare(change),
    `± ${(noise * 100).toFixed(1)} %`,
  ]
}

/** With the sign that typesetters use, and none where nothing is left after rounding. */
function writeShare(share: number): string {
  const digits = (Math.abs(share) * 100).toFixed(1)
  const sign = digits === '0.0' ? '' : share > 0 ? '+' : '−'
  return `${sign}${digits} %`
}

function tellMarks({ speed, peak }: { speed: Change; peak: Change }): string {
  const marks = [
    ...(speed.isSure ? [speed.change! < 0 ? 'slower' : 'faster'] : []),
    ...(peak.isSure && peak.change! > 0 ? ['larger'] : []),
  ]
  return marks.join(' ')
}

function tellReleased(released: Speed | undefined, { machine, isOneMachine }: Comparison): string {
  if (!released)
    return 'No release has figures for these texts: `npm run bench -- release` makes these its figures.'
  const own = `The machine itself does ${writeShare(machine.change!)} against then (± ${(machine.noise * 100).toFixed(1)} %), which is taken out of the changes.`
  if (isOneMachine) return `Released is ${released.version} of ${released.date}. ${own}`
  return `Released is ${released.version} of ${released.date}, measured on another machine: nothing is marked. ${own}`
}

function describeRuns(now: Speed, released: Speed | undefined): string {
  const describe = (what: string, { machine, ...speed }: Speed) => [
    what,
    speed.version,
    speed.date,
    `${machine.cores} × ${machine.processor}, ${Math.round(machine.memoryBytes / 1e9)} GB, ${machine.system}`,
    speed.node,
    String(countRuns({ machine, ...speed })),
  ]
  const rows = [describe('now', now), ...(released ? [describe('released', released)] : [])]
  return `${tellTexts(now)}:\n\n${writeRows(['', 'version', 'day', 'machine', 'Node', 'runs'], rows)}`
}

const tellTexts = ({ texts }: Speed) =>
  `${texts.name}, ${WORDS(texts.articles)} articles of ${WORDS(texts.words)} words`

const countRuns = ({ stages }: Speed) =>
  Math.min(...Object.values(stages).map(({ wordsPerSecond }) => wordsPerSecond.length))

const writeRows = (headings: readonly string[], rows: readonly (readonly string[])[]) =>
  [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
