import type {
  Act,
  Article,
  Relation,
  RelationKind,
  Statement,
  Utterance,
  Voice,
  VoiceKind,
} from '../../record.ts'
import type { Format, Material } from '../format.ts'
import { toWebAddress } from './clean-text.ts'
import { isCounted } from './is-counted.ts'
import { readDate } from './read-date.ts'
import { type LinkedThing, refer, writeLinkedData } from './write-linked-data.ts'
import { writeUrn } from './write-urn.ts'

/** The published context of schema.org names its terms with http, whatever its own address: with https, graphs would not meet. */
const CONTEXT = { '@vocab': 'http://schema.org/', url: { '@type': '@id' } }

/**
 * Who said what in the words of schema.org: articles, what stands in them as quotations and statements, what is claimed,
 * who says it, and who agrees or disagrees. It knows no confidence, no offsets and no relays; `prov` and the JSON of the
 * record do. No ClaimReview is written: whether a claim is true is for people to say.
 */
export const SCHEMA_ORG: Format = {
  name: 'schema-org',
  says: 'Articles, quotations, claims and speakers as schema.org JSON-LD, for web pages, search engines and fact checkers',
  extension: '.schema.jsonld',
  mediaType: 'application/ld+json',
  write: (material) => writeLinkedData(CONTEXT, describeMaterial(material)),
}

/** In memory is, for each statement, its utterance, for each utterance its voice, and the day of each article. */
interface Known {
  readonly utterances: Map<string, string>
  readonly voices: Map<string, string>
  readonly days: Map<string, string>
  /** Of each statement that is written, whether the voice claims its content: not what it denies, asks, demands, or did not say. */
  readonly isClaimed: Map<string, boolean>
  /** Utterances that are written as claims. */
  readonly claims: Set<string>
}

async function* describeMaterial(material: Material): AsyncGenerator<LinkedThing> {
  const known: Known = {
    utterances: new Map(),
    voices: new Map(),
    days: new Map(),
    isClaimed: new Map(),
    claims: new Set(),
  }
  for await (const { id, voice, statements } of material.utterances()) {
    known.voices.set(id, voice)
    for (const statement of statements) known.utterances.set(statement, id)
  }
  for await (const { article, statements } of material.articles()) {
    if (article.publishedAt) known.days.set(article.id, article.publishedAt)
    yield describeArticle(article)
    for (const statement of statements) {
      if (!isCounted(statement)) continue
      known.isClaimed.set(statement.id, isClaimed(statement))
      yield describeStatement(statement, { article, known })
    }
  }
  for await (const voice of material.voices()) yield describeVoice(voice)
  for await (const utterance of material.utterances()) {
    const claim = describeClaim(utterance, known)
    if (!claim) continue
    known.claims.add(utterance.id)
    yield claim
  }
  for await (const relation of material.relations()) {
    const action = describeAction(relation, known)
    if (action) yield action
  }
}

function describeArticle(article: Article): LinkedThing {
  const { id, title, outlet, publishedAt, modifiedAt, url, byline, place, language, keywords } = article
  return {
    '@id': writeUrn(id),
    '@type': 'NewsArticle',
    identifier: id,
    headline: title,
    url: toWebAddress(url),
    datePublished: typeDate(publishedAt),
    dateModified: typeDate(modifiedAt),
    // A byline may name several people, and in any form: it is given as it stands.
    creditText: byline,
    dateline: place,
    inLanguage: language,
    keywords,
    ...(outlet && {
      publisher: { '@id': writeUrn('outlet', outlet), '@type': 'NewsMediaOrganization', name: outlet },
    }),
  }
}

function describeStatement(
  statement: Statement,
  { article, known }: { readonly article: Article; readonly known: Known },
): LinkedThing {
  const { id, voice, saidAt, text } = statement
  const isQuotation = hasOwnWords(statement)
  const utterance = known.utterances.get(id)
  return {
    '@id': writeUrn(id),
    '@type': isQuotation ? 'Quotation' : 'Statement',
    identifier: id,
    text: isQuotation ? text.content : cutSentence(statement, article),
    isPartOf: refer(writeUrn(article.id)),
    ...(voice && { [isQuotation ? 'spokenByCharacter' : 'mentions']: refer(writeUrn(voice.id)) }),
    ...(utterance && isClaimed(statement) && { interpretedAsClaim: refer(writeUrn(utterance)) }),
    dateCreated: isQuotation && saidAt && saidAt.from === saidAt.to ? typeDate(saidAt.from) : undefined,
  }
}

/** What was said is for these no words of the voice, even where some stand in quotation marks: "denied that it was ‘safe’". */
const OF_OTHERS: ReadonlySet<Act | undefined> = new Set<Act>(['deny', 'reject'])

function hasOwnWords({ negated, quotation, act }: Statement): boolean {
  if (negated || quotation === 'indirect') return false
  return quotation === 'direct' || !OF_OTHERS.has(act)
}

const CLAIMING: ReadonlySet<Act> = new Set<Act>([
  'assert',
  'confirm',
  'warn',
  'accuse',
  'predict',
  'announce',
])

/** Whether the voice puts the content forward as so; what is "thought" may be doubted. In quotation marks a denial is one too: "There is no canal". */
function isClaimed({ negated, quotation, act }: Statement): boolean {
  if (negated) return false
  if (act !== undefined && CLAIMING.has(act)) return true
  return quotation === 'direct' && (act === undefined || OF_OTHERS.has(act))
}

/** The reporter's own words, from the speaker or cue to the end of the content: the content alone may turn the sense round. */
function cutSentence({ speaker, cue, content }: Statement, { text }: Article): string {
  const spans = [...speaker, ...cue, ...content]
  return text.slice(Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end)))
}

const TYPES: Readonly<Record<VoiceKind, string>> = {
  person: 'Person',
  organisation: 'Organization',
  government: 'GovernmentOrganization',
  outlet: 'NewsMediaOrganization',
  unnamed: 'Person',
  // "Residents" are no organisation, and schema.org has no word for them.
  group: 'Thing',
  document: 'CreativeWork',
}

function describeVoice({ id, name, kind, names, roles, unnamedBecause }: Voice): LinkedThing {
  const others = names.map(({ text }) => text).filter((text) => text !== name)
  const described = roles.map(({ text }) => text)
  const isPerson = kind === 'person'
  return {
    '@id': writeUrn(id),
    '@type': TYPES[kind],
    identifier: id,
    // Somebody who is not named has a description and no name.
    ...(kind === 'unnamed' ? { description: name } : { name }),
    ...(kind !== 'unnamed' && others.length > 0 && { alternateName: others }),
    ...(described.length > 0 && { [isPerson ? 'jobTitle' : 'disambiguatingDescription']: described }),
    ...(unnamedBecause && { disambiguatingDescription: [...described, unnamedBecause.text] }),
  }
}

/**
 * An utterance that is put forward as so, in its fullest wording. Of a part of a record, in the fullest that is there: of
 * others it is not known whether they put it forward.
 */
function describeClaim(
  { id, voice, wordings, saidAt, origins }: Utterance,
  known: Known,
): LinkedThing | undefined {
  const fullest = wordings.find((one) => one.statements.some((statement) => known.isClaimed.has(statement)))
  if (!fullest || fullest.statements.some((statement) => known.isClaimed.get(statement) === false))
    return undefined
  const articles = origins.flatMap((origin) => origin.articles).sort()
  return {
    '@id': writeUrn(id),
    '@type': 'Claim',
    identifier: id,
    text: fullest.text,
    author: refer(writeUrn(voice)),
    dateCreated: saidAt && saidAt.from === saidAt.to ? typeDate(saidAt.from) : undefined,
    appearance: articles.map((article) => refer(writeUrn(article))),
    firstAppearance: findFirst(articles, known.days),
  }
}

/** The article that was published first, where the days of all are known and no two share the first. */
function findFirst(articles: readonly string[], days: ReadonlyMap<string, string>) {
  const dated = articles.map((id) => ({ id, day: days.get(id)?.slice(0, 10) }))
  const [first, second] = dated.sort((a, b) => (a.day ?? '').localeCompare(b.day ?? '', 'en'))
  return first?.day === undefined || first.day === second?.day ? undefined : refer(writeUrn(first.id))
}

/** A voice that says otherwise than before disagrees with nobody else: schema.org has no word for that. */
const ACTIONS: Readonly<Partial<Record<RelationKind, string>>> = {
  agrees: 'AgreeAction',
  contradicts: 'DisagreeAction',
  denies: 'DisagreeAction',
  answers: 'ReplyAction',
}

function describeAction(relation: Relation, known: Known): LinkedThing | undefined {
  const { id, kind, from, to, claim, evidence, reason } = relation
  const type = ACTIONS[kind]
  const agent = known.voices.get(from)
  if (!type) return undefined
  const said = to !== undefined && known.claims.has(to) ? to : evidence.to
  return {
    '@id': writeUrn(id),
    '@type': type,
    identifier: id,
    ...(agent && { agent: refer(writeUrn(agent)) }),
    ...(said && { object: refer(writeUrn(said)) }),
    // Nobody in the record is found to have made it, so it has no author.
    ...(to === undefined &&
      claim && { object: { '@id': writeUrn(id, 'claim'), '@type': 'Claim', text: claim } }),
    result: refer(writeUrn(evidence.from)),
    description: reason,
  }
}

function typeDate(iso: string | undefined) {
  const date = readDate(iso)
  const type = date?.kind === 'day' ? 'Date' : 'DateTime'
  return date && { '@type': `http://schema.org/${type}`, '@value': date.value }
}
