/**
 * A read article told in other words and on another day: text, spans, names, days and ids, as if it had been read.
 *
 * @module
 */
import { identify } from '../src/identify.ts'
import type {
  Article,
  ArticleVoice,
  Hand,
  Happening,
  Passage,
  ReadArticle,
  SaidAt,
  Span,
  Statement,
} from '../src/record.ts'
import type { Variation } from './vary-words.ts'

export interface Retelling {
  readonly variation: Variation
  /** How many days later it is published; whole weeks, so that a "Thursday" in the text stays one. */
  readonly days: number
  /** True leaves out the day of publication, and with it all days that were counted from it. */
  readonly isUndated: boolean
  /** What the addresses of this affair have behind them. */
  readonly mark: string
}

/** The same report in other words; every id follows the rule by which the stages make it. */
export function varyArticle(read: ReadArticle, retelling: Retelling): ReadArticle {
  const { text, move } = retelling.variation.varyText(read.article.text)
  const article = varyHead(read.article, { ...retelling, text })
  const place: Place = { ...retelling, article: article.id, text, move }
  const { voices, voiceIds } = varyVoices(read.voices, place)
  const ids = new Map(read.statements.map((statement) => [statement.id, identifyStatement(statement, place)]))
  return {
    article,
    statements: read.statements.map((statement) => varyStatement(statement, { ...place, ids, voiceIds })),
    voices,
    happenings: read.happenings.flatMap((happening) => varyHappening(happening, place)),
  }
}

/** What is needed to say where something stands in the new text. */
interface Place extends Retelling {
  readonly article: string
  readonly text: string
  readonly move: (offset: number) => number
}

function varyHead(
  article: Article,
  { variation, days, isUndated, mark, text }: Retelling & { text: string },
): Article {
  const { publishedAt, title, url, ...rest } = article
  const varied = {
    ...rest,
    from: `${mark}/${article.from}`,
    ...(title !== undefined && { title: variation.varyWords(title) }),
    ...(publishedAt !== undefined && !isUndated && { publishedAt: shiftDay(publishedAt, days) }),
    ...(url !== undefined && { url: `${url}-${mark}` }),
    ...(article.keywords && { keywords: article.keywords.map(variation.varyWords) }),
    text,
  }
  const { outlet, credit } = article
  // As `read` makes it (src/read/make-article.ts).
  const parts = [varied.url, outlet, varied.title, varied.publishedAt, text, ...(credit ? [credit] : [])]
  return { ...varied, id: identify('art', parts) }
}

/** `2019-03-28T10:15:00+03:00` seven days later is `2019-04-04T10:15:00+03:00`. */
export function shiftDay(time: string, days: number): string {
  const day = new Date(Date.parse(time.slice(0, 10)) + days * 86_400_000)
  return day.toISOString().slice(0, 10) + time.slice(10)
}

const moveSpans = (spans: readonly Span[], { move }: Place): Span[] =>
  spans.map(([start, end]): Span => [move(start), move(end)])

function movePassage<Kind extends Passage>(passage: Kind, { move, text }: Place): Kind {
  const [start, end] = [move(passage.start), move(passage.end)]
  return { ...passage, text: text.slice(start, end), start, end }
}

const cutSpans = (spans: readonly Span[], text: string): string =>
  spans.map(([start, end]) => text.slice(start, end)).join(' … ')

/** As `extract` makes it (src/extract/make-statement.ts). */
function identifyStatement({ speaker, cue, content }: Statement, place: Place): string {
  const spans = [speaker, cue, content].map((part) => moveSpans(part, place).flat().join(' '))
  return identify('sta', [place.article, ...spans])
}

interface StatementPlace extends Place {
  readonly ids: ReadonlyMap<string, string>
  readonly voiceIds: ReadonlyMap<string, string>
}

function varyStatement(statement: Statement, place: StatementPlace): Statement {
  const [speaker, cue, content] = [statement.speaker, statement.cue, statement.content].map((spans) =>
    moveSpans(spans, place),
  )
  const { text, ids, voiceIds, variation } = place
  const { within, voice, relay, saidAt, negated, role, addressee, venue, notes, ...rest } = statement
  const days = saidAt && varyDays(saidAt, place)
  return {
    ...rest,
    id: ids.get(statement.id)!,
    article: place.article,
    speaker: speaker!,
    cue: cue!,
    content: content!,
    text: {
      ...(speaker!.length > 0 && { speaker: cutSpans(speaker!, text) }),
      ...(cue!.length > 0 && { cue: cutSpans(cue!, text) }),
      content: cutSpans(content!, text),
    },
    ...(within !== undefined && { within: ids.get(within)! }),
    ...(negated && { negated: movePassage(negated, place) }),
    ...(voice && {
      voice: {
        ...voice,
        id: voiceIds.get(voice.id)!,
        name: variation.varyWords(voice.name),
        ...(voice.unnamedBecause && { unnamedBecause: movePassage(voice.unnamedBecause, place) }),
      },
    }),
    ...(role && { role: movePassage(role, place) }),
    ...(days && { saidAt: days }),
    ...(addressee && { addressee: movePassage(addressee, place) }),
    ...(venue && { venue: movePassage(venue, place) }),
    ...(relay && { relay: relay.map((hand) => varyHand(hand, place)) }),
    ...(notes && { notes: notes.map((note) => varyNote(note, place)) }),
  }
}

function varyHand({ name, evidence, ...rest }: Hand, place: Place): Hand {
  return {
    ...rest,
    name: place.variation.varyWords(name),
    ...(evidence && { evidence: movePassage(evidence, place) }),
  }
}

function varyNote<Kind extends { message: string; text?: string }>(note: Kind, { variation }: Place): Kind {
  const { message, text } = note
  return {
    ...note,
    message: variation.varyWords(message),
    ...(text !== undefined && { text: variation.varyWords(text) }),
  }
}

/** Without a day of publication only what has a year of its own is known. */
function varyDays(days: SaidAt, place: Place): SaidAt | undefined {
  const { from, to, written } = days
  if (place.isUndated && !/\b(?:19|20)\d\d\b/.test(written?.text ?? '')) return undefined
  return {
    ...days,
    from: shiftDay(from, place.days),
    to: shiftDay(to, place.days),
    ...(written && { written: movePassage(written, place) }),
  }
}

function varyHappening({ on, told }: Happening, place: Place): Happening[] {
  const days = varyDays(on, place)
  return days ? [{ article: place.article, on: days, told: movePassage(told, place) }] : []
}

/** As `resolve` makes them (src/resolve/gather-voices.ts). */
function varyVoices(
  voices: readonly ArticleVoice[],
  place: Place,
): { voices: ArticleVoice[]; voiceIds: Map<string, string> } {
  const voiceIds = new Map<string, string>()
  const counts = new Map<string, number>()
  const varied = voices.map((voice): ArticleVoice => {
    const { kind, unnamedBecause } = voice
    const name = place.variation.varyWords(voice.name)
    const count = (counts.get(`${kind} ${name}`) ?? 0) + 1
    counts.set(`${kind} ${name}`, count)
    const id = identify('avo', count === 1 ? [place.article, kind, name] : [place.article, kind, name, count])
    voiceIds.set(voice.id, id)
    return {
      ...voice,
      id,
      article: place.article,
      name,
      names: voice.names
        .map((one) => ({ ...one, text: place.variation.varyWords(one.text) }))
        .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)),
      roles: voice.roles.map((role) => movePassage(role, place)),
      mentions: moveSpans(voice.mentions, place),
      ...(unnamedBecause && { unnamedBecause: movePassage(unnamedBecause, place) }),
    }
  })
  return { voices: varied, voiceIds }
}
