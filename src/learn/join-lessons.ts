import type { Article, Copy } from '../record.ts'
import { relate } from '../relate/index.ts'
import type { Example, Material } from './example.ts'
import type { GivenText } from './judge-readings.ts'

/** What one folder of marked texts or one record teaches; the group of each example is the id of its article. */
export interface Lesson extends Material {
  readonly articles: readonly (GivenText & Pick<Article, 'id'>)[]
  /** The copies that a record knows its articles to be. */
  readonly copies: readonly Pick<Copy, 'articles'>[]
}

/**
 * All lessons as one. Articles that share text are one group, whichever lesson they are of, so that none is held out while its copy is
 * learned from. A reading that several lessons judge counts once, by the last of them.
 */
export async function joinLessons(lessons: readonly Lesson[]): Promise<Material> {
  const articles = lessons.flatMap((one) => one.articles)
  const sameText = new Map<string, string[]>()
  for (const { id, text } of articles) sameText.set(text, [...(sameText.get(text) ?? []), id])
  const firstOf = new Map([...sameText.values()].flatMap((ids) => ids.map((id) => [id, ids[0]!] as const)))
  const groups = groupTogether([
    ...sameText.values(),
    ...lessons.flatMap(({ copies }) => copies.map((copy) => copy.articles)),
    ...(await findCopies(articles)),
  ])
  const examples = new Map<string, Example>()
  const missedOf = new Map<string, readonly string[]>()
  const unused: Record<string, number> = {}
  for (const lesson of lessons) {
    for (const one of lesson.examples) examples.set(`${firstOf.get(one.group)} ${one.place}`, one)
    for (const id of new Set(lesson.missed))
      missedOf.set(
        firstOf.get(id) ?? id,
        lesson.missed.filter((other) => other === id),
      )
    for (const [why, count] of Object.entries(lesson.unused)) unused[why] = (unused[why] ?? 0) + count
  }
  const nameGroup = (id: string) => groups.get(id) ?? id
  return {
    examples: [...examples.values()].map((one) => ({ ...one, group: nameGroup(one.group) })),
    missed: [...missedOf.values()].flat().map(nameGroup),
    unused,
  }
}

/** As a record would find them, from the texts alone. */
async function findCopies(articles: Lesson['articles']): Promise<(readonly string[])[]> {
  const { copies } = await relate(
    articles.map(({ id, text, publishedAt, outlet }) => ({
      article: {
        id,
        from: id,
        text,
        notes: [],
        ...(publishedAt !== undefined && { publishedAt }),
        ...(outlet !== undefined && { outlet }),
      },
      statements: [],
      voices: [],
      happenings: [],
    })),
  )
  return copies.map((copy) => copy.articles)
}

/** One name for all ids that are in a list together, or in lists that share one. */
function groupTogether(lists: readonly (readonly string[])[]): Map<string, string> {
  const groups = new Map<string, ReadonlySet<string>>()
  for (const list of lists) {
    const joined = new Set(list.flatMap((id) => [...(groups.get(id) ?? [id])]))
    for (const id of joined) groups.set(id, joined)
  }
  const names = new Map([...new Set(groups.values())].map((group) => [group, [...group].sort()[0]!]))
  return new Map([...groups].map(([id, group]) => [id, names.get(group)!]))
}
