import type {
  Article,
  Correction,
  ReadArticle,
  Relation,
  Statement,
  Story,
  Utterance,
  Voice,
} from '../record.ts'

/** An article with all its statements, in the order of its text. */
export interface WrittenArticle {
  readonly article: Article
  readonly statements: readonly Statement[]
}

/**
 * What is written: a record, or a part of one, as it is at one moment. Each method begins anew, in order of id, and gives one
 * thing at a time, so that a record of any size can be written.
 */
export interface Material {
  articles(): AsyncIterable<WrittenArticle>
  voices(): AsyncIterable<Voice>
  utterances(): AsyncIterable<Utterance>
  relations(): AsyncIterable<Relation>
  stories(): AsyncIterable<Story>
  /** In the order in which they were made. */
  corrections(): AsyncIterable<Correction>
  /**
   * The articles as they were read before anybody corrected them, with the voices of each article and what happened: what
   * another record needs to become the same. Absent where the material is no record.
   */
  readings?(): AsyncIterable<ReadArticle>
}

/** One form in which a record is given to others. */
export interface Format {
  /** As it is asked for: `hearsay export --format jsonld`. */
  readonly name: string
  /** What it is and who reads it, for help and documentation; begins with a capital, no full stop. */
  readonly says: string
  /** With the full stop: `.jsonld`. */
  readonly extension: string
  readonly mediaType: string
  /** The file, piece by piece. */
  write(material: Material): AsyncIterable<string | Uint8Array>
}

/** A form that is many files; names are paths inside a folder, with `/`. */
export interface FolderFormat extends Omit<Format, 'write' | 'mediaType'> {
  writeFiles(
    material: Material,
  ): AsyncIterable<{ readonly name: string; readonly content: string | Uint8Array }>
}
