import { genderOfGivenName } from '../languages/en/index.ts'
import type { Statement } from '../record.ts'
import type { Casting } from './cast.ts'
import type { Figure, Gender } from './figures.ts'

/**
 * Takes "a woman" for Mira, where the article tells of one woman whom it does not name, goes on with "the woman", and
 * later calls one by a first name alone: names are withheld and changed in that way. Changes castings and the figures
 * they point to.
 */
export function joinFirstNames(
  figures: Iterable<Figure>,
  castings: Map<Statement, Casting>,
): ReadonlyMap<Figure, Figure> {
  const all = [...new Set(figures)]
  const named = new Map<Figure, Figure>()
  for (const gender of ['he', 'she'] as const) {
    const unnamed = all.filter((figure) => isUnnamedOne(figure, gender))
    const byFirstName = all.filter((figure) => isFirstNameOnly(figure, gender))
    if (unnamed.length !== 1 || byFirstName.length !== 1) continue
    const [from, to] = [unnamed[0]!, byFirstName[0]!]
    if (from.mentions.length < LEAST_MENTIONS || from.mentions[0]!.start > to.mentions[0]!.start) continue
    named.set(from, to)
    absorb(to, from)
  }
  for (const [statement, casting] of castings) {
    const to = named.get(casting.figure)
    if (to) castings.set(statement, { ...casting, figure: to, way: 'first name' })
  }
  return named
}

const LEAST_MENTIONS = 2

const isUnnamedOne = (figure: Figure, gender: Gender): boolean =>
  figure.kind === 'unnamed' &&
  !figure.isPlural &&
  figure.gender === gender &&
  /^(?:an?|the) (?:\S+ )*(?:woman|man|girl|boy)\b/.test(figure.name)

function isFirstNameOnly({ kind, name, roles, hasNamesake }: Figure, gender: Gender): boolean {
  if (kind !== 'person' || name.includes(' ') || roles.length > 0 || hasNamesake) return false
  return genderOfGivenName(name) === gender
}

function absorb(to: Figure, from: Figure): void {
  to.mentions.push(...from.mentions)
  for (const [name, count] of from.names) to.names.set(name, (to.names.get(name) ?? 0) + count)
}
