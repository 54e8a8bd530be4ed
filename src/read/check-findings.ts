import { identify } from '../identify.ts'
import type { Article, Findings, Passage, Span } from '../record.ts'
import { findingsSchema } from './findings-schema.ts'
import { UnreadableInput } from './open-bytes.ts'

/**
 * What was found in an article elsewhere, when all of it fits: every value is of its kind, every span lies in the text,
 * all words are cut from it, and every id is the one that its content has. The values are given back as they came, so that
 * what is kept does not differ from what would have been found here. Throws UnreadableInput for what does not fit.
 */
export function checkFindings(
  given: { readonly [Part in keyof Findings]: unknown },
  article: Article,
): Findings {
  if (!isFindings(given)) {
    const [issue] = findingsSchema.safeParse(given).error?.issues ?? []
    throw misfit(issue?.path.join('.') ?? '', {
      expected: 'what "hearsay extract --whole" writes',
      got: issue?.message,
    })
  }
  checkVoices(given, article)
  checkStatements(given, article)
  given.happenings.forEach(({ article: of, on, told }, index) => {
    const path = `happenings.${index}`
    checkArticle(of, { path, article })
    checkPassages({ told, written: on.written }, { path, article })
  })
  return given
}

const isFindings = (given: object): given is Findings => findingsSchema.safeParse(given).success

interface Place {
  /** The way to the thing: `statements.2`. */
  readonly path: string
  readonly article: Article
}

function checkStatements({ statements, voices }: Findings, article: Article): void {
  const ids = new Set(statements.map(({ id }) => id))
  const voiceIds = new Set(voices.map(({ id }) => id))
  statements.forEach((statement, index) => {
    const { id, speaker, cue, content, text, within, voice, relay = [] } = statement
    const place = { path: `statements.${index}`, article }
    checkArticle(statement.article, place)
    const parts = { speaker, cue, content }
    for (const [name, spans] of Object.entries(parts)) {
      checkSpans(spans, { path: `${place.path}.${name}`, article })
      const words = text[name === 'speaker' || name === 'cue' ? name : 'content'] ?? ''
      checkWords(words, { path: `${place.path}.text.${name}`, expected: cutSpans(spans, article) })
    }
    const spans = Object.values(parts).map((part) => part.flat().join(' '))
    checkId(id, { path: place.path, expected: identify('sta', [article.id, ...spans]) })
    if (within !== undefined && !ids.has(within)) {
      throw misfit(`${place.path}.within`, { expected: 'the id of another statement', got: within })
    }
    if (voice && !voiceIds.has(voice.id)) {
      throw misfit(`${place.path}.voice.id`, { expected: 'the id of a voice of the article', got: voice.id })
    }
    const { negated, role, addressee, venue, saidAt } = statement
    const because = voice?.unnamedBecause
    checkPassages({ negated, role, addressee, venue, written: saidAt?.written, because }, place)
    relay.forEach(({ evidence }, hand) => {
      checkPassages({ evidence }, { path: `${place.path}.relay.${hand}`, article })
    })
  })
}

function checkVoices({ voices }: Findings, article: Article): void {
  const counts = new Map<string, number>()
  voices.forEach(({ id, article: of, name, kind, roles, mentions, unnamedBecause }, index) => {
    const place = { path: `voices.${index}`, article }
    checkArticle(of, place)
    // As `resolve` counts those of one name (src/resolve/gather-voices.ts).
    const count = (counts.get(`${kind} ${name}`) ?? 0) + 1
    counts.set(`${kind} ${name}`, count)
    const parts = count === 1 ? [article.id, kind, name] : [article.id, kind, name, count]
    checkId(id, { path: place.path, expected: identify('avo', parts) })
    checkSpans(mentions, { path: `${place.path}.mentions`, article })
    checkPassages({ unnamedBecause }, place)
    for (const [number, role] of roles.entries()) checkPassages({ [`roles.${number}`]: role }, place)
  })
}

function checkPassages(
  passages: Readonly<Record<string, Passage | undefined>>,
  { path, article }: Place,
): void {
  for (const [name, passage] of Object.entries(passages)) {
    if (!passage) continue
    const { start, end, text } = passage
    checkSpans([[start, end]], { path: `${path}.${name}`, article })
    checkWords(text, { path: `${path}.${name}.text`, expected: article.text.slice(start, end) })
  }
}

function checkSpans(spans: readonly Span[], { path, article }: Place): void {
  const { length } = article.text
  const wrong = spans.find(([start, end]) => start > end || end > length)
  if (wrong)
    throw misfit(path, { expected: `spans inside the text of ${length} characters`, got: wrong.join(' to ') })
}

const cutSpans = (spans: readonly Span[], { text }: Article): string =>
  spans.map(([start, end]) => text.slice(start, end)).join(' … ')

function checkArticle(of: string, { path, article }: Place): void {
  checkId(of, { path: `${path}.article`, expected: article.id })
}

function checkId(id: string, { path, expected }: { path: string; expected: string }): void {
  if (id !== expected) throw misfit(path, { expected: `${expected}, which its content has`, got: id })
}

function checkWords(words: string, { path, expected }: { path: string; expected: string }): void {
  if (words === expected) return
  throw misfit(path, {
    expected: `the words of the text (${JSON.stringify(expected.slice(0, 60))})`,
    got: words,
  })
}

function misfit(
  path: string,
  { expected, got = 'nothing' }: { expected: string; got?: string },
): UnreadableInput {
  const fix = 'it was changed since it was extracted: extract it again'
  return new UnreadableInput(
    `"${path}": expected ${expected}, got ${JSON.stringify(got.slice(0, 60))}; ${fix}`,
  )
}
