/**
 * npx tsx train/measure-voices.ts [CORPUS] [--errors]
 *
 * How often `resolve` names the right voice, measured against the labels of people in `labels/voices*.jsonl`: the
 * annotators' statements go in, so that only the voice is tested. What is left open counts as not right. A label with a
 * `fault` (the annotators' span is broken) is skipped.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { annotate } from '../src/annotate/index.ts'
import { linkNested } from '../src/extract/link-nested.ts'
import { findQuotation } from '../src/extract/make-statement.ts'
import { identify } from '../src/identify.ts'
import type { Article, ArticleVoice, Span, Statement, VoiceKind } from '../src/record.ts'
import { resolve } from '../src/resolve/index.ts'
import { type GoldArticle, readCorpus } from './read-corpus.ts'

interface VoiceLabel {
  readonly article: string
  readonly cueStart: number
  /** The fullest name in the article, or its description of one who is not named; null where nobody can tell. */
  readonly voice: string | null
  readonly kind: VoiceKind | 'document' | null
  readonly form: 'pronoun' | 'phrase' | 'name'
  readonly also?: readonly string[]
  readonly joint?: readonly string[]
  readonly fault?: string
}

interface Verdict {
  readonly outcome: 'right' | 'open' | 'wrong'
  /** Right, but not in all: `crowd` takes a group for people without a name or the like, `short` knows no given name. */
  readonly flaw?: 'crowd' | 'kind' | 'short'
}

interface Judged {
  readonly label: VoiceLabel
  readonly verdict: Verdict
  readonly speaker: string
  readonly found?: ArticleVoice
}

const flags = process.argv.slice(2)
const corpus = flags.find((flag) => !flag.startsWith('--')) ?? '../shared/corpora/polnear/dev'
const labels = readLabels(new URL('labels/', import.meta.url)).filter(({ fault }) => fault === undefined)

/** The merged file alone where there are no others: the parts are what it was merged from. */
function readLabels(folder: URL): VoiceLabel[] {
  const files = readdirSync(folder).filter((file) => /^voices.*\.jsonl$/.test(file))
  const parts = files.filter((file) => file !== 'voices.jsonl')
  return (parts.length > 0 ? parts : files).flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as VoiceLabel),
  )
}

function judgeArticle({ id, text, statements: gold }: GoldArticle): Judged[] {
  const wanted = labels.filter((label) => label.article === id)
  if (wanted.length === 0) return []
  const publishedAt = /_(\d{4}-\d\d-\d\d)_/.exec(id)?.[1]
  const article: Article = { id, from: id, publishedAt, text, notes: [] }
  const document = annotate({ text, date: publishedAt })
  const given = gold
    .filter(({ content }) => content.length > 0)
    .map(({ speaker, cue, content }): Statement => {
      const [inSpeaker, inCue, inContent] = [speaker, cue, content].map(sortSpans)
      const cut = (spans: readonly Span[]) => spans.map(([start, end]) => text.slice(start, end)).join(' … ')
      return {
        id: identify('sta', [id, ...[inSpeaker, inCue, inContent].map((spans) => spans.flat().join(' '))]),
        article: id,
        speaker: inSpeaker,
        cue: inCue,
        content: inContent,
        text: { speaker: cut(inSpeaker) || undefined, cue: cut(inCue) || undefined, content: cut(inContent) },
        quotation: findQuotation(document, inContent),
        confidence: 1,
      }
    })
    .sort((a, b) => startOf(a) - startOf(b))
  const { statements, voices } = resolve({ document, article, statements: linkNested(given) })
  return wanted.flatMap((label) => {
    const statement = statements.find(({ cue }) => cue[0]?.[0] === label.cueStart)
    if (statement === undefined) return []
    const found = voices.find((voice) => voice.id === statement.voice?.id)
    return [{ label, found, speaker: statement.text.speaker ?? '', verdict: judgeVoice(label, found) }]
  })
}

function sortSpans(spans: readonly Span[]): Span[] {
  return [...spans].sort((a, b) => a[0] - b[0])
}

/** Statements come from `extract` in order of their cues. */
function startOf({ cue, content }: Statement): number {
  return (cue[0] ?? content[0])[0]
}

function judgeVoice(label: VoiceLabel, found: ArticleVoice | undefined): Verdict {
  if (label.voice === null) return { outcome: found === undefined ? 'right' : 'wrong' }
  if (found === undefined) return { outcome: 'open' }
  const isRight = label.joint ? isAllOf(found, label.joint) : isVoice(found, label)
  if (!isRight) return isShortName(found, label) ? { outcome: 'right', flaw: 'short' } : { outcome: 'wrong' }
  if (found.kind === label.kind) return { outcome: 'right' }
  return { outcome: 'right', flaw: isCrowd(found.kind) && isCrowd(label.kind) ? 'crowd' : 'kind' }
}

/** The three kinds that have a description instead of a name. A document is no kind of voice in the record. */
function isCrowd(kind: VoiceLabel['kind']): boolean {
  return kind === 'unnamed' || kind === 'group' || kind === 'document'
}

function isAllOf({ name, names }: ArticleVoice, members: readonly string[]): boolean {
  const families = members.map((member) => foldName(member).at(-1)!)
  return [name, ...names.map(({ text }) => text)].some((form) =>
    families.every((family) => foldName(form).includes(family)),
  )
}

function isVoice(found: ArticleVoice, { voice, kind, also = [] }: VoiceLabel): boolean {
  const wanted = [voice!, ...also]
  if (kind === 'person' && found.kind === 'person') return wanted.some((name) => isSamePerson(found, name))
  const forms = [found.name, ...found.names.map(({ text }) => text)].map((form) => foldName(form).join(' '))
  if (wanted.some((name) => forms.includes(foldName(name).join(' ')))) return true
  return isCrowd(kind) && isCrowd(found.kind) && wanted.some((name) => shareHead(name, found.name))
}

/** A label of a family name alone says that the article gives no given name: a voice that has one is a namesake. */
function isSamePerson(found: ArticleVoice, name: string): boolean {
  const wanted = foldName(name)
  const full = foldName(found.name)
  if (full.join(' ') === wanted.join(' ')) return true
  if (wanted.length === 1) return false
  const forms = found.names.map(({ text }) => foldName(text).join(' '))
  if (forms.includes(wanted.join(' '))) return true
  return (
    full.length > 1 && wanted.at(-1) === full.at(-1) && (isPartOf(full, wanted) || isPartOf(wanted, full))
  )
}

/** "Fowler" for Don Fowler, unless the labels of the article know another Fowler. */
function isShortName(found: ArticleVoice, { article, voice, kind, joint }: VoiceLabel): boolean {
  const [full, wanted] = [found.name, voice!].map(foldName)
  if (joint || kind !== 'person' || found.kind !== 'person' || !isPartOf(full, wanted)) return false
  const people = labels.filter(
    (other) => other.article === article && other.kind === 'person' && !other.joint,
  )
  return people.every((other) => {
    const name = foldName(other.voice!)
    return !isPartOf(full, name) || isPartOf(name, wanted) || isPartOf(wanted, name)
  })
}

function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((word) => whole.includes(word))
}

const NOT_OF_NAMES =
  /^(?:the|an?|mrs?|ms|miss|dr|prof|professor|sir|lord|rev|reverend|sen|senator|gov|governor|rep|representative|president|former|jr|sr|ii|iii)$/

/** The words of a name without case, accents, punctuation, articles and honorifics. */
function foldName(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.replace(/['\u2018\u2019]s\b/g, '')
  const parts = words.replace(/\./g, '').match(/[\p{L}\p{N}]+/gu) ?? []
  const kept = parts.filter((part) => !NOT_OF_NAMES.test(part))
  return kept.length > 0 ? kept : parts
}

/** "a group of researchers" has the heads "group" and "researcher". Figures must agree: 46 percent are not 44. */
function shareHead(a: string, b: string): boolean {
  const figures = [a, b].map((words) => words.match(/\d+/g) ?? [])
  if (
    figures.every(({ length }) => length > 0) &&
    !figures[0].some((one) => new Set<string>(figures[1]).has(one))
  )
    return false
  const heads = findHeads(b)
  return findHeads(a).some((head) => heads.includes(head))
}

const CROWD =
  /^(?:all|dozen|group|handful|hundred|lot|majority|many|most|number|one|percent|some|ten|thousand)s?$/

function findHeads(description: string): string[] {
  const heads: string[] = []
  for (const part of description.toLowerCase().split(/ of /)) {
    const [core] = part.split(/ (?:and|at|by|close|for|from|in|on|that|to|who|whose|with)\b|[,;(]/)
    const head = foldName(core).at(-1)?.replace(/ies$/, 'y').replace(/s$/, '')
    if (head !== undefined) heads.push(head)
    if (head === undefined || !CROWD.test(head)) break
  }
  return heads
}

const judged = readCorpus(corpus).flatMap(judgeArticle)
if (judged.length < labels.length)
  throw new Error(`${labels.length - judged.length} labels are of no statement in ${corpus}`)

const groups: [string, VoiceLabel['form'][]][] = [
  ['pronouns', ['pronoun']],
  ['phrases', ['phrase']],
  ['pronouns and phrases', ['pronoun', 'phrase']],
  ['names', ['name']],
]
console.log(
  `${' '.repeat(22)}labels   right    open   wrong  share right | of the right: group or unnamed, other kind, short name`,
)
for (const [name, forms] of groups) {
  const all = judged.filter(({ label }) => forms.includes(label.form))
  const count = (what: Verdict['outcome'] | Verdict['flaw']) =>
    all.filter(({ verdict }) => verdict.outcome === what || verdict.flaw === what).length
  const share = `${((100 * count('right')) / Math.max(1, all.length)).toFixed(1)} %`
  const columns = [all.length, count('right'), count('open'), count('wrong')]
  const flaws = [count('crowd'), count('kind'), count('short')]
  const row = columns.map((size) => String(size).padStart(6)).join('  ')
  console.log(`${name.padEnd(22)}${row}  ${share.padStart(11)} | ${flaws.join(', ')}`)
}
if (flags.includes('--errors')) {
  for (const { label, verdict, speaker, found } of judged) {
    if (verdict.outcome === 'right') continue
    const wanted = label.voice === null ? 'no voice' : `${label.voice} (${label.kind})`
    const got = found === undefined ? 'nothing' : `${found.name} (${found.kind})`
    console.log(
      `${verdict.outcome} ${label.form}: ${label.article} ${label.cueStart} "${speaker}" wanted ${wanted}, got ${got}`,
    )
  }
}
