/**
 * npx tsx train/measure-utterances.ts [CORPORA] [--learned] [--json]
 *
 * How well `judgeSaying` tells whether two statements report one act of saying, on the half of the labels that nothing
 * was learned on (`--learned`: on the other half). Two speakers of one name stand in for one voice here. What is not
 * extracted, or has no key in common, is not joined: it counts as missed. Then the same for the whole way: how many
 * pairs are in one utterance when all the articles are in one record, with its own voices, and through third statements.
 */
import type { ReadArticle } from '../src/record.ts'
import { judgeSaying, LEAST_CHANCE_OF_ONE_SAYING } from '../src/relate/judge-saying.ts'
import { listSayingBuckets, listSayingKeys } from '../src/relate/list-saying-keys.ts'
import { createMemoryShelf } from '../src/relate/memory-shelf.ts'
import type { PreparedStatement } from '../src/relate/prepare-statements.ts'
import { relateChanges } from '../src/relate/relate-changes.ts'
import { findUtterancePairs, type LabelledPair, readNews } from './read-utterance-labels.ts'

interface Judged {
  readonly pair: LabelledPair
  readonly isExtracted: boolean
  readonly isFound: boolean
  readonly chance: number
  readonly isJoined: boolean
}

const flags = process.argv.slice(2)
const corpora = flags.find((flag) => !flag.startsWith('--')) ?? '../shared/corpora'
const half = flags.includes('--learned') ? 'learn' : 'measure'
const news = readNews(corpora, { onlyLabelled: false })
const judged = findUtterancePairs(news)
  .filter((pair) => pair.half === half && pair.label.same !== null)
  .map(judge)

function judge(pair: LabelledPair): Judged {
  const { one, other, hasOneVoice } = pair
  if (one === undefined || other === undefined)
    return { pair, isExtracted: false, isFound: false, chance: 0, isJoined: false }
  const { sameVoice, otherVoice } = judgeSaying(one, other)
  const chance = hasOneVoice ? sameVoice : otherVoice
  const isFound = haveCommonKey(one, other)
  return {
    pair,
    isExtracted: true,
    isFound,
    chance,
    isJoined: isFound && chance >= LEAST_CHANCE_OF_ONE_SAYING,
  }
}

/** Whether the one is found by the keys of the other, in the buckets that are looked into; or stands in its article. */
function haveCommonKey(one: PreparedStatement, other: PreparedStatement): boolean {
  if (one.statement.article === other.statement.article) return true
  const [keys, others] = [listSayingKeys(one), listSayingKeys(other)]
  return (['quoted words', 'speaker and word'] as const).some((index) => {
    const buckets = listSayingBuckets(one, index)
    const reached = others[index].filter(({ bucket }) => buckets === 'all' || buckets.includes(bucket))
    return keys[index].some(({ key }) => reached.some((known) => known.key === key))
  })
}

const share = (part: number, all: number) => Number(((100 * part) / Math.max(1, all)).toFixed(1))
const percent = (part: number, all: number) => `${share(part, all).toFixed(1)} %`
/** With `--json` only the last line is printed. */
const print = flags.includes('--json') ? () => undefined : console.log

interface Figures {
  readonly precision: number
  readonly recall: number
}

function printFigures(name: string, some: readonly Judged[]): Figures {
  const same = some.filter(({ pair }) => pair.label.same)
  const joined = some.filter(({ isJoined }) => isJoined)
  const right = joined.filter(({ pair }) => pair.label.same).length
  const counts = `${some.length} pairs, ${same.length} the same, ${joined.length} joined`
  print(
    `${name.padEnd(28)}${counts}: precision ${percent(right, joined.length)}, recall ${percent(right, same.length)}`,
  )
  return { precision: share(right, joined.length), recall: share(right, same.length) }
}

const isAsked = ({ pair }: Judged) => pair.label.sampled === undefined
const asked = judged.filter(isAsked)
print(`half ${half}: judged one against one`)
const oneAgainstOne = printKinds(judged)

function printKinds(some: readonly Judged[]): Figures {
  const ofFirst = some.filter(isAsked)
  const figures = printFigures('all of the first sample', ofFirst)
  for (const hard of [true, false])
    printFigures(
      hard ? '  hard' : '  not hard',
      ofFirst.filter(({ pair }) => pair.label.hard === hard),
    )
  for (const hasOneVoice of [true, false])
    printFigures(
      hasOneVoice ? '  one name' : '  other names',
      ofFirst.filter(({ pair }) => pair.hasOneVoice === hasOneVoice),
    )
  for (const sampled of new Set(some.flatMap(({ pair }) => pair.label.sampled ?? [])))
    printFigures(
      sampled,
      some.filter(({ pair }) => pair.label.sampled === sampled),
    )
  return figures
}

const missed = asked.filter(({ pair, isJoined }) => pair.label.same && !isJoined)
const notExtracted = missed.filter(({ isExtracted }) => !isExtracted).length
const notFound = missed.filter(({ isExtracted, isFound }) => isExtracted && !isFound).length
const otherName = missed.filter(({ isFound, pair }) => isFound && !pair.hasOneVoice).length
print(
  `missed of the first sample: ${missed.length}, of them not extracted ${notExtracted}, without a common key ${notFound}, of another name ${otherName}`,
)

print('calibration of the first sample, one name: share the same by chance')
const named = asked.filter(({ pair, isExtracted }) => isExtracted && pair.hasOneVoice)
for (const from of [0, 0.2, 0.4, 0.6, 0.8]) {
  const bin = named.filter(({ chance }) => chance >= from && (chance < from + 0.2 || from === 0.8))
  const mean = bin.reduce((sum, { chance }) => sum + chance, 0) / Math.max(1, bin.length)
  const same = bin.filter(({ pair }) => pair.label.same).length
  print(
    `  ${from.toFixed(1)} to ${(from + 0.2).toFixed(1)}: ${bin.length} pairs, mean chance ${mean.toFixed(2)}, the same ${percent(same, bin.length)}`,
  )
}

print(`half ${half}: in one utterance when all ${news.size} articles are related`)
const utteranceOf = await relateAll([...news.values()])
const inOneUtterance = printKinds(
  judged.map((one): Judged => {
    const [utterance, other] = [one.pair.one, one.pair.other].map(
      (statement) => statement && utteranceOf.get(statement.statement.id),
    )
    return { ...one, isJoined: utterance !== undefined && utterance === other }
  }),
)

if (flags.includes('--json')) console.log(JSON.stringify({ oneAgainstOne, inOneUtterance }))

/** The utterance of each statement. */
async function relateAll(articles: readonly ReadArticle[]): Promise<Map<string, string>> {
  const shelf = createMemoryShelf()
  shelf.putArticles(articles)
  await relateChanges(shelf, {
    added: articles,
    removed: [],
    corrected: { story: [], voice: [], utterance: [] },
  })
  const statements = articles.flatMap((article) => article.statements.map(({ id }) => id))
  return shelf.findGroups('utterance', statements)
}
