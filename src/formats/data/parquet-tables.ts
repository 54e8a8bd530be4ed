import type { Span } from '../../record.ts'
import type { Material } from '../format.ts'
import { STATEMENT_COLUMNS } from './statement-columns.ts'

/** `spans` are lists of `{start, end}`. */
export type ColumnType = 'text' | 'number' | 'share' | 'yes or no' | 'texts' | 'spans'

export interface ParquetTable {
  /** The file's, without `.parquet`. */
  readonly name: string
  readonly columns: Readonly<Record<string, ColumnType>>
  list(material: Material): AsyncIterable<Readonly<Record<string, unknown>>>
}

const { content_offsets, speaker_offsets, cue_offsets, relay, notes, first_hand, ...PLAIN } =
  STATEMENT_COLUMNS

const statements: ParquetTable = {
  name: 'statements',
  columns: {
    ...Object.fromEntries(
      Object.keys(PLAIN).map((name) => [name, name.endsWith('confidence') ? 'share' : 'text']),
    ),
    first_hand: 'yes or no',
    relay: 'texts',
    notes: 'texts',
    correction: 'text',
    content_spans: 'spans',
    speaker_spans: 'spans',
    cue_spans: 'spans',
  },
  async *list(material) {
    for await (const { article, statements } of material.articles()) {
      for (const statement of statements) {
        const plain = Object.entries(PLAIN).map(([name, read]) => [name, read(statement, article)])
        yield {
          ...Object.fromEntries(plain),
          first_hand: statement.firstHand ?? false,
          relay: statement.relay?.map(({ name }) => name),
          notes: statement.notes?.map(({ message }) => message),
          correction: statement.correction?.decision,
          content_spans: describeSpans(statement.content),
          speaker_spans: describeSpans(statement.speaker),
          cue_spans: describeSpans(statement.cue),
        }
      }
    }
  },
}

const articles: ParquetTable = {
  name: 'articles',
  columns: {
    id: 'text',
    outlet: 'text',
    published_at: 'text',
    modified_at: 'text',
    title: 'text',
    url: 'text',
    byline: 'text',
    place: 'text',
    language: 'text',
    keywords: 'texts',
    credit: 'text',
    taken_from: 'text',
    read_from: 'text',
    text: 'text',
    notes: 'texts',
    statement_count: 'number',
  },
  async *list(material) {
    for await (const { article, statements } of material.articles()) {
      const { publishedAt, modifiedAt, takenFrom, from, notes, ...rest } = article
      yield {
        ...rest,
        published_at: publishedAt,
        modified_at: modifiedAt,
        taken_from: takenFrom,
        read_from: from,
        notes: notes.map(({ message }) => message),
        statement_count: statements.length,
      }
    }
  },
}

const voices: ParquetTable = {
  name: 'voices',
  columns: {
    id: 'text',
    name: 'text',
    kind: 'text',
    names: 'texts',
    roles: 'texts',
    article_count: 'number',
    statement_count: 'number',
  },
  async *list(material) {
    for await (const { id, name, kind, names, roles, articleCount, statementCount } of material.voices()) {
      yield {
        id,
        name,
        kind,
        names: names.map(({ text }) => text),
        roles: roles.map(({ text }) => text),
        article_count: articleCount,
        statement_count: statementCount,
      }
    }
  },
}

const utterances: ParquetTable = {
  name: 'utterances',
  columns: {
    id: 'text',
    voice: 'text',
    said_from: 'text',
    said_to: 'text',
    fullest_wording: 'text',
    wordings: 'texts',
    differences: 'texts',
    origins: 'texts',
    known_origins: 'number',
    statements: 'texts',
    confidence: 'share',
  },
  async *list(material) {
    for await (const utterance of material.utterances()) {
      const { id, voice, saidAt, wordings, origins, statements, confidence } = utterance
      const known = origins.filter(({ kind }) => kind !== 'unknown')
      const differences = wordings.flatMap((wording) => wording.differences.map(({ kind }) => kind))
      yield {
        id,
        voice,
        said_from: saidAt?.from,
        said_to: saidAt?.to,
        fullest_wording: wordings[0]?.text,
        wordings: wordings.map(({ text }) => text),
        differences: [...new Set(differences)],
        origins: known.map(({ name }) => name),
        known_origins: known.length,
        statements,
        confidence,
      }
    }
  },
}

const relations: ParquetTable = {
  name: 'relations',
  columns: {
    id: 'text',
    kind: 'text',
    from_utterance: 'text',
    to_utterance: 'text',
    claim: 'text',
    from_statement: 'text',
    to_statement: 'text',
    reason: 'text',
    confidence: 'share',
  },
  async *list(material) {
    for await (const { id, kind, from, to, claim, evidence, reason, confidence } of material.relations()) {
      yield {
        id,
        kind,
        from_utterance: from,
        to_utterance: to,
        claim,
        from_statement: evidence.from,
        to_statement: evidence.to,
        reason,
        confidence,
      }
    }
  },
}

const stories: ParquetTable = {
  name: 'stories',
  columns: { id: 'text', title: 'text', first_day: 'text', last_day: 'text', articles: 'texts' },
  async *list(material) {
    for await (const { id, title, from, to, articles } of material.stories()) {
      yield { id, title, first_day: from, last_day: to, articles }
    }
  },
}

/** The tables of a record, in the order in which they are written. */
export const TABLES: readonly ParquetTable[] = [statements, articles, voices, utterances, relations, stories]

const describeSpans = (spans: readonly Span[]) => spans.map(([start, end]) => ({ start, end }))
