/**
 * How outlets word what a voice says, in sentences.
 *
 * @module
 */
import type { OutletWording } from '../src/serve/index.ts'
import { nameCount, nameShare } from './name-things.ts'

/** Of fewer statements nothing is said of an outlet: it may be chance. */
const LEAST_STATEMENTS = 5
/** So far from the share of all must that of an outlet be to be told. */
const LEAST_APART = 0.2

export const countStatements = ({ direct, mixed, indirect }: OutletWording): number =>
  direct + mixed + indirect

/**
 * What the table says, a sentence each: how often it is quoted in all, which outlets quote it most and least, and which
 * changed what it said. Nothing of nothing.
 */
export function describeOutlets(outlets: readonly OutletWording[]): string[] {
  const total = outlets.reduce((sum, outlet) => sum + countStatements(outlet), 0)
  if (total === 0) return []
  const share = (kind: 'direct' | 'mixed' | 'indirect') =>
    nameShare(outlets.reduce((sum, outlet) => sum + outlet[kind], 0) / total)
  return [
    `Of ${nameCount(total, 'statement')} ${share('direct')} are all in quotation marks, ${share('mixed')} partly, and ${share('indirect')} are in the words of the outlets.`,
    ...describeApart(outlets, total),
    ...describeDistorted(outlets),
  ]
}

/** The outlet that quotes most and the one that quotes least, where they stand apart from the whole. */
function describeApart(outlets: readonly OutletWording[], total: number): string[] {
  const large = outlets.filter((outlet) => countStatements(outlet) >= LEAST_STATEMENTS)
  if (large.length < 2) return []
  const quoted = ({ direct, mixed }: OutletWording) => direct + mixed
  const all = outlets.reduce((sum, outlet) => sum + quoted(outlet), 0) / total
  const shareOf = (outlet: OutletWording) => quoted(outlet) / countStatements(outlet)
  const ordered = [...large].sort((a, b) => shareOf(b) - shareOf(a))
  const [most, least] = [ordered[0]!, ordered.at(-1)!]
  const count = (outlet: OutletWording) => `${quoted(outlet)} of ${countStatements(outlet)}`
  return [
    ...(shareOf(most) - all >= LEAST_APART ? [`${most.outlet} quotes it most (${count(most)}).`] : []),
    ...(all - shareOf(least) >= LEAST_APART ? [`${least.outlet} quotes it least (${count(least)}).`] : []),
  ]
}

function describeDistorted(outlets: readonly OutletWording[]): string[] {
  const distorting = outlets
    .filter(({ distorted }) => distorted > 0)
    .sort((a, b) => b.distorted - a.distorted)
  const [most] = distorting
  if (!most)
    return [
      'No outlet was found to have another number, negation, speaker or certainty than the fullest wording.',
    ]
  const how = 'another number, negation, speaker or certainty than the fullest wording'
  const count = nameCount(most.distorted, 'utterance')
  if (distorting.length === 1) return [`${most.outlet} has ${how} in ${count}.`]
  const isAlone = most.distorted > distorting[1]!.distorted
  const often = isAlone ? `, ${most.outlet} most often (in ${count})` : ''
  return [`${nameCount(distorting.length, 'outlet')} have ${how}${often}.`]
}
