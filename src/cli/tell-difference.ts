import { DANGEROUS_DIFFERENCES, type Difference } from '../record.ts'

const LONGEST = 80

/** Whether it changes what was said, or who said it. */
export const isDangerous = ({ kind }: Difference): boolean => DANGEROUS_DIFFERENCES.includes(kind)

/**
 * What is otherwise in a wording, in a few words.
 *
 * @example tellDifference({ kind: 'number changed', lost: '100', won: '120' })
 *   // 'number changed: “100” became “120”'
 */
export function tellDifference({ kind, lost, won }: Difference): string {
  if (lost && won) return `${kind}: ${quote(lost)} became ${quote(won)}`
  if (lost) return `${kind}: without ${quote(lost)}`
  return won ? `${kind}: with ${quote(won)}` : kind
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return `“${line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()} …` : line}”`
}
