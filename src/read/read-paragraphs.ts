import { cutClutter } from './cut-clutter.ts'
import type { Draft, OpenDraft } from './draft.ts'
import { takeFooter } from './find-footer.ts'
import { takeHeader } from './find-header.ts'
import { closeDraft } from './read-text.ts'
import type { Paragraph } from './split-paragraphs.ts'

/**
 * The report in paragraphs of which something is known already, such as its title from another column of a table: lines
 * above and below the report and clutter in it are cut as they are from a text.
 */
export function readParagraphs(paragraphs: readonly Paragraph[], known: Partial<OpenDraft>): Draft {
  const draft: OpenDraft = { ...known, body: [...paragraphs], notes: [...(known.notes ?? [])] }
  takeHeader(draft)
  cutClutter(draft)
  takeFooter(draft)
  return closeDraft(draft, [...paragraphs])
}
