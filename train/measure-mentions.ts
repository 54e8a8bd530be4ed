/**
 * npx tsx train/measure-mentions.ts [CORPUS] [--errors]
 *
 * How well `resolve` tells who the people and organisations of an article are, and which of other articles are the same,
 * measured on MEANTIME (the folder with `intra_cross-doc_annotation`, 120 Wikinews articles, title and first
 * five sentences). B-cubed over mentions: for each gold mention the share of its gold cluster that stands in the same system
 * cluster (recall), and the other way round (precision). A gold mention that the system has not counts as recall 0; a
 * system mention of a person or body that gold has not counts as precision 0. Gold's entities of the types PER and ORG
 * count, whatever form their mentions have: names, descriptions, pronouns. Of the program's, all figures that are a person,
 * organisation, outlet or government count; names of places do not, nor names of which it says itself that it does not know
 * what they are ("A380"). Within articles a cluster is a figure of `resolve`; across articles it is a voice of `relate`.
 *
 * Two mentions are the same where each has the head of the other: the last word before a preposition, mark or relative
 * pronoun. Several ("Norvane and Telmar") are the same as several only. Nothing is given for one of two words alike.
 *
 * Counted twice. By mention, every span stands for itself. By place, spans of one entity inside a wider one of it count
 * once: the annotators marked "the carmaker Chrysler", "the carmaker" and "Chrysler", the program has the first as a name
 * with a role; and "General Mills (GM)" is one place for the program as well. Names alone are measured too: a place is a
 * name's where one of its spans ends in a word with a capital. `--errors` prints what is missing, too much, parted and merged.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { annotate } from '../src/annotate/index.ts'
import type { ArticleVoice, Span } from '../src/record.ts'
import { createMemoryShelf } from '../src/relate/memory-shelf.ts'
import { updateVoices } from '../src/relate/update-voices.ts'
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

const withErrors = process.argv.includes('--errors')
const corpus = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
const folder = join(corpus ?? '../shared/corpora/meantime', 'intra_cross-doc_annotation')

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
      acrossArticles: entity.instance || `${id} ${entity.id}`,
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
    if (!figure || figure.isOfOpenKind || !KINDS.has(figure.kind) || isPlace || mention.end > end) continue
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

/** A place where gold speaks of somebody: its widest mention, and those of the same entity inside it. */
interface Place extends Mention {
  readonly inside: readonly Mention[]
}

/** "The carmaker Chrysler", "the carmaker" and "Chrysler", which the annotators marked each, are one place. */
function gatherPlaces(mentions: readonly Mention[]): Place[] {
  const isWithin = (inner: Mention, outer: Mention) =>
    inner !== outer &&
    inner.inArticle === outer.inArticle &&
    outer.span[0] <= inner.span[0] &&
    inner.span[1] <= outer.span[1] &&
    (lengthOf(inner) < lengthOf(outer) || mentions.indexOf(inner) > mentions.indexOf(outer))
  return mentions
    .filter((one) => !mentions.some((outer) => isWithin(one, outer)))
    .map((one) => {
      const inside = mentions.filter((inner) => inner === one || isWithin(inner, one))
      const form = inside.some((inner) => inner.form === 'name') ? 'name' : 'other'
      return { ...one, form, inside }
    })
}

const lengthOf = ({ span: [start, end] }: Mention): number => end - start

/** The word that carries a mention: the last one before a preposition, a mark or a relative pronoun, the first of all left out. */
function headOf(text: string, { span: [start, end] }: Mention): Span {
  const words = text.slice(start, end)
  const stop = words
    .slice(1)
    .search(/,|\(|:|\s(?:of|in|at|for|from|on|to|with|by|who|which|that|whose|and|or|as)\s/)
  const core = stop < 0 ? words : words.slice(0, stop + 1)
  const last = /\S+\s*$/.exec(core.replace(/\s?['’]s?\s*$/, (mark) => ' '.repeat(mark.length)))
  return last ? [start + last.index, start + last.index + last[0].trimEnd().length] : [start, end]
}

/** "Norvane and Telmar". */
const isOfSeveral = (text: string, { span }: Mention): boolean => /\sand\s/.test(text.slice(...span))

const covers = ({ span: [start, end] }: Mention, [first, last]: Span): boolean =>
  start <= first && last <= end

/**
 * Gold mentions with those found that are the same: each has the head of the other. Words for words first, then the
 * shortest.
 */
function pairMentions(
  text: string,
  { gold, found }: { gold: readonly Place[]; found: readonly Mention[] },
): Map<Mention, Mention> {
  const pairs = new Map<Mention, Mention>()
  const free = new Set(found)
  const options = gold
    .flatMap((place) => place.inside.map((mention) => ({ place, mention })))
    .sort((a, b) => lengthOf(a.mention) - lengthOf(b.mention))
  const tests: ((a: Mention, b: Mention) => boolean)[] = [
    (a, b) => a.span[0] === b.span[0] && a.span[1] === b.span[1],
    (a, b) =>
      isOfSeveral(text, a) === isOfSeveral(text, b) &&
      covers(a, headOf(text, b)) &&
      covers(b, headOf(text, a)),
  ]
  for (const test of tests)
    for (const { place, mention } of options) {
      if (pairs.has(place)) continue
      const other = [...free].find((candidate) => test(mention, candidate))
      if (!other) continue
      pairs.set(place, other)
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
// Each article is a story of its own here.
const shelf = createMemoryShelf()
const voices = results.flatMap(({ found }) => found.voices)
const added = voices.map((voice) => ({ voice, statements: 0 }))
await updateVoices(shelf, { added, removed: [], refiled: [], corrected: [] })
const unitOf = await shelf.findGroups(
  'unit',
  voices.map(({ id }) => id),
)
const voiceOfUnit = await shelf.findGroups('voice', [...unitOf.values()])
const voiceOf = new Map([...unitOf].map(([id, unit]) => [id, voiceOfUnit.get(unit)!] as const))
for (const { found } of results)
  for (const mention of found.mentions) mention.acrossArticles = voiceOf.get(mention.inArticle)!

let counted: Scored | undefined
console.log(`${' '.repeat(36)}gold   found   both  precision  recall  B-cubed F1`)
for (const count of ['place', 'mention'] as const)
  for (const forms of ['all', 'names'] as const) {
    const isWanted = ({ form }: Mention) => forms === 'all' || form === 'name'
    const gold: Place[] = []
    const found: Mention[] = []
    const pairs = new Map<Mention, Mention>()
    for (const { article, found: all } of results) {
      const places = count === 'place' ? gatherPlaces(article.mentions) : article.mentions.map(asPlace)
      const wanted = { gold: places.filter(isWanted), found: all.mentions.filter(isWanted) }
      const paired = pairMentions(article.text, wanted)
      gold.push(...wanted.gold)
      found.push(...(count === 'place' ? dropRepeated(wanted.found, paired) : wanted.found))
      for (const [one, other] of paired) pairs.set(one, other)
    }
    for (const [where, keyOf] of [
      ['within articles', (mention: Mention) => mention.inArticle],
      ['across articles', (mention: Mention) => mention.acrossArticles],
    ] as const) {
      const scores = scoreBCubed({ gold, found, pairs }, keyOf).map((score) =>
        (100 * score).toFixed(1).padStart(8),
      )
      const counts = [gold.length, found.length, pairs.size].map((size) => String(size).padStart(7))
      console.log(`${`${forms}, by ${count}, ${where}`.padEnd(33)}${counts.join('')}${scores.join('')}`)
    }
    if (count === 'place' && forms === 'all') counted = { gold, found, pairs }
  }
if (withErrors && counted) printErrors(counted)

/** "General Mills (GM)" is one place for the program as well: what it has twice there of the same one counts once. */
function dropRepeated(found: readonly Mention[], pairs: ReadonlyMap<Mention, Mention>): Mention[] {
  const kept = new Set(pairs.values())
  return found.filter(
    (mention) =>
      kept.has(mention) ||
      ![...pairs].some(
        ([place, other]) => covers(place, mention.span) && other.inArticle === mention.inArticle,
      ),
  )
}

function asPlace(mention: Mention): Place {
  return { ...mention, inside: [mention] }
}

/** Gold mentions that are missing, those found that are not in gold, and pairs whose cluster is another one. */
function printErrors({ gold, found, pairs }: Scored): void {
  const texts = new Map(articles.map(({ id, text }) => [id, text]))
  const show = ({ article, span: [start, end], form }: Mention) => {
    const text = texts.get(article)!
    const around = `${text.slice(Math.max(0, start - 40), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`
    return `${form} ${article.slice(0, 6)} ${around.replace(/\n/g, ' / ')}`
  }
  const paired = new Set(pairs.values())
  for (const one of gold) if (!pairs.has(one)) console.log(`missing  ${show(one)}  (${one.inArticle})`)
  for (const one of found) if (!paired.has(one)) console.log(`too much ${show(one)}`)
  const clusters = groupBy(
    gold.filter((one) => pairs.has(one)),
    (one) => one.inArticle,
  )
  for (const cluster of clusters.values()) {
    const parts = groupBy(
      cluster.map((one) => pairs.get(one)!),
      (other) => other.inArticle,
    )
    if (parts.size > 1)
      console.log(`parted   ${[...parts.values()].map((part) => show(part[0]!)).join('  |  ')}`)
  }
  const back = new Map([...pairs].map(([one, other]) => [other, one]))
  for (const cluster of groupBy(
    found.filter((one) => back.has(one)),
    (one) => one.inArticle,
  ).values()) {
    const parts = groupBy(
      cluster.map((one) => back.get(one)!),
      (one) => one.inArticle,
    )
    if (parts.size > 1)
      console.log(`merged   ${[...parts.values()].map((part) => show(part[0]!)).join('  |  ')}`)
  }
}
