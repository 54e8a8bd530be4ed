import type { Findings } from '../../record.ts'
import type { ExportLine } from '../../store/index.ts'
import type { Material } from '../format.ts'

/** What was found in an article before anybody corrected it: with it another record becomes the same. */
export interface ReadingLine extends Findings {
  readonly kind: 'reading'
  /** The id of the article. */
  readonly article: string
}

export type RecordLine = ExportLine | ReadingLine

/** JSON lines, one thing a line. */
export async function* writeJsonLines(material: Material): AsyncGenerator<string> {
  for await (const line of listLines(material)) yield `${JSON.stringify(line)}\n`
}

/** Article by article with its statements and how it was read, then what holds across them, then what people decided. */
async function* listLines(material: Material): AsyncGenerator<RecordLine> {
  const readings = material.readings?.()[Symbol.asyncIterator]()
  for await (const { article, statements } of material.articles()) {
    yield { kind: 'article', ...article }
    for (const statement of statements) yield { kind: 'statement', ...statement }
    // Both are of one snapshot and in one order.
    const reading = (await readings?.next())?.value
    if (!reading) continue
    const { statements: found, voices, happenings } = reading
    yield { kind: 'reading', article: article.id, statements: found, voices, happenings }
  }
  for await (const { kind, ...voice } of material.voices()) yield { kind: 'voice', ...voice, voiceKind: kind }
  for await (const utterance of material.utterances()) yield { kind: 'utterance', ...utterance }
  for await (const { kind, ...relation } of material.relations()) {
    yield { kind: 'relation', ...relation, relationKind: kind }
  }
  for await (const story of material.stories()) yield { kind: 'story', ...story }
  for await (const correction of material.corrections()) yield { kind: 'correction', ...correction }
}
