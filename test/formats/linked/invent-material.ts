import type { Material } from '../../../src/formats/format.ts'
import type {
  Article,
  Relation,
  SaidAt,
  Statement,
  Story,
  Utterance,
  Voice,
  Wording,
} from '../../../src/record.ts'

/** What is told of one invented statement; each has an article and an utterance of its own unless said otherwise. */
export interface Invented
  extends Partial<Omit<Statement, 'article' | 'content' | 'speaker' | 'cue' | 'text'>> {
  readonly by: string
  readonly cue?: string
  readonly content: string
  readonly about?: Partial<Omit<Article, 'id' | 'text'>>
  readonly utterance?: Partial<Utterance>
}

export interface InventedMaterial extends Material {
  readonly statements: readonly Statement[]
  readonly all: readonly Utterance[]
}

/** A record that was never on a disk, of statements as a reader may meet them. */
export function inventMaterial(
  invented: readonly Invented[],
  {
    relations = [],
    isInStory = true,
  }: { readonly relations?: readonly Relation[]; readonly isInStory?: boolean } = {},
): InventedMaterial {
  const written = invented.map(inventArticle)
  const voices = new Map(written.map(({ voice }) => [voice.id, voice]))
  const articles = written.map(({ article }) => article.id)
  const story: Story = { id: 'sto_1', title: invented[0]?.about?.title ?? 'A story', articles }
  return {
    articles: () => each(written.map(({ article, statement }) => ({ article, statements: [statement] }))),
    voices: () => each([...voices.values()]),
    utterances: () => each(written.map(({ utterance }) => utterance)),
    relations: () => each(relations),
    stories: () => each(isInStory && articles.length > 0 ? [story] : []),
    corrections: () => each([]),
    statements: written.map(({ statement }) => statement),
    all: written.map(({ utterance }) => utterance),
  }
}

async function* each<Thing>(things: readonly Thing[]): AsyncGenerator<Thing> {
  yield* things
}

function inventArticle({ by, cue = 'said', content, about, utterance, ...more }: Invented, index: number) {
  const number = String(index).padStart(4, '0')
  const text = `${by} ${cue} ${content}`
  const article: Article = { id: `art_${number}`, from: `${number}.txt`, text, notes: [], ...about }
  const voice: Voice = {
    ...{ id: `voi_${[...by].map((letter) => letter.codePointAt(0)).join('_')}`, name: by, kind: 'person' },
    ...{ names: [{ text: by, count: 1 }], roles: [], reasons: [], articleCount: 1, statementCount: 1 },
  }
  const start = by.length + cue.length + 2
  const statement: Statement = {
    ...{ id: `sta_${number}`, article: article.id, quotation: 'indirect', act: 'assert', confidence: 0.9 },
    ...{ speaker: [[0, by.length]], cue: [[by.length + 1, start - 1]], content: [[start, text.length]] },
    ...{
      text: { speaker: by, cue, content },
      voice: { id: voice.id, name: by, kind: 'person', confidence: 1 },
    },
    ...more,
  }
  return { article, voice, statement, utterance: inventUtterance(statement, utterance) }
}

function inventUtterance(statement: Statement, more: Partial<Utterance> = {}): Utterance {
  const { id, article, text, quotation, voice } = statement
  const saidAt: SaidAt | undefined = statement.saidAt
  const wording: Wording = { text: text.content, quotation, differences: [], statements: [id] }
  return {
    ...{ id: id.replace('sta', 'utt'), voice: voice?.id ?? 'voi_none', wordings: [wording], hops: [] },
    ...{ origins: [{ name: 'unknown', kind: 'unknown', articles: [article], reasons: [] }] },
    ...{ confidence: 1, statements: [id] },
    ...(saidAt && { saidAt }),
    ...more,
  }
}

/** The first two utterances, one denying the other unless said otherwise. */
export function inventRelation(more: Partial<Relation> = {}): Relation {
  return {
    ...{ id: 'rel_1', kind: 'denies', from: 'utt_0000', to: 'utt_0001', confidence: 0.8 },
    ...{ evidence: { from: 'sta_0000', to: 'sta_0001' }, reason: 'They say the opposite.' },
    ...more,
  }
}

/** What a careless writer lets out of its quotation marks, tags and lines. */
export const HOSTILE = `</script><img src=x onerror="alert('1')"> & ]]> \u0000\u001B[31m\uD800 🐟 *b* _i_ [a](javascript:b) \`c\` <!-- \\ \u202Etxt`
