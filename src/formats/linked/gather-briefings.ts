import { groupBy } from '../../group-by.ts'
import type { Article, Difference, Relation, Statement, Story, Utterance, Wording } from '../../record.ts'
import type { Material } from '../format.ts'
import { cleanLine, toWebAddress } from './clean-text.ts'
import { isCounted } from './is-counted.ts'
import { tellDay, tellDays } from './read-date.ts'
import { count, tellOrigins } from './tell-origins.ts'
import {
  introduce,
  nameSpeaker,
  quoteWords,
  tellCircumstances,
  tellConfidence,
  tellHands,
  tellRelation,
  tellVerb,
} from './tell-saying.ts'

/** A story as an editor reads it. All words are plain text, and as hostile as articles are: whoever writes it escapes it. */
export interface Briefing {
  readonly title: string
  /** The days on which it was published. */
  readonly days?: string
  readonly articles: readonly BriefedArticle[]
  /** In the order in which it was said or published, what has no day last. */
  readonly sayings: readonly BriefedSaying[]
  /** What is told as said or thought without a word of who: of nobody, it is no utterance. In the same order. */
  readonly unattributed: readonly BriefedSaying[]
  /** Denials, contradictions, reversals, answers and agreements, in that order. */
  readonly relations: readonly BriefedRelation[]
}

export interface BriefedArticle {
  readonly id: string
  readonly outlet: string
  readonly title: string
  /** `8 March 2023`, or that there is none. */
  readonly day: string
  readonly publishedAt?: string
  readonly address?: string
  readonly language?: string
}

/** One utterance: who said it, and each of its wordings, the fullest first. */
export interface BriefedSaying {
  /** With the role that the article gives. */
  readonly speaker: string
  readonly circumstances: string
  readonly wordings: readonly BriefedWording[]
  readonly origins?: string
}

export interface BriefedWording {
  /** With the quotation marks of the article. */
  readonly words: string
  /** How it differs from the fullest: `number changed: “100” became “120”`. */
  readonly differences: readonly string[]
  readonly reports: readonly BriefedReport[]
}

/** Where the words stand, so that anybody can check them. */
export interface BriefedReport {
  readonly article: BriefedArticle
  /** `art_1f… 86–181`: the article and the offsets of the words in its text. */
  readonly place: string
  /** Through whom the article has it, where it shows that; how sure it is that these words are said so, and by this voice. */
  readonly asides: string
}

export interface BriefedRelation {
  readonly sentence: string
  readonly sides: readonly { readonly lead: string; readonly words: string; readonly report: BriefedReport }[]
  /** What is denied, where nobody in the record is found to have said it. */
  readonly openClaim?: string
  readonly reason: string
  readonly sureness: string
}

/** A statement without the text of its article. */
interface Told {
  readonly statement: Statement
  readonly article: BriefedArticle
  readonly publishedAt: string
}

/** What briefings are cut from. Stories are told one by one, but any may have any article, so that all of this is in memory. */
interface Shelf {
  readonly articles: Map<string, BriefedArticle>
  readonly told: Map<string, Told>
  readonly utterances: Map<string, Utterance>
  /** The utterances of each article. */
  readonly utterancesOf: Map<string, Set<string>>
  readonly relationsOf: Map<string, Relation[]>
}

/** Story by story, and last the articles that are in none. The texts of articles are not kept; see `Shelf` for what is. */
export async function* gatherBriefings(material: Material): AsyncGenerator<Briefing> {
  const shelf = await fillShelf(material)
  const left = new Set(shelf.articles.keys())
  for await (const story of material.stories()) {
    const articles = story.articles.filter((id) => shelf.articles.has(id))
    for (const id of articles) left.delete(id)
    if (articles.length > 0) yield brief({ ...story, articles }, shelf)
  }
  if (left.size > 0) yield brief({ title: 'Articles that are in no story', articles: [...left] }, shelf)
}

async function fillShelf(material: Material): Promise<Shelf> {
  const shelf: Shelf = {
    articles: new Map(),
    told: new Map(),
    utterances: new Map(),
    utterancesOf: new Map(),
    relationsOf: new Map(),
  }
  for await (const { article, statements } of material.articles()) {
    const briefed = describeArticle(article)
    shelf.articles.set(article.id, briefed)
    for (const statement of statements.filter(isCounted)) {
      shelf.told.set(statement.id, { statement, article: briefed, publishedAt: article.publishedAt ?? '' })
    }
  }
  const single = new Set(shelf.told.keys())
  for await (const utterance of material.utterances()) {
    for (const id of utterance.statements) single.delete(id)
    shelveUtterance(utterance, shelf)
  }
  // In a record that is not related yet each statement stands for itself.
  for (const id of single) shelveUtterance(makeUtterance(shelf.told.get(id)!), shelf)
  for await (const relation of material.relations()) {
    for (const end of new Set([relation.from, relation.to ?? relation.from])) {
      const known = shelf.relationsOf.get(end)
      if (known) known.push(relation)
      else shelf.relationsOf.set(end, [relation])
    }
  }
  return shelf
}

function shelveUtterance(utterance: Utterance, { told, utterances, utterancesOf }: Shelf): void {
  utterances.set(utterance.id, utterance)
  for (const id of utterance.statements) {
    const article = told.get(id)?.article.id
    if (article === undefined) continue
    utterancesOf.set(article, (utterancesOf.get(article) ?? new Set()).add(utterance.id))
  }
}

/** In place of a voice, for words that are nobody's. */
const NOBODY = ''

function makeUtterance({ statement }: Told): Utterance {
  const { id, voice, saidAt, text, quotation } = statement
  return {
    ...{ id, voice: voice?.id ?? NOBODY, confidence: 1, statements: [id], origins: [], hops: [] },
    ...(saidAt && { saidAt }),
    wordings: [{ text: text.content, quotation, differences: [], statements: [id] }],
  }
}

function describeArticle({ id, outlet, title, publishedAt, url, language }: Article): BriefedArticle {
  const address = toWebAddress(url)
  return {
    id,
    outlet: outlet ? cleanLine(outlet) : 'outlet not known',
    title: title ? cleanLine(title) : 'without a title',
    day: publishedAt ? cleanLine(tellDay(publishedAt)) : 'no date',
    ...(publishedAt && { publishedAt }),
    ...(address && { address }),
    ...(language && { language }),
  }
}

function brief(
  { title, articles, from, to }: Pick<Story, 'title' | 'articles' | 'from' | 'to'>,
  shelf: Shelf,
): Briefing {
  const ids = new Set(articles.flatMap((id) => [...(shelf.utterancesOf.get(id) ?? [])]))
  const utterances = [...ids].map((id) => shelf.utterances.get(id)!)
  const relations = new Set(utterances.flatMap(({ id }) => shelf.relationsOf.get(id) ?? []))
  const times = new Map(utterances.map((one) => [one.id, findTime(one, shelf)]))
  const inOrder = utterances.sort(
    (a, b) => compareText(times.get(a.id)!, times.get(b.id)!) || compareText(a.id, b.id),
  )
  const attributed = inOrder.filter(({ voice }) => voice !== NOBODY)
  const unattributed = inOrder.filter(({ voice }) => voice === NOBODY)
  return {
    title: cleanLine(title),
    ...(from && { days: tellDays({ from, to }) }),
    articles: articles.map((id) => shelf.articles.get(id)!).sort(compareArticles),
    sayings: attributed.flatMap((utterance) => describeSaying(utterance, shelf)),
    unattributed: unattributed.flatMap((utterance) => describeSaying(utterance, shelf)),
    relations: [...relations].sort(compareRelations).flatMap((relation) => describeRelation(relation, shelf)),
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What has no day stands behind all that has one. */
const NEVER = '~'
const compareArticles = (a: BriefedArticle, b: BriefedArticle): number =>
  compareText(a.publishedAt ?? NEVER, b.publishedAt ?? NEVER) || compareText(a.id, b.id)

const ORDER: readonly Relation['kind'][] = ['denies', 'contradicts', 'reverses', 'answers', 'agrees']
const compareRelations = (a: Relation, b: Relation): number =>
  ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.confidence - a.confidence || compareText(a.id, b.id)

function findTime({ saidAt, statements }: Utterance, { told }: Shelf): string {
  if (saidAt) return saidAt.from
  const published = statements.map((id) => told.get(id)?.publishedAt || NEVER)
  return published.sort()[0] ?? NEVER
}

function describeSaying({ wordings, origins, statements, saidAt }: Utterance, shelf: Shelf): BriefedSaying[] {
  const shown = [...(wordings[0]?.statements ?? []), ...statements]
    .map((id) => shelf.told.get(id))
    .find((one) => one !== undefined)
  if (!shown) return []
  return [
    {
      speaker: introduce(shown.statement),
      // Another article may have told the day.
      circumstances: tellCircumstances({ ...shown.statement, ...(saidAt && { saidAt }) }),
      wordings: wordings.flatMap((wording) => describeWording(wording, shelf)),
      ...(origins.length > 0 && { origins: tellOrigins(origins) }),
    },
  ]
}

/** Articles that share a wording may still differ in marks and capitals: each has the words that stand in it. */
function describeWording({ differences, statements }: Wording, shelf: Shelf): BriefedWording[] {
  const told = statements.flatMap((id) => shelf.told.get(id)?.statement ?? [])
  const alike = groupBy(told, ({ text, quotation }) => quoteWords(text.content, quotation))
  return [...alike].map(([words, those]) => ({
    words,
    differences: differences.map(tellDifference),
    reports: those.flatMap(({ id }) => describeReport(id, shelf)),
  }))
}

function tellDifference({ kind, lost, won }: Difference): string {
  if (lost && won) return cleanLine(`${kind}: “${lost}” became “${won}”`)
  if (lost) return cleanLine(`${kind}: without “${lost}”`)
  return won ? cleanLine(`${kind}: with “${won}”`) : kind
}

/** From here on a voice is as good as sure. */
const SURE_VOICE = 0.95

function describeReport(id: string, { told }: Pick<Shelf, 'told'>): BriefedReport[] {
  const found = told.get(id)
  if (!found) return []
  const { statement, article } = found
  const { content, confidence, voice } = statement
  const spans = content.map(([start, end]) => `${start}–${end}`).join(', ')
  const isUnsure = voice !== undefined && voice.confidence < SURE_VOICE
  const asides = [
    ...tellHands(statement),
    `that it is said so: ${tellConfidence(confidence)}`,
    ...(isUnsure ? [`by whom: ${tellConfidence(voice.confidence)}`] : []),
  ]
  return [{ article, place: `${article.id} ${spans}`, asides: asides.join('; ') }]
}

function describeRelation(relation: Relation, shelf: Shelf): BriefedRelation[] {
  const { evidence, claim, reason, confidence, to } = relation
  const from = shelf.told.get(evidence.from)
  if (!from) return []
  const other = evidence.to === undefined ? undefined : shelf.told.get(evidence.to)
  const sentence = tellRelation(relation, {
    from: nameSpeaker(from.statement),
    ...(other && { to: `${nameSpeaker(other.statement)} ${tellVerb(other.statement)}` }),
    act: from.statement.act,
  })
  return [
    {
      sentence,
      sides: [from, ...(other ? [other] : [])].map(({ statement }) => ({
        lead: `${nameSpeaker(statement)} ${tellCircumstances(statement)}`,
        words: quoteWords(statement.text.content, statement.quotation),
        report: describeReport(statement.id, shelf)[0]!,
      })),
      ...(to === undefined && claim !== undefined && { openClaim: claim }),
      reason: cleanLine(reason),
      sureness: tellConfidence(confidence),
    },
  ]
}

/** `6 March 2023 to 14 March 2023 · 8 articles · 54 utterances · 3 of nobody known`. */
export function tellExtent({ days, articles, sayings, unattributed }: Briefing): string {
  return [
    days,
    count(articles.length, 'article'),
    count(sayings.length, 'utterance'),
    ...(unattributed.length > 0 ? [`${unattributed.length} of nobody known`] : []),
  ]
    .filter(Boolean)
    .join(' · ')
}
