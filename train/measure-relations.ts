/**
 * npx tsx train/measure-relations.ts [CORPORA] [--json] [--statements=FOLDER] [--packages=FOLDER] [--errors] [--missed=KINDS]
 *   [--sample=KINDS:PART:COUNT:SEED]
 *
 * How often a relation that the program tells is one, measured against the labels of people in
 * `labels/relations.jsonl`. Rules and thresholds were chosen on labels of BASIL and PolNeAR (`learn`); those of TimeBank,
 * AQUAINT, MEANTIME and the pages were there only to measure (`measure`). Of what the second round of rules told anew,
 * half by hash was looked at once when the rules stood (`second look`); the rules were mended after that look. The third round
 * did the same with what it told anew, and with news that two packages ship for their tests (`third look`): no rule was
 * mended for what was wrong in it.
 *
 * Reading the corpora anew takes minutes: `--statements` names a folder with what they were read to, an article a line
 * (`basil.jsonl`, `polnear-train.jsonl`, `polnear-dev.jsonl`, `other.jsonl`). `--packages` names a folder with the news of
 * packages (see `read-packaged-news.ts`); without it their labels are passed over. `--json` gives the figures that have
 * floors. `--errors` prints what is told wrongly in
 * `learn`, `--missed` what of the drawn labels is not told. `--sample` prints relations without a label with their contexts
 * and a label to confirm or change.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { identify } from '../src/identify.ts'
import { readStatements } from '../src/pipeline.ts'
import { RELATION_KINDS, type Relation, type RelationKind, type Statement } from '../src/record.ts'
import { findRelations, findReversals } from '../src/relate/find-relations.ts'
import type { Party } from '../src/relate/party.ts'
import { dayNumber } from '../src/relate/prepare-articles.ts'
import { prepareStatement } from '../src/relate/prepare-statements.ts'
import { findNameWords, groupByStory, type News, nameVoice } from './group-news.ts'
import { readBasil, readPolnear } from './read-news.ts'
import { readOtherNews } from './read-other-news.ts'
import { readPackagedNews } from './read-packaged-news.ts'

/** Two passages, or one that denies what nobody is found to have said, and what a person says of them. */
interface RelationLabel {
  readonly one: Place
  readonly other?: Place
  readonly relation: RelationKind | 'same' | 'none'
  readonly also?: RelationKind | 'same' | 'none'
  /** Which of the two agrees, denies ...; absent where it makes no difference. */
  readonly from?: 'one' | 'other'
  readonly isSure: boolean
  /** `drawn` before there was a program to judge, or `told` by it. */
  readonly pool: 'drawn' | 'told'
  /** Of labels of what was told by the second or third round of rules: which half of them it is in. */
  readonly half?: 'learn' | 'measure'
  readonly round?: 2 | 3
}

interface Place {
  readonly article: string
  readonly content: readonly [start: number, end: number]
}

interface Told {
  readonly relation: Relation
  readonly from: Statement
  readonly to?: Statement
}

const flags = new Map(
  process.argv.slice(2).map((flag): [string, string] => {
    const [name, value = ''] = flag.replace(/^--/, '').split('=')
    return [name!, value]
  }),
)
const labels = readLines<RelationLabel>(new URL('labels/relations.jsonl', import.meta.url))
const news = readNews()
const articleOf = new Map(news.map((one) => [one.article.id, one]))
const learned = new Set(news.filter((one) => one.part === 'learn').map(({ article }) => article.id))
const statementOf = new Map(news.flatMap(({ statements }) => statements.map((one) => [one.id, one] as const)))

function readLines<Line>(file: string | URL): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line)
}

function readNews(): News[] {
  const packages = flags.get('packages')
  const packaged = packages === undefined ? [] : readPackagedNews(packages)
  return [
    ...readCorpora(),
    ...packaged.map((article): News => ({ part: 'measure', ...readStatements(article) })),
  ]
}

function readCorpora(): News[] {
  const folder = flags.get('statements')
  if (folder !== undefined) {
    const names = ['basil', 'polnear-train', 'polnear-dev', 'other']
    return names.flatMap((name) =>
      readLines<Omit<News, 'part'>>(join(folder, `${name}.jsonl`)).map(
        (one): News => ({ ...one, part: name === 'other' ? 'measure' : 'learn' }),
      ),
    )
  }
  const corpora = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? '../shared/corpora'
  const learned = [
    ...readBasil(join(corpora, 'basil')),
    ...readPolnear(join(corpora, 'polnear/train')),
    ...readPolnear(join(corpora, 'polnear/dev')),
  ]
  const hasOthers = ['dates', 'meantime', 'pages'].every((name) => existsSync(join(corpora, name)))
  return [
    ...learned.map(
      ({ article, story }): News => ({ part: 'learn', ...(story && { story }), ...readStatements(article) }),
    ),
    ...(hasOthers ? readOtherNews(corpora) : []).map(
      (article): News => ({ part: 'measure', ...readStatements(article) }),
    ),
  ]
}

/** Each statement as an utterance of its own, its voice known by name inside the story. */
function makeParties(story: readonly News[]): Party[] {
  return story.flatMap(({ article, statements, voices }) => {
    const { text: _, notes: __, ...head } = article
    const day = dayNumber(article.publishedAt)
    return statements.flatMap((statement): Party[] => {
      const its = voices.find(({ id }) => id === statement.voice?.id)
      if (!its) return []
      const isNamed = ['person', 'organisation', 'government', 'outlet'].includes(its.kind)
      const voice = { ...its, id: isNamed ? nameVoice(its) : its.id }
      const prepared = prepareStatement(statement, { article: { article: head, day }, voice: voice.id })
      return [
        {
          utterance: identify('utt', [statement.id]),
          saying: [prepared],
          voice,
          nameWords: findNameWords(its),
          ...((prepared.said?.to ?? day) !== undefined && { day: prepared.said?.to ?? day }),
        },
      ]
    })
  })
}

function tellAll(): Told[] {
  const parties = groupByStory(news).map(makeParties)
  const found = new Map<string, Relation>()
  let time = 0
  let longest = 0
  for (const ofStory of parties) {
    const before = performance.now()
    for (const relation of findRelations(ofStory)) found.set(relation.id, relation)
    time += performance.now() - before
    longest = Math.max(longest, ofStory.length)
  }
  if (!flags.has('json'))
    console.log(
      `${parties.length} stories, the longest of ${longest} statements; findRelations took ${time.toFixed(0)} ms`,
    )
  const ofVoices = new Map<string, Party[]>()
  for (const party of parties.flat()) {
    ofVoices.set(party.voice.id, [...(ofVoices.get(party.voice.id) ?? []), party])
  }
  for (const group of ofVoices.values())
    for (const relation of findReversals(group)) found.set(relation.id, relation)
  return [...found.values()].map(findSides)
}

function findSides(relation: Relation): Told {
  return {
    relation,
    from: statementOf.get(relation.evidence.from)!,
    ...(relation.evidence.to !== undefined && { to: statementOf.get(relation.evidence.to)! }),
  }
}

const hash = (words: string): number => createHash('sha256').update(words).digest().readUInt32BE(0)

const findPart = (article: string): News['part'] => (learned.has(article) ? 'learn' : 'measure')

function isAt(place: Place | undefined, statement: Statement | undefined): boolean {
  if (!place || !statement) return place === undefined && statement === undefined
  const [start, end] = [statement.content[0]![0], statement.content.at(-1)![1]]
  const common = Math.min(end, place.content[1]) - Math.max(start, place.content[0])
  const together = Math.max(end, place.content[1]) - Math.min(start, place.content[0])
  return place.article === statement.article && common > together / 2
}

const isOf = ({ one, other }: RelationLabel, { from, to }: Told): boolean =>
  (isAt(one, from) && isAt(other, to)) || (other !== undefined && isAt(one, to) && isAt(other, from))

const ONE_SIDED: ReadonlySet<string> = new Set(['denies', 'answers', 'reverses'])

function isRight(label: RelationLabel, { relation, from }: Told): boolean {
  if (relation.kind !== label.relation && relation.kind !== label.also) return false
  if (!ONE_SIDED.has(relation.kind) || label.from === undefined || !label.other) return true
  return isAt(label[label.from], from)
}

const PARTS = ['learn', 'measure', 'second look', 'third look'] as const

interface Judged {
  readonly told: Told
  readonly label?: RelationLabel
  readonly part: (typeof PARTS)[number]
}

function judge(told: readonly Told[]): Judged[] {
  const byArticle = new Map<string, RelationLabel[]>()
  for (const label of labels)
    for (const article of new Set([label.one.article, label.other?.article ?? label.one.article]))
      byArticle.set(article, [...(byArticle.get(article) ?? []), label])
  return told.map((one) => {
    const label = byArticle.get(one.from.article)?.find((label) => isOf(label, one))
    const look = label?.round === 3 ? 'third look' : 'second look'
    const part = label?.half === 'measure' ? look : (label?.half ?? findPart(one.from.article))
    return { told: one, label, part }
  })
}

function printFigures(judged: readonly Judged[]): void {
  const kinds = [...new Set(judged.map(kindOf))].sort()
  for (const part of PARTS) {
    for (const kind of [...kinds, 'contradicts and denies']) {
      const isAsked = (one: Judged) =>
        kind === 'contradicts and denies' ? kind.includes(one.told.relation.kind) : kindOf(one) === kind
      const all = judged.filter(isAsked)
      const known = all.filter((one) => one.label && one.part === part)
      const right = known.filter(({ label, told }) => isRight(label!, told)).length
      const share = ((100 * right) / known.length).toFixed(1)
      console.log(
        `${part} ${kind}: ${all.length} told, of ${known.length} labelled ${right} right, ${share} %`,
      )
    }
  }
  for (const part of PARTS) {
    const ofPart = judged.filter((one) => one.label && one.part === part)
    for (const from of [0, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const to = from === 0 ? 0.5 : from + 0.1
      const inBand = ofPart.filter(
        ({ told: { relation } }) => relation.confidence >= from && relation.confidence < to,
      )
      if (inBand.length === 0) continue
      const right = inBand.filter(({ label, told }) => isRight(label!, told)).length
      const mean = inBand.reduce((sum, { told }) => sum + told.relation.confidence, 0) / inBand.length
      console.log(
        `${part} confidence ${mean.toFixed(2)}: ${right} of ${inBand.length} right, ${(right / inBand.length).toFixed(2)}`,
      )
    }
  }
  printRecall()
}

const kindOf = ({ told: { relation } }: Judged): string =>
  relation.to === undefined ? `${relation.kind} an open claim` : relation.kind

/**
 * What is told of the pairs that were drawn before there was a program to judge, each with its articles as one story;
 * and whether the passage is told to relate so to anything at all.
 */
function judgeDrawn(): { label: RelationLabel; told?: Told; isAtAll: boolean }[] {
  return labels
    .filter(({ pool }) => pool === 'drawn')
    .map((label) => {
      const articles = [...new Set([label.one.article, label.other!.article])]
      const story = articles.flatMap((id) => articleOf.get(id) ?? [])
      const told = findRelations(makeParties(story)).map(findSides)
      const from = label.from === 'other' ? label.other : label.one
      const isAtAll = told.some(
        ({ relation, from: by }) => relation.kind === label.relation && isAt(from, by),
      )
      return { label, told: told.find((one) => isOf(label, one)), isAtAll }
    })
}

function printRecall(): void {
  const drawn = judgeDrawn()
  for (const kind of RELATION_KINDS) {
    const wanted = drawn.filter(({ label }) => label.relation === kind)
    const met = wanted.filter(({ label, told }) => told && isRight(label, told))
    const near = wanted.filter(({ isAtAll }) => isAtAll)
    const told = drawn.filter((one) => one.told?.relation.kind === kind)
    const right = told.filter((one) => isRight(one.label, one.told!))
    console.log(
      `drawn ${kind}: ${met.length} of ${wanted.length} told (${near.length} with any other side); of ${told.length} told ${right.length} right`,
    )
  }
}

function printSide(statement: Statement): void {
  const { article, voices } = articleOf.get(statement.article)!
  const spans = [...statement.speaker, ...statement.cue, ...statement.content]
  const [start, end] = [Math.min(...spans.map(([at]) => at)), Math.max(...spans.map(([, at]) => at))]
  const [first, last] = [statement.content[0]![0], statement.content.at(-1)![1]]
  const name = voices.find(({ id }) => id === statement.voice?.id)?.name
  const before = article.text.slice(Math.max(0, start - 120), first)
  const after = article.text.slice(last, Math.max(end, last + 40))
  const words = `${before}[[${article.text.slice(first, last)}]]${after}`.replace(/\s+/g, ' ')
  console.log(`   ${article.publishedAt?.slice(0, 10)} ${name} (${statement.act}): ${words}`)
}

function print({ told: { relation, from, to }, label }: Judged): void {
  console.log(
    `${relation.id} ${relation.kind} ${relation.confidence} ${label ? `labelled ${label.relation}` : ''} ${relation.reason}`,
  )
  if (relation.claim !== undefined) console.log(`   claim: ${relation.claim}`)
  printSide(from)
  if (to) printSide(to)
}

/** The label that says that the program is right, for a person to confirm or change. */
function proposeLabel({ relation, from, to }: Told): RelationLabel {
  const place = ({ article, content }: Statement): Place => ({
    article,
    content: [content[0]![0], content.at(-1)![1]],
  })
  const sides = { one: place(from), ...(to && { other: place(to) }) }
  return { ...sides, relation: relation.kind, from: 'one', isSure: true, pool: 'told' }
}

/** The figures that have floors: of what is labelled, over all parts. */
function listFigures(judged: readonly Judged[]) {
  const measure = (of: (one: Judged) => boolean) => {
    const known = judged.filter((one) => one.label && of(one))
    const right = known.filter(({ label, told }) => isRight(label!, told)).length
    return { labelled: known.length, right, precision: Math.round((1000 * right) / known.length) / 10 }
  }
  const ofKinds = (...kinds: string[]) => measure(({ told: { relation } }) => kinds.includes(relation.kind))
  return {
    all: measure(() => true),
    contradictsAndDenies: ofKinds('contradicts', 'denies'),
    contradicts: ofKinds('contradicts'),
    tiedDenials: measure((one) => kindOf(one) === 'denies'),
    openDenials: measure((one) => kindOf(one) === 'denies an open claim'),
    answers: ofKinds('answers'),
    agrees: ofKinds('agrees'),
  }
}

const judged = judge(tellAll())
const sample = flags.get('sample')
if (flags.has('json')) console.log(JSON.stringify(listFigures(judged)))
else if (sample !== undefined) {
  const [kinds, part, count, seed] = sample.split(':')
  const drawn = judged
    .filter((one) => !one.label && one.part === part && kinds!.split(',').includes(kindOf(one)))
    .sort((a, b) => hash(`${seed} ${a.told.relation.id}`) - hash(`${seed} ${b.told.relation.id}`))
  for (const one of drawn.slice(0, Number(count))) {
    print(one)
    console.log(`   label ${JSON.stringify(proposeLabel(one.told))}`)
  }
} else {
  printFigures(judged)
  if (flags.has('errors'))
    for (const one of judged)
      if (one.label && one.part === 'learn' && !isRight(one.label, one.told)) print(one)
}
if (flags.has('missed')) printMissed((flags.get('missed') ?? '').split(','))

function printMissed(kinds: readonly string[]): void {
  for (const { label, told } of judgeDrawn()) {
    if ((told && isRight(label, told)) || !kinds.includes(label.relation)) continue
    console.log(`missed ${label.relation} from ${label.from}, also ${label.also}`)
    for (const place of [label.one, label.other!]) {
      const side = articleOf.get(place.article)?.statements.find((one) => isAt(place, one))
      if (side) printSide(side)
      else console.log(`   no statement any more: ${place.article} ${place.content}`)
    }
  }
}
