/**
 * Writes invented reports with their statements and voices, as the stages before `relate` would hand them over.
 *
 * @module
 */
import { identify } from '../../src/identify.ts'
import type {
  Act,
  Article,
  ArticleVoice,
  Passage,
  Quotation,
  ReadArticle,
  Statement,
  VoiceKind,
} from '../../src/record.ts'

/** One statement, written as a paragraph of its own. */
export interface Said {
  readonly by?: string
  readonly kind?: VoiceKind
  readonly role?: string
  readonly content: string
  readonly quotation?: Quotation
  readonly act?: Act
  readonly on?: string
  /** Names of hands, nearest the voice first. */
  readonly relay?: readonly string[]
  readonly to?: string
  readonly because?: string
}

export interface Report extends Partial<Omit<Article, 'id' | 'text' | 'notes'>> {
  readonly paragraphs: readonly (string | Said)[]
}

/** The report as `relate` takes it. */
export function writeReport({ paragraphs, ...rest }: Report): ReadArticle {
  let text = ''
  const drafts: { said: Said; at: number }[] = []
  for (const paragraph of paragraphs) {
    if (typeof paragraph === 'string') text += `${paragraph}\n\n`
    else {
      drafts.push({ said: paragraph, at: text.length })
      text += `${tell(paragraph)}\n\n`
    }
  }
  const id = identify('art', [rest.outlet, rest.publishedAt, text])
  const article: Article = { from: `${id}.txt`, notes: [], ...rest, id, text }
  const voices = gatherVoices(drafts, article)
  const statements = drafts.map(({ said, at }) => makeStatement(said, { at, article, voices }))
  return { article, statements, voices, happenings: [] }
}

function tell({ content, by, role, relay, to, because }: Said): string {
  const words = [
    content,
    role,
    by,
    'said',
    to && `to ${to}`,
    relay && `through ${relay.join(' and ')}`,
    because,
  ]
  return `${words.filter(Boolean).join(' ')}.`
}

function passage(words: string, { article, at }: { article: Article; at: number }): Passage {
  const start = article.text.indexOf(words, at)
  return { text: words, start, end: start + words.length }
}

function gatherVoices(drafts: readonly { said: Said; at: number }[], article: Article): ArticleVoice[] {
  const voices = new Map<string, ArticleVoice>()
  for (const { said, at } of drafts) {
    if (said.by === undefined) continue
    const kind = said.kind ?? 'person'
    const id = identify('avo', [article.id, kind, said.by])
    const known = voices.get(id)
    const place = passage(said.by, { article, at: at + said.content.length })
    const role = said.role && passage(said.role, { article, at: at + said.content.length })
    voices.set(id, {
      id,
      article: article.id,
      name: said.by,
      kind,
      names: [{ text: said.by, count: (known?.names[0]?.count ?? 0) + 1 }],
      roles: [...(known?.roles ?? []), ...(role ? [role] : [])],
      mentions: [...(known?.mentions ?? []), [place.start, place.end]],
      ...(said.because && { unnamedBecause: passage(said.because, { article, at }) }),
    })
  }
  return [...voices.values()]
}

function makeStatement(
  said: Said,
  { at, article, voices }: { at: number; article: Article; voices: readonly ArticleVoice[] },
): Statement {
  const voice = voices.find(({ name, kind }) => name === said.by && kind === (said.kind ?? 'person'))
  const quotation = said.quotation ?? (/^[“"]/.test(said.content) ? 'direct' : 'indirect')
  return {
    id: identify('sta', [article.id, at, said.content]),
    article: article.id,
    speaker: [],
    cue: [],
    content: [[at, at + said.content.length]],
    text: { content: said.content },
    quotation,
    confidence: 0.9,
    act: said.act ?? 'assert',
    ...(voice && { voice: { id: voice.id, name: voice.name, kind: voice.kind, confidence: 0.9 } }),
    ...(said.on && { saidAt: { from: said.on, to: said.on, confidence: 0.9 } }),
    ...(said.to && { addressee: { ...passage(said.to, { article, at }), confidence: 0.9 } }),
    ...(said.relay && {
      relay: said.relay.map((name) => ({
        name,
        kind: 'outlet',
        evidence: passage(name, { article, at }),
        confidence: 0.9,
      })),
    }),
  }
}
