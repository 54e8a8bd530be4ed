/**
 * Statements and relations as the tools tell them: with their report, the addresses of their words, and null for what is
 * not known.
 *
 * @module
 */
import type { z } from 'zod'
import type { Article, Passage, Relation, SaidAt, Span } from '../record.ts'
import type { FoundStatement, OpenRecord } from '../store/index.ts'
import type { citation, citedRelation, citedStatement, passage } from './answer-schemas.ts'

export type CitedPassage = z.infer<typeof passage>
export type Citation = z.infer<typeof citation>
export type CitedStatement = z.infer<typeof citedStatement>
export type CitedRelation = z.infer<typeof citedRelation>

/** Where evidence can be looked at. */
export interface Place {
  /** Where the pages are (`http://127.0.0.1:4780`); without it addresses are `hearsay://article/ID#start-end`. */
  readonly baseUrl?: string
}

/** The address of an article, or of words in it. */
export function writeAddress(article: string, { span, baseUrl }: Place & { readonly span?: Span }): string {
  const root = baseUrl === undefined ? 'hearsay:/' : baseUrl.replace(/\/+$/, '')
  return `${root}/article/${article}${span ? `#${span[0]}-${span[1]}` : ''}`
}

type Heading = Pick<Article, 'id' | 'title' | 'outlet' | 'publishedAt' | 'url'>

export function citeArticle({ id, title, outlet, publishedAt, url }: Heading, place: Place): Citation {
  return {
    article: id,
    title: title ?? null,
    outlet: outlet ?? null,
    publishedAt: publishedAt ?? null,
    url: url ?? null,
    address: writeAddress(id, place),
  }
}

/** Words of a certain article with their address; null for none. */
export function citePassage(
  words: Passage | undefined,
  { article, ...place }: Place & { readonly article: string },
): CitedPassage | null {
  if (!words) return null
  const { text, start, end } = words
  return { text, start, end, address: writeAddress(article, { ...place, span: [start, end] }) }
}

function citeDays(saidAt: SaidAt | undefined, { article, ...place }: Place & { readonly article: string }) {
  if (!saidAt) return null
  const { from, to, written, confidence } = saidAt
  return { from, to, written: citePassage(written, { article, ...place }), confidence }
}

/** What statements say, with the words of every part cut from their article's text. */
export async function citeStatements(
  record: OpenRecord,
  found: readonly FoundStatement[],
  place: Place,
): Promise<CitedStatement[]> {
  const articles = await record.loadReadArticles([...new Set(found.map(({ article }) => article.id))])
  const texts = new Map(articles.map(({ article }) => [article.id, article.text]))
  return found.map((one) => citeStatement(one, { ...place, text: texts.get(one.article.id) ?? '' }))
}

/** A statement of an article with this `text`. */
export function citeStatement(
  { statement, article, utterance }: Omit<FoundStatement, 'article'> & { readonly article: Heading },
  { text, ...place }: Place & { readonly text: string },
): CitedStatement {
  const here = { ...place, article: article.id }
  const cut = (spans: readonly Span[]): CitedPassage[] =>
    spans.map(([start, end]) => citePassage({ text: text.slice(start, end), start, end }, here)!)
  const { voice, relay = [] } = statement
  return {
    id: statement.id,
    utterance: utterance ?? null,
    voice: voice ? { id: voice.id, name: voice.name, kind: voice.kind, confidence: voice.confidence } : null,
    role: citePassage(statement.role, here),
    speaker: cut(statement.speaker),
    cue: cut(statement.cue),
    content: cut(statement.content),
    quotation: statement.quotation,
    confidence: statement.confidence,
    act: statement.act ?? null,
    certainty: statement.certainty ?? null,
    negated: citePassage(statement.negated, here),
    saidAt: citeDays(statement.saidAt, here),
    addressee: citePassage(statement.addressee, here),
    venue: citePassage(statement.venue, here),
    relay: relay.map(({ name, kind, evidence, confidence }) => ({
      name,
      kind,
      evidence: citePassage(evidence, here),
      confidence,
    })),
    firstHand: statement.firstHand ?? null,
    within: statement.within ?? null,
    decision: statement.correction?.decision ?? null,
    citation: citeArticle(article, place),
  }
}

/** Relations with the statements on each side that show them. */
export async function citeRelations(
  record: OpenRecord,
  relations: readonly Relation[],
  place: Place,
): Promise<CitedRelation[]> {
  const ids = new Set(relations.flatMap(({ evidence }) => [evidence.from, evidence.to ?? []].flat()))
  const found = await record.findStatementsById([...ids])
  const cited = await citeStatements(record, found, place)
  const byId = new Map(cited.map((one) => [one.id, one]))
  return relations.map(({ id, kind, from, to, claim, reason, confidence, evidence }) => ({
    id,
    kind,
    from,
    to: to ?? null,
    claim: claim ?? null,
    reason,
    confidence,
    evidence: {
      from: byId.get(evidence.from) ?? null,
      to: (evidence.to !== undefined && byId.get(evidence.to)) || null,
    },
  }))
}
