/**
 * Builds articles with their statements from marked text, for tests of the pages and the API.
 *
 * @module
 */
import { identify } from '../../src/identify.ts'
import type {
  Article,
  ArticleVoice,
  Happening,
  Passage,
  ReadArticle,
  Span,
  Statement,
  VoiceReference,
} from '../../src/record.ts'

type Part =
  | 'speaker'
  | 'cue'
  | 'content'
  | 'role'
  | 'when'
  | 'addressee'
  | 'venue'
  | 'hand'
  | 'unnamedBecause'

const PARTS: Record<string, Part> = {
  s: 'speaker',
  c: 'cue',
  q: 'content',
  role: 'role',
  when: 'when',
  to: 'addressee',
  at: 'venue',
  hand: 'hand',
  why: 'unnamedBecause',
}

interface Mark {
  readonly number: number
  readonly part: Part
  readonly start: number
  readonly end: number
}

/** What the marks cannot say of a statement. */
export interface StatementFacts
  extends Pick<Statement, 'quotation' | 'confidence' | 'act' | 'certainty' | 'voice' | 'notes'> {
  /** The days of "on Thursday". */
  readonly said?: readonly [from: string, to: string]
  /** The number of the statement it stands inside. */
  readonly inside?: number
}

export interface Report extends Partial<Omit<Article, 'id' | 'text'>> {
  /** Text in which `{1s:He} {1c:said} {1q:so}` marks the speaker, cue and content of statement 1; marks may nest. */
  readonly marked: string
  readonly statements: Readonly<Record<number, StatementFacts>>
  /** The words that tell what happened, with the day. */
  readonly happenings?: readonly (readonly [words: string, day: string])[]
}

/** The article and statements that a marked text describes. */
export function composeReport(report: Report): ReadArticle {
  const { marked, statements: facts, happenings = [], ...rest } = report
  const { text, marks } = parseMarks(marked)
  const id = identify('art', [rest.outlet, text])
  const article: Article = { from: 'test.txt', notes: [], ...rest, id, text }
  const numbers = [...new Set(marks.map(({ number }) => number))].sort((a, b) => a - b)
  const statements = numbers.map((number) =>
    composeStatement(number, { article, marks, facts: facts[number]! }),
  )
  const linked = statements.map((statement, index) => {
    const inside = facts[numbers[index]!]?.inside
    return inside === undefined
      ? statement
      : { ...statement, within: statements[numbers.indexOf(inside)]!.id }
  })
  return {
    article,
    statements: linked,
    voices: gatherVoices(article, linked),
    happenings: happenings.map((told) => composeHappening(article, told)),
  }
}

function composeHappening(
  { id, text }: Article,
  [words, day]: readonly [words: string, day: string],
): Happening {
  const [start, end] = spanOf({ text }, words)
  const told = { text: words, start, end }
  return { article: id, on: { from: day, to: day, confidence: 0.9 }, told }
}

/** Where these words stand in an article. */
export function spanOf({ text }: Pick<Article, 'text'>, words: string): Span {
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`not in the article: ${words}`)
  return [start, start + words.length]
}

/** The id that a voice has in one article, until `relate` has run. */
export function identifyInArticle(
  article: string,
  { kind, name }: Pick<VoiceReference, 'kind' | 'name'>,
): string {
  return identify('avo', [article, kind, name])
}

function gatherVoices(article: Article, statements: readonly Statement[]): ArticleVoice[] {
  const spoken = new Map(statements.flatMap(({ voice }) => (voice ? [[voice.id, voice]] : [])))
  return [...spoken.values()].map(({ confidence: _, ...voice }) => {
    const own = statements.filter((each) => each.voice?.id === voice.id)
    return {
      ...voice,
      article: article.id,
      names: [{ text: voice.name, count: own.length }],
      roles: own.flatMap(({ role }) => role ?? []),
      mentions: own.flatMap(({ speaker }) => speaker),
    }
  })
}

function composeStatement(
  number: number,
  { article, marks, facts }: { article: Article; marks: readonly Mark[]; facts: StatementFacts },
): Statement {
  const { text } = article
  const spansOf = (part: Part): Span[] =>
    marks.filter((mark) => mark.number === number && mark.part === part).map(({ start, end }) => [start, end])
  const passageOf = (part: Part): Passage | undefined => {
    const [span] = spansOf(part)
    return span && { text: text.slice(...span), start: span[0], end: span[1] }
  }
  const wordsOf = (part: Part) =>
    spansOf(part)
      .map((span) => text.slice(...span))
      .join(' … ') || undefined
  const { said, inside: _, ...known } = facts
  const hands = spansOf('hand').map((span) => ({
    name: text.slice(...span),
    kind: 'outlet' as const,
    evidence: { text: text.slice(...span), start: span[0], end: span[1] },
    confidence: 0.9,
  }))
  const circumstanceOf = (part: Part) => {
    const passage = passageOf(part)
    return passage && { ...passage, confidence: 0.9 }
  }
  const statement: Statement = {
    id: identify('sta', [article.id, JSON.stringify(spansOf('content')), number]),
    article: article.id,
    speaker: spansOf('speaker'),
    cue: spansOf('cue'),
    content: spansOf('content'),
    text: { speaker: wordsOf('speaker'), cue: wordsOf('cue'), content: wordsOf('content') ?? '' },
    ...known,
    voice: known.voice && {
      ...known.voice,
      id: identifyInArticle(article.id, known.voice),
      unnamedBecause: passageOf('unnamedBecause'),
    },
    role: passageOf('role'),
    addressee: circumstanceOf('addressee'),
    venue: circumstanceOf('venue'),
    saidAt: said && { from: said[0], to: said[1], written: passageOf('when'), confidence: 0.9 },
    relay: hands.length > 0 ? hands : undefined,
  }
  return JSON.parse(JSON.stringify(statement))
}

function parseMarks(marked: string): { text: string; marks: Mark[] } {
  const open: { number: number; part: Part; start: number }[] = []
  const marks: Mark[] = []
  let text = ''
  for (const piece of marked.split(/(\{\d+[a-z]+:|\})/)) {
    const opening = /^\{(\d+)([a-z]+):$/.exec(piece)
    if (opening) open.push({ number: Number(opening[1]), part: PARTS[opening[2]!]!, start: text.length })
    else if (piece === '}') marks.push({ ...open.pop()!, end: text.length })
    else text += piece
  }
  return { text, marks: marks.sort((a, b) => a.start - b.start) }
}

/** A voice with an id made of its name. */
export function nameVoice(name: string, kind: VoiceReference['kind'] = 'person'): VoiceReference {
  return { id: identify('voi', [kind, name]), name, kind, confidence: 0.9 }
}
