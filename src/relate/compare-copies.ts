/**
 * Whether one article was copied from another, whole or in part, or both from a third: by the runs of words that both
 * have in the reporter's own sentences. Two reporters at one speech quote the same words; they do not write the same sentences.
 *
 * @module
 */
import type { Article, CopiedPair, SharedPassage } from '../record.ts'
import { foldOutletName } from './compare-names.ts'
import type { PreparedArticle } from './prepare-articles.ts'
import { hashWords } from './split-words.ts'

/** Runs of so many words are looked for; shorter ones are figures of speech. */
export const SHINGLE = 5
/** Runs with no more words than this between them, on both sides, are one passage that was edited. */
const MOST_WORDS_EDITED = 4
/**
 * The least share of the shorter article's words that must be common, and of the reporter's own. On `polnear`
 * all pairs above 0.5 are copies; one outlet's articles of a week share a footer or a paragraph of background, up to 0.25.
 */
const LEAST_SHARED = 0.3
const LEAST_SHARED_OWN = 0.2
/**
 * Or, between outlets, so many of the reporter's own words in passages of at least so many: three sentences that
 * nobody writes twice. Formulas ("did not immediately respond to a request") are shorter.
 */
const LEAST_WORDS_OF_PART = 40
const LEAST_WORDS_OF_PASSAGE = 14
const LEAST_WORDS_SHARED = 25
const LEAST_SHARED_OF_WHOLE = 0.5
const MOST_PLACES_OF_RUN = 8
/** So much of an article is its top. */
const SHARE_OF_TOP = 0.4

/** A run of common words: where it begins in each article, counted in words, and how long it is. */
interface Run {
  readonly one: number
  readonly other: number
  readonly length: number
}

/** What two articles share, or nothing where neither was copied. The earlier one comes first. */
export function compareCopies(a: PreparedArticle, b: PreparedArticle): CopiedPair | undefined {
  const [one, other] = isEarlier(a, b) ? [a, b] : [b, a]
  const [shorter, longer] = one.words.length <= other.words.length ? [one, other] : [other, one]
  const runs = findRuns(shorter.words, longer.words)
  const common = runs.reduce((sum, { length }) => sum + length, 0)
  if (common < LEAST_WORDS_SHARED) return undefined
  const passages = joinRuns(runs)
  const countOwn = (from: number, to: number) => shorter.isOwn.slice(from, to).filter(Boolean).length
  const commonOwn = runs.reduce((sum, run) => sum + countOwn(run.one, run.one + run.length), 0)
  const shared = common / shorter.words.length
  const isShared =
    shared >= LEAST_SHARED &&
    commonOwn >= LEAST_SHARED_OWN * countOwn(0, shorter.words.length) &&
    (haveOtherOutlets(one, other) || isSharedFromTheTop(runs, shorter))
  const inPassages = passages
    .map((passage) => countOwn(passage.one, passage.one + passage.length))
    .filter((words) => words >= LEAST_WORDS_OF_PASSAGE)
    .reduce((sum, words) => sum + words, 0)
  if (!isShared && !(haveOtherOutlets(one, other) && inPassages >= LEAST_WORDS_OF_PART)) return undefined
  const extent = isShared && shared >= LEAST_SHARED_OF_WHOLE ? 'whole' : 'part'
  return {
    one: one.article.id,
    other: other.article.id,
    shared: round(shared),
    extent,
    passages: passages
      .map((passage) => placePassage(passage, { shorter, longer }))
      .map(([inShorter, inLonger]): SharedPassage => {
        return shorter === one ? { one: inShorter, other: inLonger } : { one: inLonger, other: inShorter }
      })
      .sort((p, q) => p.one[0] - q.one[0]),
    confidence: extent === 'whole' ? 0.98 : round(Math.min(0.95, 0.7 + inPassages / 500)),
  }
}

/** What one outlet puts under all its articles (lists of its other reports, a note on a candidate) stands at the end. */
function isSharedFromTheTop(runs: readonly Run[], { words }: PreparedArticle): boolean {
  const top = Math.ceil(words.length * SHARE_OF_TOP)
  const common = runs.reduce(
    (sum, { one, length }) => sum + Math.max(0, Math.min(top, one + length) - one),
    0,
  )
  return common >= LEAST_SHARED * top
}

const round = (share: number): number => Math.round(share * 100) / 100

/** By day of publication, those without a day last; of one day the agency before who credits it; then by id. */
export function isEarlier({ article: one }: PreparedArticle, { article: other }: PreparedArticle): boolean {
  const [a, b] = [one, other].map(({ publishedAt }) => publishedAt?.slice(0, 10) ?? '~')
  if (a !== b) return a! < b!
  if (credits(other, one) !== credits(one, other)) return credits(other, one)
  return one.id < other.id
}

const credits = ({ credit }: Article, { outlet }: Article): boolean =>
  credit !== undefined && outlet !== undefined && foldOutletName(credit) === foldOutletName(outlet)

function haveOtherOutlets({ article: one }: PreparedArticle, { article: other }: PreparedArticle): boolean {
  if (one.outlet === undefined || other.outlet === undefined) return false
  return foldOutletName(one.outlet) !== foldOutletName(other.outlet)
}

/** The longest common runs, one after another along the shorter article. */
function findRuns(words: readonly string[], others: readonly string[]): Run[] {
  const places = new Map<number, number[]>()
  for (let at = 0; at + SHINGLE <= others.length; at++) {
    const hash = hashWords(others, { from: at, to: at + SHINGLE })
    const known = places.get(hash)
    if (!known) places.set(hash, [at])
    else if (known.length < MOST_PLACES_OF_RUN) known.push(at)
  }
  const runs: Run[] = []
  for (let at = 0; at + SHINGLE <= words.length; ) {
    const hash = hashWords(words, { from: at, to: at + SHINGLE })
    const best = (places.get(hash) ?? [])
      .map((other): Run => ({ one: at, other, length: countEqual(words, others, { at, other }) }))
      .sort((a, b) => b.length - a.length || a.other - b.other)[0]
    if (best && best.length >= SHINGLE) {
      runs.push(best)
      at += best.length
    } else at++
  }
  return runs
}

function countEqual(
  words: readonly string[],
  others: readonly string[],
  { at, other }: { at: number; other: number },
): number {
  let length = 0
  while (words[at + length] !== undefined && words[at + length] === others[other + length]) length++
  return length
}

/** Runs that follow each other closely in both articles, as one: `length` counts words of the shorter article. */
function joinRuns(runs: readonly Run[]): (Run & { readonly otherLength: number })[] {
  const passages: (Run & { readonly otherLength: number })[] = []
  for (const run of runs) {
    const last = passages.at(-1)
    const gaps = last && [run.one - last.one - last.length, run.other - last.other - last.otherLength]
    if (last && gaps!.every((gap) => gap >= 0 && gap <= MOST_WORDS_EDITED)) {
      const length = run.one + run.length - last.one
      passages[passages.length - 1] = { ...last, length, otherLength: run.other + run.length - last.other }
    } else passages.push({ ...run, otherLength: run.length })
  }
  return passages
}

function placePassage(
  passage: Run & { readonly otherLength: number },
  { shorter, longer }: { shorter: PreparedArticle; longer: PreparedArticle },
): [readonly [number, number], readonly [number, number]] {
  const place = ({ starts, ends }: PreparedArticle, from: number, length: number) =>
    [starts[from]!, ends[from + length - 1]!] as const
  return [place(shorter, passage.one, passage.length), place(longer, passage.other, passage.otherLength)]
}
