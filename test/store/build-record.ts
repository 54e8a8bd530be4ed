/** Small articles and relations by hand, of our own invention. */
import { identify } from '../../src/identify.ts'
import type {
  Article,
  ArticleVoice,
  ReadArticle,
  Relations,
  Span,
  Statement,
  Utterance,
  Voice,
  VoiceKind,
} from '../../src/record.ts'

export interface ArticleOptions extends Partial<Omit<Article, 'id'>> {
  /** Who says what, in order. */
  readonly says?: readonly SaysOptions[]
  /** What it tells of days: words of its text. */
  readonly happens?: readonly { readonly day: string; readonly told: string }[]
}

export interface SaysOptions extends Partial<Omit<Statement, 'id' | 'article' | 'text' | 'voice'>> {
  readonly who: string
  readonly kind?: VoiceKind
  readonly what: string
}

/** An article in which `says` is said, one sentence after the other, with its statements and voices. */
export function buildArticle({ says = [], happens = [], ...options }: ArticleOptions = {}): ReadArticle {
  const text = options.text ?? says.map(({ who, what }) => `${who} said ${what}.`).join('\n')
  const { title, outlet, publishedAt, url, credit } = options
  const article: Article = {
    id: identify('art', [outlet, publishedAt, title, text]),
    from: options.from ?? 'reports/one.txt',
    ...(title !== undefined && { title }),
    ...(outlet !== undefined && { outlet }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(url !== undefined && { url }),
    ...(credit !== undefined && { credit }),
    text,
    notes: options.notes ?? [],
  }
  const happenings = happens.map(({ day, told }) => {
    const start = text.indexOf(told)
    return {
      article: article.id,
      on: { from: day, to: day, confidence: 0.9 },
      told: { text: told, start, end: start + told.length },
    }
  })
  const statements = says.map((said, index) => buildStatement(article, { ...said, index }))
  return { article, statements, voices: buildVoices(article, { says, statements }), happenings }
}

function buildStatement(
  article: Article,
  { who, kind = 'person', what, index, ...rest }: SaysOptions & { index: number },
): Statement {
  const line = article.text.split('\n').slice(0, index).join('\n').length + (index > 0 ? 1 : 0)
  const speaker: Span = [line, line + who.length]
  const cue: Span = [speaker[1] + 1, speaker[1] + 5]
  const content: Span = [cue[1] + 1, cue[1] + 1 + what.length]
  return {
    id: identify('sta', [article.id, index, what]),
    article: article.id,
    speaker: [speaker],
    cue: [cue],
    content: [content],
    text: { speaker: who, cue: 'said', content: what },
    quotation: 'indirect',
    confidence: 0.8,
    voice: { id: nameArticleVoice(article, { who, kind }), name: who, kind, confidence: 0.8 },
    ...rest,
  }
}

function nameArticleVoice(article: Article, { who, kind }: { who: string; kind: VoiceKind }): string {
  return identify('avo', [article.id, kind, who])
}

function buildVoices(
  article: Article,
  { says, statements }: { says: readonly SaysOptions[]; statements: readonly Statement[] },
): ArticleVoice[] {
  const names = new Map(says.map(({ who, kind = 'person' }) => [who, kind]))
  return [...names].map(([name, kind]) => {
    const mentions = statements
      .filter((statement) => statement.text.speaker === name)
      .flatMap(({ speaker }) => speaker)
    return {
      id: nameArticleVoice(article, { who: name, kind }),
      article: article.id,
      name,
      kind,
      names: [{ text: name, count: mentions.length }],
      roles: [],
      mentions,
    }
  })
}

export interface RelationsOptions {
  /** The canonical name of a voice, by the names that articles have for it; others keep their own. */
  readonly names?: Readonly<Record<string, string>>
  /** Pairs of contents: the first denies the second. */
  readonly denials?: readonly (readonly [string, string])[]
}

/** What holds across some articles, with the article voices of each voice. */
export interface BuiltRelations extends Relations {
  readonly articleVoicesOf: ReadonlyMap<string, readonly string[]>
}

/** Relations in which voices of one name are one, equal contents of a voice one utterance, and all articles one story. */
export function buildRelations(
  articles: readonly ReadArticle[],
  { names = {}, denials = [] }: RelationsOptions = {},
): BuiltRelations {
  const sorted = [...articles].sort((a, b) => (a.article.id < b.article.id ? -1 : 1))
  const { voices, articleVoicesOf } = buildRecordVoices(sorted, names)
  const utterances = buildUtterances(sorted, articleVoicesOf)
  const ids = sorted.map(({ article }) => article.id)
  const days = sorted.flatMap(({ article }) => article.publishedAt?.slice(0, 10) ?? []).sort()
  return {
    voices,
    articleVoicesOf,
    utterances,
    relations: denials.map(([denying, denied]) => {
      const from = utterances.find(({ wordings }) => wordings[0]!.text === denying)!
      const to = utterances.find(({ wordings }) => wordings[0]!.text === denied)!
      return {
        id: identify('rel', ['denies', from.id, to.id]),
        kind: 'denies',
        from: from.id,
        to: to.id,
        evidence: { from: from.statements[0]!, to: to.statements[0]! },
        reason: 'The first says that the second is not so.',
        confidence: 0.7,
      }
    }),
    copies: ids.length > 1 ? [{ articles: ids.slice(0, 2), shared: 0.9, pairs: [] }] : [],
    stories: [
      {
        id: identify('sto', ids),
        title: 'The harbour affair',
        articles: ids,
        ...(days.length > 0 && { from: days[0]!, to: days.at(-1)! }),
      },
    ],
  }
}

function buildRecordVoices(
  articles: readonly ReadArticle[],
  names: Readonly<Record<string, string>>,
): { voices: Voice[]; articleVoicesOf: Map<string, string[]> } {
  const members = new Map<string, ArticleVoice[]>()
  for (const voice of articles.flatMap(({ voices }) => voices)) {
    const name = names[voice.name] ?? voice.name
    members.set(name, [...(members.get(name) ?? []), voice])
  }
  const statements = articles.flatMap((read) => read.statements)
  const articleVoicesOf = new Map<string, string[]>()
  const voices = [...members].map(([name, voices]): Voice => {
    const id = identify('voi', [name])
    const ids = voices.map((voice) => voice.id).sort()
    articleVoicesOf.set(id, ids)
    return {
      id,
      name,
      kind: voices[0]!.kind,
      names: [...new Set(voices.map((voice) => voice.name))].sort().map((text) => ({ text, count: 1 })),
      roles: [],
      reasons: voices.length > 1 ? ['They have the same name.'] : [],
      articleCount: new Set(voices.map(({ article }) => article)).size,
      statementCount: statements.filter(({ voice }) => voice && ids.includes(voice.id)).length,
    }
  })
  return { voices, articleVoicesOf }
}

function buildUtterances(
  articles: readonly ReadArticle[],
  articleVoicesOf: ReadonlyMap<string, readonly string[]>,
): Utterance[] {
  const voiceOf = new Map(
    [...articleVoicesOf].flatMap(([id, members]) => members.map((member) => [member, id] as const)),
  )
  const byWords = new Map<string, { voice: string; statements: Statement[] }>()
  for (const statement of articles.flatMap(({ statements }) => statements)) {
    const voice = voiceOf.get(statement.voice!.id)!
    const key = `${voice} ${statement.text.content}`
    const said = byWords.get(key) ?? { voice, statements: [] }
    said.statements.push(statement)
    byWords.set(key, said)
  }
  return [...byWords.values()].map(({ voice, statements }) => {
    const ids = statements.map(({ id }) => id).sort()
    const { content } = statements[0]!.text
    return {
      id: identify('utt', [voice, content]),
      voice,
      ...(statements[0]!.saidAt && { saidAt: statements[0]!.saidAt }),
      wordings: [{ text: content, quotation: statements[0]!.quotation, differences: [], statements: ids }],
      origins: [
        {
          name: 'unknown',
          kind: 'unknown',
          articles: [...new Set(statements.map(({ article }) => article))],
          reasons: [],
        },
      ],
      hops: [],
      confidence: 1,
      statements: ids,
    }
  })
}

/** Three reports on one invented affair: a claim, its denial, and the claim again in another outlet. */
export function buildAffair(): ReadArticle[] {
  return [
    buildArticle({
      from: 'reports/courier.txt',
      title: 'Minister sees no danger in harbour',
      outlet: 'Valdoran Courier',
      publishedAt: '2021-05-03T10:15:00+03:00',
      url: 'https://courier.example/harbour',
      credit: 'VNA',
      notes: [{ code: 'cut', message: 'A list of keywords was left out.', text: 'harbour, danger' }],
      says: [
        {
          who: 'Élodie Marchetti',
          what: 'the harbour is safe',
          quotation: 'direct',
          act: 'assert',
          confidence: 0.95,
        },
        {
          who: 'a senior official',
          kind: 'unnamed',
          what: 'the cranes were never inspected',
          act: 'accuse',
          saidAt: { from: '2021-05-01', to: '2021-05-01', confidence: 0.9 },
        },
      ],
    }),
    buildArticle({
      from: 'reports/tribune.txt',
      title: 'Marchetti answers her critics',
      outlet: 'Port Tribune',
      publishedAt: '2021-05-04',
      says: [
        { who: 'Marchetti', what: 'the cranes were inspected in April', quotation: 'mixed', act: 'deny' },
        { who: 'Marchetti', what: 'the harbour is safe', quotation: 'direct', act: 'assert' },
      ],
    }),
    buildArticle({
      from: 'reports/undated.txt',
      title: 'Unions call for inspections',
      outlet: 'Dockers Voice',
      says: [
        {
          who: 'Dockers Union',
          kind: 'organisation',
          what: 'it would strike over the cranes',
          act: 'threaten',
        },
      ],
    }),
  ]
}

export function relateAffair(articles: readonly ReadArticle[] = buildAffair()): BuiltRelations {
  return buildRelations(articles, {
    names: { Marchetti: 'Élodie Marchetti' },
    denials: [['the cranes were inspected in April', 'the cranes were never inspected']],
  })
}

/** Many reports of plain sentences, the same for the same number. */
export function buildManyArticles(
  count: number,
  { statements = 20 }: { statements?: number } = {},
): ReadArticle[] {
  const next = seedNumbers(7)
  const pick = (words: readonly string[]): string => words[Math.floor(next() * words.length)]!
  return Array.from({ length: count }, (_, number) =>
    buildArticle({
      from: `archive/${String(number).padStart(5, '0')}.txt`,
      title: `Report ${number} on the ${pick(NOUNS)}`,
      outlet: `Outlet ${number % 6}`,
      publishedAt: `2021-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
      says: Array.from({ length: statements }, (_, index) => ({
        who: `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`,
        what: `the ${pick(NOUNS)} would ${pick(VERBS)} the ${pick(NOUNS)} and ${pick(VERBS)} the ${pick(NOUNS)} (${number}/${index})`,
      })),
    }),
  )
}

const NOUNS = [
  'harbour',
  'ministry',
  'crane',
  'budget',
  'treaty',
  'bridge',
  'court',
  'pipeline',
  'school',
  'border',
]
const VERBS = [
  'close',
  'inspect',
  'repair',
  'sell',
  'defend',
  'leave',
  'finance',
  'delay',
  'protect',
  'oppose',
]
const FIRST_NAMES = ['Élodie', 'Marko', 'Ines', 'Tomas', 'Ruth', 'Oleg', 'Amina', 'Jorge']
const LAST_NAMES = ['Marchetti', 'Dovrak', 'Lindqvist', 'Okafor', 'Petrov', 'Varga', 'Castellanos', 'Nguyen']

/** Numbers from 0 to 1 that look like chance and are the same each time (mulberry32). */
export function seedNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffle<Item>(items: readonly Item[], { seed }: { seed: number }): Item[] {
  const next = seedNumbers(seed)
  return items
    .map((item) => ({ item, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
