import { identify } from '../identify.ts'
import type { ArticleVoice, Passage, Statement, VoiceReference } from '../record.ts'
import type { Casting } from './cast.ts'
import type { Figure } from './figures.ts'

/** The voices of an article in the order in which they first speak, and how statements point to each. */
export function gatherVoices(
  article: string,
  { statements, castings }: { statements: readonly Statement[]; castings: ReadonlyMap<Statement, Casting> },
): { voices: ArticleVoice[]; references: ReadonlyMap<Figure, Omit<VoiceReference, 'confidence'>> } {
  const figures = new Set<Figure>()
  for (const statement of statements) {
    const casting = castings.get(statement)
    if (casting) figures.add(casting.figure)
  }
  const references = new Map<Figure, Omit<VoiceReference, 'confidence'>>()
  const counts = new Map<string, number>()
  for (const figure of figures) {
    const { name, kind, unnamedBecause } = figure
    const count = (counts.get(`${kind} ${name}`) ?? 0) + 1
    counts.set(`${kind} ${name}`, count)
    // Two officials without a name are two voices, though the article has the same words for both.
    const id = identify('avo', count === 1 ? [article, kind, name] : [article, kind, name, count])
    references.set(figure, { id, name, kind, ...(unnamedBecause && { unnamedBecause }) })
  }
  const voices = [...references].map(([figure, { id }]) => describeVoice(figure, { id, article }))
  return { voices, references }
}

function describeVoice(figure: Figure, { id, article }: { id: string; article: string }): ArticleVoice {
  const { name, kind, names, roles, mentions, unnamedBecause } = figure
  return {
    id,
    article,
    name,
    kind,
    names: [...names]
      .map(([text, count]) => ({ text, count }))
      .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)),
    roles: withoutRepeats(roles.map(({ passage }) => passage)),
    mentions: mentions.map(({ start, end }) => [start, end] as const).sort((a, b) => a[0] - b[0]),
    ...(unnamedBecause && { unnamedBecause }),
  }
}

function withoutRepeats(roles: readonly Passage[]): Passage[] {
  const seen = new Set<string>()
  return roles.filter(({ text }) => {
    const key = text.toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}
