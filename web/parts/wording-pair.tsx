import type { TextRun } from '../../src/relate/index.ts'
import type { PairedWording } from '../../src/serve/index.ts'

/** Of texts with less in common marks would cover more than they show. */
const LEAST_COMMON = 0.5
/** A run of fewer words may stand in both by chance. */
const SHORTEST_RUN = 2

type Pair = NonNullable<PairedWording['pair']>

/** Whether the marked words of a pair show how the one came from the other. */
export function hasMuchInCommon({ other }: Pair): boolean {
  const runs = other.map(({ text, kind }) => ({ kind, count: text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0 }))
  const all = runs.reduce((sum, { count }) => sum + count, 0)
  const common = runs
    .filter(({ kind, count }) => kind === 'same' && count >= Math.min(SHORTEST_RUN, all))
    .reduce((sum, { count }) => sum + count, 0)
  return all > 0 && common >= LEAST_COMMON * all
}

/** The fullest wording and another side by side, the words marked that only one of them has. */
export function WordingPair({ pair }: { pair: Pair }) {
  return (
    <div className="wording-pair">
      <Side title="the fullest wording" runs={pair.one} />
      <Side title="this wording" runs={pair.other} />
    </div>
  )
}

function Side({ title, runs }: { title: string; runs: readonly TextRun[] }) {
  return (
    <div>
      <p className="byline">{title}</p>
      <p className="statement-words" dir="auto">
        {runs.map(({ text, kind }, index) => {
          if (text === '') return null
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no id and never move
          if (kind === 'same') return <span key={index}>{text}</span>
          const Tag = kind === 'lost' ? 'del' : 'ins'
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no id and never move
          return <Tag key={index}>{text}</Tag>
        })}
      </p>
    </div>
  )
}
