/** @module relate: everything that was read in, what holds across articles out. */
import type { ReadArticle, Relations, Voice } from '../record.ts'
import { foldBodyName, foldOutletName, parsePersonName } from './compare-names.ts'
import { findCopies } from './find-copies.ts'
import { findOrigins } from './find-origins.ts'
import { findRelations } from './find-relations.ts'
import { findStories } from './find-stories.ts'
import { describeUtterance, joinStatements, type Saying } from './join-utterances.ts'
import { joinVoices } from './join-voices.ts'
import type { Party } from './party.ts'
import { type PreparedArticle, prepareArticle } from './prepare-articles.ts'
import { type PreparedStatement, prepareStatement } from './prepare-statements.ts'

export { compareTexts, type TextChange } from './compare-texts.ts'

export interface RelateOptions {
  /**
   * Groups of ids of article voices that a person has split off. Each group is one voice, kept apart from all others;
   * a group inside another is split off from that one. Their order does not matter, and unknown ids are passed over.
   */
  readonly apart?: readonly (readonly string[])[]
}

/**
 * Everything that holds across articles: who is one voice, which statements report one utterance in which wordings,
 * through whom each article has it, what contradicts what, which articles are copies, which make one story.
 *
 * A plain function of the set of articles: their order does not matter, an article given twice counts once. Every
 * article is in exactly one story, every article voice in exactly one voice, and every statement that has a voice in
 * exactly one utterance; a statement without a voice is in none. Articles without statements are fine. Article voices
 * that a person has split off are `apart`.
 *
 * @example relate([]).stories
 *   // []
 */
export function relate(articles: readonly ReadArticle[], { apart }: RelateOptions = {}): Relations {
  const read = sortOnce(articles)
  const prepared = read.map(({ article }) => prepareArticle(article))
  const numberOf = new Map(prepared.map(({ article }, index) => [article.id, index]))
  const { stories, storyOf } = findStories(prepared)
  const { copies, groups } = findCopies(prepared)
  const storyOfArticle = (article: string) => storyOf[numberOf.get(article)!]!
  const copyOf = (article: string) => groups[numberOf.get(article)!]!

  const voices = joinVoices(
    read.flatMap((one) => one.voices),
    { storyOf: storyOfArticle, apart },
  )
  const voiceById = new Map(voices.map((voice) => [voice.id, voice]))
  const statements = prepareStatements(read, { prepared, voices })
  const staysInArticle = (id: string) => ['group', 'unnamed', 'document'].includes(voiceById.get(id)!.kind)
  const sayings = joinStatements(statements, { copyOf, staysInArticle })

  const reportsOf = findReportsInCopies(prepared, groups)
  const utterances = sayings.map((saying) =>
    describeUtterance(saying, findOrigins(saying, { copyOf, reportsOf })),
  )
  const parties = sayings.map((saying, index) =>
    describeParty(saying, {
      utterance: utterances[index]!.id,
      voice: voiceById.get(utterances[index]!.voice)!,
      storyOfArticle,
    }),
  )
  return {
    voices,
    utterances: sortById(utterances),
    relations: findRelations(parties.filter(({ saying }) => !isNegated(saying))),
    copies,
    stories: sortById(stories),
  }
}

/** Each article once, in order of id. */
function sortOnce(articles: readonly ReadArticle[]): ReadArticle[] {
  return sortById(
    [...new Map(articles.map((one) => [one.article.id, one])).values()].map((one) => ({
      id: one.article.id,
      one,
    })),
  ).map(({ one }) => one)
}

function sortById<Thing extends { readonly id: string }>(things: readonly Thing[]): Thing[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** What somebody did not say, confirm or think neither agrees with anything nor denies it. */
const isNegated = (saying: Saying): boolean => saying.some(({ statement }) => statement.negated !== undefined)

function prepareStatements(
  read: readonly ReadArticle[],
  { prepared, voices }: { prepared: readonly PreparedArticle[]; voices: readonly Voice[] },
): PreparedStatement[] {
  const voiceOf = new Map(voices.flatMap(({ id, members }) => members.map((member) => [member, id] as const)))
  return read.flatMap(({ statements }, index) =>
    sortById(statements).flatMap((statement) => {
      const voice = statement.voice && voiceOf.get(statement.voice.id)
      return voice === undefined ? [] : [prepareStatement(statement, { article: prepared[index]!, voice })]
    }),
  )
}

/** The reports of an outlet inside a group of near-copies, such as the agency's own. */
function findReportsInCopies(prepared: readonly PreparedArticle[], groups: readonly number[]) {
  const reports = new Map<string, PreparedArticle[]>()
  prepared.forEach((article, index) => {
    if (article.article.outlet === undefined) return
    const key = `${groups[index]} ${foldOutletName(article.article.outlet)}`
    reports.set(key, [...(reports.get(key) ?? []), article])
  })
  return (copy: number, outlet: string) => reports.get(`${copy} ${foldOutletName(outlet)}`) ?? []
}

function describeParty(
  saying: Saying,
  {
    utterance,
    voice,
    storyOfArticle,
  }: { utterance: string; voice: Voice; storyOfArticle: (id: string) => number },
): Party {
  const days = saying.flatMap(({ said, article }) => said?.to ?? article.day ?? [])
  const person = voice.kind === 'person' ? parsePersonName(voice.name) : undefined
  return {
    utterance,
    saying,
    voice,
    nameWords: person ? [person.surname] : foldBodyName(voice.name).split(' '),
    ...(days.length > 0 && { day: Math.min(...days) }),
    stories: [...new Set(saying.map(({ statement }) => storyOfArticle(statement.article)))].sort(
      (a, b) => a - b,
    ),
  }
}
