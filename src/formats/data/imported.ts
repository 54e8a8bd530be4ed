import type { Correction, ReadArticle } from '../../record.ts'

/** What reading a file of another program, or an export of ours, gives: one thing after the other. */
export type Imported =
  | {
      readonly kind: 'article'
      readonly read: ReadArticle
      /** The ids of those of its statements that people made or changed: they are not as any program read them. */
      readonly byPeople: readonly string[]
    }
  | { readonly kind: 'correction'; readonly correction: Correction }
  /** Something that cannot be taken in; all else is. `from` is the file, with the line where there is one: `a.ann:12`. */
  | { readonly kind: 'failure'; readonly from: string; readonly message: string }
