import { annotate } from '../../annotate/index.ts'
import type { Document } from '../../document.ts'
import { findQuotation, linkNested } from '../../extract/index.ts'
import { identify } from '../../identify.ts'
import type {
  Act,
  Article,
  ArticleVoice,
  Certainty,
  Circumstance,
  Passage,
  Quotation,
  SaidAt,
  Span,
  Statement,
  VoiceKind,
} from '../../record.ts'
import { resolve } from '../../resolve/index.ts'
import type { Imported } from './imported.ts'
import type { PartName } from './statement-parts.ts'

/** A statement as somebody marked it in a text. */
export interface MarkedStatement {
  /** The id that the file gives it, where it is one of ours: with another one, somebody has changed the statement. */
  readonly claimed?: string
  /** Its words in the article, as offsets in order; the content is never missing. */
  readonly spans: Readonly<Partial<Record<PartName, readonly Span[]>>> & { readonly content: readonly Span[] }
  readonly voice?: { readonly name: string; readonly kind: VoiceKind }
  readonly quotation?: Quotation
  readonly act?: Act
  readonly certainty?: Certainty
  readonly confidence?: number
  readonly days?: Pick<SaidAt, 'from' | 'to'>
}

/**
 * An article with the statements that were marked in it. What was not marked is found out as in any other article: whose
 * pronoun it is, on what day, through whom. What was marked stands.
 */
export function findPeopleMade(
  article: Article,
  marked: readonly MarkedStatement[],
): Extract<Imported, { kind: 'article' }> {
  const document = annotate({ text: article.text, date: article.publishedAt, outlet: article.outlet })
  const marks = new Map<string, MarkedStatement>()
  const bare: Statement[] = []
  for (const mark of marked) {
    const statement = makeStatement(mark, { article, document })
    if (marks.has(statement.id)) continue
    marks.set(statement.id, mark)
    // An export has them in their order, in which one that stands inside another may come first.
    if (mark.claimed === undefined) insertByPlace(bare, statement)
    else bare.push(statement)
  }
  const found = resolve({ document, article, statements: linkNested(bare) })
  const voices = [...found.voices]
  const statements = found.statements.map((statement) =>
    giveVoice(fillMarked(statement, { mark: marks.get(statement.id)!, article }), {
      mark: marks.get(statement.id)!,
      voices,
    }),
  )
  const byPeople = statements.flatMap(({ id }) => (marks.get(id)?.claimed === id ? [] : [id]))
  return { kind: 'article', read: { ...found, article, statements, voices }, byPeople }
}

/** The id that a statement of these spans has. */
export function identifyMarked({ id }: Pick<Article, 'id'>, spans: MarkedStatement['spans']): string {
  const { speaker = [], cue = [], content } = spans
  return identify('sta', [id, ...[speaker, cue, content].map((part) => part.flat().join(' '))])
}

/** Before the first of the statements whose content begins behind its own. */
export function insertByPlace(statements: Statement[], statement: Statement): void {
  const start = startOf(statement)
  const index = statements.findIndex((other) => startOf(other) > start)
  statements.splice(index < 0 ? statements.length : index, 0, statement)
}

const startOf = ({ content }: Statement): number => content[0]?.[0] ?? 0

function makeStatement(
  { spans, quotation, confidence }: MarkedStatement,
  { article, document }: { article: Article; document: Document },
): Statement {
  const { speaker = [], cue = [], content } = spans
  const cut = (part: readonly Span[]) =>
    part.map(([start, end]) => article.text.slice(start, end)).join(' … ')
  return {
    id: identifyMarked(article, spans),
    article: article.id,
    speaker,
    cue,
    content,
    text: {
      ...(speaker.length > 0 && { speaker: cut(speaker) }),
      ...(cue.length > 0 && { cue: cut(cue) }),
      content: cut(content),
    },
    quotation: quotation ?? findQuotation(document, content),
    confidence: confidence ?? 1,
  }
}

/** What was marked, in place of what was found out; what was found alike keeps how it was found. */
function fillMarked(
  statement: Statement,
  { mark, article }: { mark: MarkedStatement; article: Article },
): Statement {
  const { act, certainty, days, spans } = mark
  const cut = (part: PartName): Passage | undefined => {
    const marked = spans[part]
    if (!marked || marked.length === 0) return undefined
    const [start, end] = [marked[0]![0], marked.at(-1)![1]]
    return { text: article.text.slice(start, end), start, end }
  }
  const choose = <Found extends Passage>(part: PartName, found: Found | undefined) => {
    const marked = cut(part)
    return !marked || (found?.start === marked.start && found.end === marked.end) ? found : marked
  }
  const role = choose('role', statement.role)
  const negated = choose('negation', statement.negated)
  const addressee = makeSure(choose('addressee', statement.addressee))
  const venue = makeSure(choose('venue', statement.venue))
  const isOtherDay = days && (days.from !== statement.saidAt?.from || days.to !== statement.saidAt.to)
  const written = cut('day')
  return {
    ...statement,
    ...(act && { act }),
    ...(certainty && { certainty }),
    ...(role && { role }),
    ...(negated && { negated }),
    ...(addressee && { addressee }),
    ...(venue && { venue }),
    ...(isOtherDay && { saidAt: { ...days, ...(written && { written }), confidence: 1 } }),
  }
}

const makeSure = (passage: Passage | Circumstance | undefined): Circumstance | undefined =>
  passage && ('confidence' in passage ? passage : { ...passage, confidence: 1 })

/**
 * The voice that somebody named, where the article shows none, or where it is people's own statement. Of an export of ours the
 * name is the record's, which the article need not have: what the article shows stands.
 */
function giveVoice(
  statement: Statement,
  { mark, voices }: { mark: MarkedStatement; voices: ArticleVoice[] },
): Statement {
  const { voice } = mark
  if (!voice || (statement.voice && mark.claimed !== undefined)) return statement
  const known = voices.find(({ name, kind }) => name === voice.name && kind === voice.kind)
  const own = known ?? nameVoice(statement, voice)
  if (!known) voices.push(own)
  const { voice: before, notes = [], ...rest } = statement
  const left = notes.filter(({ code }) => code !== 'voice-open')
  return {
    ...rest,
    voice: { id: own.id, name: own.name, kind: own.kind, confidence: 1 },
    ...(left.length > 0 && { notes: left }),
  }
}

function nameVoice(
  { article, speaker, text }: Statement,
  { name, kind }: Pick<ArticleVoice, 'name' | 'kind'>,
) {
  const words = text.speaker ?? name
  return {
    id: identify('avo', [article, kind, name]),
    article,
    name,
    kind,
    names: [...new Set([name, words])].map((form) => ({ text: form, count: 1 })),
    roles: [],
    mentions: speaker,
  } satisfies ArticleVoice
}
