import { type Article, FOUND_KIND } from '../record.ts'
import { checkFindings } from './check-findings.ts'
import { makeArticle } from './make-article.ts'
import { UnreadableInput } from './open-bytes.ts'
import { readJsonArticle } from './read-json-lines.ts'
import type { Reading } from './reading.ts'

/** An article with what was found in it, as a line of `hearsay extract --whole` or a row of Parquet has it. */
export interface FoundValue {
  readonly kind: typeof FOUND_KIND
  readonly article?: unknown
  readonly statements?: unknown
  readonly voices?: unknown
  readonly happenings?: unknown
}

export function isFound(value: unknown): value is FoundValue {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === FOUND_KIND
}

/**
 * The article of an earlier run with what was found in it. Nothing is taken on trust: the article is made anew from its
 * parts and must have the same id, and every id and span of what was found must fit it. Throws UnreadableInput where
 * something does not, with what and where.
 */
export function readFound({ article: given, statements, voices, happenings }: FoundValue): Reading {
  const { id, article } = readGivenArticle(given)
  if (id !== article.id) throw refuseChanged(article, id)
  const findings = checkFindings({ statements, voices, happenings }, article)
  return { kind: 'article', article, findings }
}

/**
 * An article that another program wrote down, made anew from its parts. Throws UnreadableInput where it is none, or where it has an
 * id of ours that its content does not have.
 */
export function takeGivenArticle(given: unknown): Article {
  const { id, article } = readGivenArticle(given)
  if (id?.startsWith('art_') && id !== article.id) throw refuseChanged(article, id)
  return article
}

function readGivenArticle(given: unknown): { readonly id?: string; readonly article: Article } {
  const read = readJsonArticle(given ?? null)
  if (!read) throw new UnreadableInput('"article": expected an article, got another kind of thing')
  return { id: read.id, article: makeArticle(read.draft, { from: read.from ?? '-' }) }
}

function refuseChanged({ id }: Article, got: string | undefined): UnreadableInput {
  return new UnreadableInput(
    `"article.id": expected ${id}, which its content has, got ${JSON.stringify(got ?? null)}; ` +
      'it was changed since it was extracted: extract it again',
  )
}
