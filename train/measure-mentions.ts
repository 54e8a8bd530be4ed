/**
 * npx tsx train/measure-mentions.ts [CORPUS]
 *
 * How well `resolve` tells who the people and organisations of an article are, and which of other articles are the same,
 * measured on MEANTIME (the folder with `intra_cross-doc_annotation`, 120 Wikinews articles, title and first
 * five sentences). B-cubed over mentions: for each gold mention the share of its gold cluster that stands in the same system
 * cluster (recall), and the other way round (precision). A gold mention that the system has not counts as recall 0; a
 * system mention of a person or body that gold has not counts as precision 0. A mention is the same where both end at the
 * same word, or where one stands inside the other and the names in them are the same; articles and titles do not count.
 * Within articles a cluster is a figure of `resolve`; across articles it is a voice of `relate`.
 *
 * Names alone are measured as well: gold has descriptions ("the biggest contractor") that are no voices.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { annotate } from '../src/annotate/index.ts'
import type { ArticleVoice, Span } from '../src/record.ts'
import { joinVoices } from '../src/relate/join-voices.ts'
import { castFigures } from '../src/resolve/cast-figures.ts'
import type { Figure } from '../src/resolve/figures.ts'
import { findMentions } from '../src/resolve/find-mentions.ts'

interface Mention {
  readonly article: string
  readonly span: Span
  readonly form: 'name' | 'other'
  readonly inArticle: string
  acrossArticles: string
}

const folder = join(process.argv[2] ?? '../shared/corpora/meantime', 'intra_cross-doc_annotation')

/** Many mentions have no `syntactic_type`: a name is what ends in a word with a capital. */
const NAME = /(?:^|[\s-])(?!(?:He|She|It|They|We|I|This|Their|Its|His|Her|Who)\b)\p{Lu}[^\s]*(?:\s+['’]s)?$/u

interface GoldArticle {
  readonly id: string
  readonly text: string
  readonly date: string | undefined
  readonly mentions: readonly Mention[]
  /** Where the annotated part ends. */
  readonly end: number
}

function readArticle(path: string, id: string): GoldArticle {
  const xml = readFileSync(path, 'utf8')
  const { text, spans, end } = readTokens(xml)
  const entities = readEntities(xml)
  const entityOf = readLinks(xml)
  const mentions: Mention[] = []
  for (const [, attributes, body] of xml.matchAll(/<ENTITY_MENTION ([^>]*)>([\s\S]*?)<\/ENTITY_MENTION>/g)) {
    const words = [...body!.matchAll(/t_id="(\d+)"/g)].map(([, token]) => spans.get(token!)!)
    if (words.length === 0) continue
    const span: Span = [words[0]![0], words.at(-1)![1]]
    if (span[1] > end) continue
    const entity = entities.get(entityOf.get(attribute(attributes!, 'm_id')) ?? '')
    if (!entity || !/^(?:PER|ORG)$/.test(entity.type)) continue
    const form = NAME.test(text.slice(...span)) ? 'name' : 'other'
    mentions.push({
      article: id,
      span,
      form,
      inArticle: `${id} ${entity.id}`,
      acrossArticles: entity.instance,
    })
  }
  const date = /<TIMEX3 [^>]*functionInDocument="CREATION_TIME"[^>]*value="([^"]*)"/.exec(xml)?.[1]
  return { id, text, date: /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0], mentions, end }
}

/** The text as a reader has it, a sentence a line: MEANTIME keeps only its words. */
function readTokens(xml: string): { text: string; spans: Map<string, Span>; end: number } {
  const spans = new Map<string, Span>()
  let text = ''
  let sentence: string | undefined
  let end = 0
  for (const [, in_, id, raw] of xml.matchAll(
    /<token [^>]*?sentence="(\d+)" t_id="(\d+)">([^<]*)<\/token>/g,
  )) {
    const word = raw!.replace(/&(amp|quot|apos|lt|gt);/g, (_, name: string) => ENTITIES[name]!)
    const joins = /^(?:'s|'|n't|[,.;:)%?!])$/.test(word) || /[($]$/.test(text)
    if (in_ !== sentence) text += text === '' ? '' : '\n'
    else if (!joins) text += ' '
    sentence = in_
    spans.set(id!, [text.length, text.length + word.length])
    text += word
    if (Number(sentence) <= LAST_SENTENCE) end = text.length
  }
  return { text, spans, end }
}

/** Title, and the five sentences that all annotators were asked to do; later ones have a few seed entities only. */
const LAST_SENTENCE = 5

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' }

const attribute = (attributes: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''

function readEntities(xml: string): Map<string, { id: string; type: string; instance: string }> {
  const entities = new Map<string, { id: string; type: string; instance: string }>()
  for (const [, attributes] of xml.matchAll(/<ENTITY ([^>]*)\/>/g)) {
    const id = attribute(attributes!, 'm_id')
    const known = attribute(attributes!, 'external_ref') || attribute(attributes!, 'instance_id')
    entities.set(id, { id, type: attribute(attributes!, 'ent_type'), instance: known })
  }
  return entities
}

function readLinks(xml: string): Map<string, string> {
  const links = new Map<string, string>()
  for (const [, body] of xml.matchAll(/<REFERS_TO[^>]*>([\s\S]*?)<\/REFERS_TO>/g)) {
    const target = /<target m_id="(\d+)"/.exec(body!)?.[1]
    for (const [, source] of body!.matchAll(/<source m_id="(\d+)"/g)) if (target) links.set(source!, target)
  }
  return links
}

const KINDS = new Set(['person', 'organisation', 'outlet', 'government'])

interface Found {
  readonly mentions: readonly Mention[]
  readonly voices: readonly ArticleVoice[]
}

function findInArticle({ id, text, date, end }: GoldArticle): Found {
  const document = annotate({ text, date })
  const mentions = findMentions(document)
  const { figureAt } = castFigures(document, { statements: [], mentions, citings: new Map() })
  const numbers = new Map<Figure, number>()
  const found: Mention[] = []
  for (const mention of mentions.list) {
    const figure = figureAt.get(mention.head)
    const isPlace = mention.name?.kind === 'place'
    if (!figure || !KINDS.has(figure.kind) || isPlace || mention.end > end) continue
    if (!numbers.has(figure)) numbers.set(figure, numbers.size)
    const key = `${id} ${numbers.get(figure)}`
    const form = mention.form === 'name' ? 'name' : 'other'
    found.push({ article: id, span: [mention.start, mention.end], form, inArticle: key, acrossArticles: key })
  }
  const voices = [...numbers].map(
    ([{ name, kind, names, roles, mentions: all }, number]): ArticleVoice => ({
      id: `${id} ${number}`,
      article: id,
      name,
      kind,
      names: [...names].map(([form, count]) => ({ text: form, count })),
      roles: roles.map(({ passage }) => passage),
      mentions: all.map(({ start, end: to }) => [start, to] as const),
    }),
  )
  return { mentions: found, voices }
}

/** Words that may be left out at the head of a mention. */
const LEADING = /^(?:the|a|an|mr|mrs|ms|dr)\.? /i

function pairMentions(
  text: string,
  { gold, found }: { gold: readonly Mention[]; found: readonly Mention[] },
): Map<Mention, Mention> {
  const pairs = new Map<Mention, Mention>()
  const free = new Set(found)
  const words = ({ span: [start, end] }: Mention) =>
    text
      .slice(start, end)
      .replace(LEADING, '')
      .replace(/['’]s?$/, '')
  const tests: ((a: Mention, b: Mention) => boolean)[] = [
    (a, b) => a.span[0] < b.span[1] && b.span[0] < a.span[1] && words(a) === words(b),
    (a, b) => a.span[1] === b.span[1],
    (a, b) => a.form === b.form && a.span[0] <= b.span[0] && b.span[1] <= a.span[1],
  ]
  for (const test of tests)
    for (const one of gold) {
      if (pairs.has(one)) continue
      const other = [...free].find((candidate) => test(one, candidate))
      if (!other) continue
      pairs.set(one, other)
      free.delete(other)
    }
  return pairs
}

interface Scored {
  readonly gold: readonly Mention[]
  readonly found: readonly Mention[]
  readonly pairs: ReadonlyMap<Mention, Mention>
}

function scoreBCubed({ gold, found, pairs }: Scored, keyOf: (mention: Mention) => string): number[] {
  const back = new Map([...pairs].map(([one, other]) => [other, one]))
  const recall = averageShare(gold, { keyOf, other: pairs })
  const precision = averageShare(found, { keyOf, other: back })
  return [precision, recall, (2 * precision * recall) / (precision + recall)]
}

function averageShare(
  side: readonly Mention[],
  { keyOf, other }: { keyOf: (mention: Mention) => string; other: ReadonlyMap<Mention, Mention> },
): number {
  const clusters = groupBy(side, keyOf)
  let sum = 0
  for (const mention of side) {
    const partner = other.get(mention)
    if (!partner) continue
    const cluster = clusters.get(keyOf(mention))!
    const together = cluster.filter((one) => other.has(one) && keyOf(other.get(one)!) === keyOf(partner))
    sum += together.length / cluster.length
  }
  return sum / side.length
}

function groupBy(side: readonly Mention[], keyOf: (mention: Mention) => string): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>()
  for (const mention of side) groups.set(keyOf(mention), [...(groups.get(keyOf(mention)) ?? []), mention])
  return groups
}

const articles = readdirSync(folder).flatMap((part) =>
  readdirSync(join(folder, part)).map((file) => readArticle(join(folder, part, file), file)),
)
const results = articles.map((article) => ({ article, found: findInArticle(article) }))
const joined = joinVoices(
  results.flatMap(({ found }) => found.voices),
  { storyOf: (article) => articles.findIndex(({ id }) => id === article) },
)
const voiceOf = new Map(joined.flatMap(({ id, members }) => members.map((member) => [member, id] as const)))
for (const { found } of results)
  for (const mention of found.mentions) mention.acrossArticles = voiceOf.get(mention.inArticle)!
for (const { article } of results)
  for (const mention of article.mentions)
    if (mention.acrossArticles === '') mention.acrossArticles = mention.inArticle

console.log(`${' '.repeat(36)}gold   found   both  precision  recall  B-cubed F1`)
for (const forms of ['all mentions', 'names'] as const) {
  const isWanted = ({ form }: Mention) => forms === 'all mentions' || form === 'name'
  const gold = articles.flatMap(({ mentions }) => mentions.filter(isWanted))
  const found = results.flatMap(({ found: { mentions } }) => mentions.filter(isWanted))
  const pairs = new Map(
    results.flatMap(({ article: { text, mentions }, found: { mentions: own } }) => [
      ...pairMentions(text, { gold: mentions.filter(isWanted), found: own.filter(isWanted) }),
    ]),
  )
  for (const [where, keyOf] of [
    ['within articles', (mention: Mention) => mention.inArticle],
    ['across articles', (mention: Mention) => mention.acrossArticles],
  ] as const) {
    const scores = scoreBCubed({ gold, found, pairs }, keyOf).map((score) =>
      (100 * score).toFixed(1).padStart(8),
    )
    const counts = [gold.length, found.length, pairs.size].map((count) => String(count).padStart(7))
    console.log(`${`${forms}, ${where}`.padEnd(33)}${counts.join('')}${scores.join('')}`)
  }
}
