import type { Article, Hand, Hop, Origin, Statement, Utterance, Voice, VoiceKind } from '../../record.ts'
import type { Format, Material } from '../format.ts'
import { toWebAddress } from './clean-text.ts'
import { isCounted } from './is-counted.ts'
import { readDate } from './read-date.ts'
import { type LinkedThing, refer, writeLinkedData } from './write-linked-data.ts'
import { writeUrn } from './write-urn.ts'

const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  dcterms: 'http://purl.org/dc/terms/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  hearsay: 'urn:hearsay:terms:',
  'hearsay:confidence': { '@type': 'xsd:decimal' },
  'hearsay:start': { '@type': 'xsd:integer' },
  'hearsay:end': { '@type': 'xsd:integer' },
  'hearsay:saidFrom': { '@type': 'xsd:date' },
  'hearsay:saidTo': { '@type': 'xsd:date' },
}

/**
 * On whose word we have it, as PROV-O: each saying is an activity of its voice, what was said an entity that it made, and
 * each article's wording an entity that was quoted or derived from that, through the hands that passed it on. Where an
 * article does not show how it knows, nothing stands between, and it has no primary source.
 */
export const PROV: Format = {
  name: 'prov',
  says: 'Relays and origins as PROV-O JSON-LD: who said it, through whose hands it came, for provenance tools',
  extension: '.prov.jsonld',
  mediaType: 'application/ld+json',
  write: (material) => writeLinkedData(CONTEXT, describeMaterial(material)),
}

/** What is known of an utterance in one article. */
interface Way {
  readonly utterance: string
  readonly hops: readonly Hop[]
  readonly origin?: Origin
}

async function* describeMaterial(material: Material): AsyncGenerator<LinkedThing> {
  // How each article came to each utterance is in memory while articles are written, without any words of theirs.
  const utterances = new Map<string, string>()
  const ways = new Map<string, Way>()
  for await (const utterance of material.utterances()) {
    for (const statement of utterance.statements) utterances.set(statement, utterance.id)
    for (const [article, way] of listWays(utterance)) ways.set(`${utterance.id} ${article}`, way)
  }
  const told = new Set<string>()
  const negated = new Set<string>()
  for await (const { article, statements } of material.articles()) {
    yield describeArticle(article)
    for (const statement of statements.filter(isCounted)) {
      if (statement.negated) negated.add(statement.id)
      const way = ways.get(`${utterances.get(statement.id)} ${article.id}`)
      yield describeStatement(statement, { article, way })
      // A hand's telling is the same for all articles that have it from there: it is written once.
      for (const thing of way ? describeTellings(statement, way) : []) {
        const key = JSON.stringify([thing['@id'], thing['prov:wasDerivedFrom']])
        if (!told.has(key)) yield thing
        told.add(key)
      }
    }
  }
  for await (const voice of material.voices()) yield describeVoice(voice)
  for await (const utterance of material.utterances()) {
    // "He would not say": there was no saying.
    if (!utterance.statements.every((id) => negated.has(id))) yield* describeUtterance(utterance)
  }
}

function* listWays({ id, hops, origins }: Utterance): Generator<[article: string, way: Way]> {
  for (const origin of origins) {
    for (const article of origin.articles) {
      const own = hops.filter((hop) => hop.article === article)
      yield [article, { utterance: id, hops: own, origin }]
    }
  }
}

function describeArticle({ id, title, outlet, publishedAt, url }: Article): LinkedThing {
  return {
    '@id': writeUrn(id),
    '@type': 'prov:Entity',
    'dcterms:title': title,
    'dcterms:issued': typeDate(publishedAt),
    ...(toWebAddress(url) && { 'dcterms:source': refer(toWebAddress(url)!) }),
    ...(outlet && { 'prov:wasAttributedTo': describeHand({ name: outlet, kind: 'outlet' }) }),
  }
}

interface Reported {
  readonly article: Article
  readonly way?: Way
}

/** One article's wording: the words and their place, and what they come from. */
function describeStatement(statement: Statement, { article, way }: Reported): LinkedThing {
  const { id, content, text, confidence, quotation, negated } = statement
  return {
    '@id': writeUrn(id),
    '@type': ['prov:Entity', 'hearsay:Statement'],
    'prov:value': text.content,
    'dcterms:isPartOf': refer(writeUrn(article.id)),
    'hearsay:quotation': quotation,
    'hearsay:act': statement.act,
    'hearsay:start': String(content[0]?.[0] ?? 0),
    'hearsay:end': String(content.at(-1)?.[1] ?? 0),
    'hearsay:confidence': String(confidence),
    // What the voice did not say is taken from nothing that it said.
    ...(negated ? { 'hearsay:negated': negated.text } : way && describeDerivation(statement, way)),
  }
}

function describeDerivation(statement: Statement, way: Way): LinkedThing {
  const { relay = [], quotation } = statement
  const saying = writeUrn(way.utterance)
  const nearest = relay.at(-1)
  const from = nearest ? nameTelling(nearest, { statement, way }) : saying
  const isQuoted = quotation !== 'indirect'
  const others = way.hops.filter(({ kind }) => kind !== 'relay' && kind !== 'first hand')
  const source = findPrimarySource(way)
  return {
    [isQuoted ? 'prov:wasQuotedFrom' : 'prov:wasDerivedFrom']: refer(from),
    ...(source && { 'prov:hadPrimarySource': refer(source) }),
    ...(others.length > 0 && {
      'prov:qualifiedDerivation': others.map((hop) => describeHop(hop, way)),
    }),
  }
}

/** The saying itself where the outlet was there, the telling of the origin where that one is known, else nothing. */
function findPrimarySource({ utterance, hops, origin }: Way): string | undefined {
  if (hops.some(({ kind }) => kind === 'first hand')) return writeUrn(utterance)
  if (!origin || origin.kind === 'unknown') return undefined
  return writeUrn(utterance, 'told-by', origin.name)
}

/** Why an article is taken to have it from another article or a hand: a credit, a feed, a link, a shared text. */
function describeHop(
  { kind, through, from, evidence, reason, confidence }: Hop,
  { utterance }: Way,
): LinkedThing {
  return {
    '@type': 'prov:Derivation',
    'prov:entity': refer(from ? writeUrn(from) : writeUrn(utterance, 'told-by', through)),
    'hearsay:way': kind,
    'hearsay:evidence': evidence?.text,
    'rdfs:comment': reason,
    'hearsay:confidence': String(confidence),
  }
}

/** What each hand told of it, the nearest to the voice first, and what the origin told. */
function* describeTellings(statement: Statement, way: Way): Generator<LinkedThing> {
  const { relay = [], negated } = statement
  if (negated) return
  let from = writeUrn(way.utterance)
  for (const hand of relay) {
    const id = nameTelling(hand, { statement, way })
    yield describeTelling(id, { from, hand })
    from = id
  }
  for (const { kind, through, from: article } of way.hops) {
    if (article !== undefined || kind === 'relay' || kind === 'first hand') continue
    yield describeTelling(writeUrn(way.utterance, 'told-by', through), { hand: { name: through } })
  }
  const { origin } = way
  if (!origin || origin.kind === 'unknown') return
  const first = writeUrn(way.utterance, 'told-by', origin.name)
  yield describeTelling(first, { from: writeUrn(way.utterance), hand: { name: origin.name } })
}

function describeTelling(
  id: string,
  { from, hand }: { readonly from?: string; readonly hand: Pick<Hand, 'name'> & { kind?: VoiceKind } },
): LinkedThing {
  return {
    '@id': id,
    '@type': ['prov:Entity', 'hearsay:Telling'],
    ...(from && { 'prov:wasDerivedFrom': refer(from) }),
    'prov:wasAttributedTo': describeHand(hand, id),
  }
}

/** "A port official" may be somebody else in another article. */
const isKnownAgain = ({ name, kind }: Pick<Hand, 'name'> & { kind?: VoiceKind }): boolean =>
  kind !== 'unnamed' && kind !== 'group' && kind !== 'document' && /\p{Lu}/u.test(name)

function nameTelling(hand: Hand, { statement, way }: { statement: Statement; way: Way }): string {
  const name = hand.name.replace(/^the\s+(?=\p{Lu})/u, '')
  return isKnownAgain(hand)
    ? writeUrn(way.utterance, 'told-by', name)
    : writeUrn(way.utterance, 'told-by', name, 'in', statement.id)
}

function describeHand(hand: Pick<Hand, 'name'> & { kind?: VoiceKind }, telling?: string): LinkedThing {
  const name = hand.name.replace(/^the\s+(?=\p{Lu})/u, '')
  const id = telling === undefined || isKnownAgain(hand) ? writeUrn('hand', name) : `${telling}:hand`
  return { '@id': id, '@type': nameAgent(hand.kind), 'rdfs:label': name }
}

function nameAgent(kind: VoiceKind | undefined): string | string[] {
  if (kind === 'person') return ['prov:Agent', 'prov:Person']
  const isOrganised = kind === 'organisation' || kind === 'government' || kind === 'outlet'
  return isOrganised ? ['prov:Agent', 'prov:Organization'] : 'prov:Agent'
}

function describeVoice({ id, name, kind, roles }: Voice): LinkedThing {
  return {
    '@id': writeUrn(id),
    '@type': nameAgent(kind),
    'rdfs:label': name,
    'hearsay:voiceKind': kind,
    ...(roles.length > 0 && { 'dcterms:description': roles.map(({ text }) => text) }),
  }
}

function* describeUtterance({ id, voice, saidAt, origins, confidence }: Utterance): Generator<LinkedThing> {
  const saying = writeUrn(id, 'saying')
  yield {
    '@id': saying,
    '@type': ['prov:Activity', 'hearsay:Saying'],
    'prov:wasAssociatedWith': refer(writeUrn(voice)),
    // Days are no moments, so these are not `prov:startedAtTime` and `prov:endedAtTime`.
    'hearsay:saidFrom': saidAt?.from,
    'hearsay:saidTo': saidAt?.to,
  }
  yield {
    '@id': writeUrn(id),
    '@type': ['prov:Entity', 'hearsay:Utterance'],
    'prov:wasGeneratedBy': refer(saying),
    'prov:wasAttributedTo': refer(writeUrn(voice)),
    'hearsay:knownOrigins': origins.filter(({ kind }) => kind !== 'unknown').length,
    'hearsay:unknownOrigins': origins.filter(({ kind }) => kind === 'unknown').length,
    'hearsay:confidence': String(confidence),
  }
}

function typeDate(iso: string | undefined) {
  const date = readDate(iso)
  const type = date?.kind === 'day' ? 'date' : 'dateTime'
  return date && { '@type': `xsd:${type}`, '@value': date.value }
}
