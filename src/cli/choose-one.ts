import { UsageError } from '../errors.ts'
import { foldName } from '../store/index.ts'

/** Something of the record that a name may mean. */
export interface Candidate {
  readonly id: string
  /** How it is listed beside others. */
  readonly label: string
  /** What it may be called by, its proper name first. */
  readonly names: readonly string[]
}

export interface ChooseOptions {
  readonly kind: string
  readonly name: string
  /** The command that asks, for the message: `hearsay show voice` when left out. */
  readonly by?: string
}

const SHOWN = 10

/**
 * The id of the one that a name means: the one that is called just so, else the one with this phrase in a name, else
 * the one with all its words in a name. `undefined` when none fits. Throws a UsageError that lists them when several
 * fit equally well.
 *
 * @example chooseOne([{ id: 'art_1', label: 'Ferry sinks', names: ['Ferry sinks'] }], { kind: 'article', name: 'ferry' })
 *   // 'art_1'
 */
export function chooseOne(
  candidates: readonly Candidate[],
  { kind, name, by = `hearsay show ${kind}` }: ChooseOptions,
): string | undefined {
  const phrase = foldName(name)
  if (phrase === '') return undefined
  const words = phrase.split(' ')
  const folded = candidates.map((candidate) => ({ candidate, names: candidate.names.map(foldName) }))
  const fits: readonly ((names: readonly string[]) => boolean)[] = [
    (names) => names[0] === phrase,
    (names) => names.includes(phrase),
    (names) => names.some((each) => each.includes(phrase)),
    (names) => names.some((each) => words.every((word) => each.includes(word))),
  ]
  for (const isFitting of fits) {
    const found = folded.filter(({ names }) => isFitting(names)).map(({ candidate }) => candidate)
    if (found.length > 1) throw refuseSeveral(found, { kind, name, by })
    if (found.length === 1) return found[0]!.id
  }
  return undefined
}

function refuseSeveral(found: readonly Candidate[], { kind, name, by }: Required<ChooseOptions>): UsageError {
  const lines = found.slice(0, SHOWN).map(({ id, label }) => `  ${id}  ${label}`)
  const more = found.length > SHOWN ? [`  and ${found.length - SHOWN} more`] : []
  return new UsageError(by, {
    expected: `the id or name of one ${kind}`,
    got: name,
    fix: [`it fits ${found.length}, give more words or the id of one:`, ...lines, ...more].join('\n'),
  })
}
