import type { OpenDraft } from './draft.ts'
import type { StatedDate } from './find-date-line.ts'

/** The dates that the lines above a report state. */
export interface HeaderDates {
  published?: StatedDate
  updated?: StatedDate
}

/**
 * Puts the dates of a header into the draft. Of an ambiguous date that meaning is taken which alone fits the other date:
 * no report is changed before it is published. Where only a change is dated, its day stands in for that of publication.
 */
export function settleDates(draft: OpenDraft, { published, updated }: HeaderDates): void {
  const known = draft.publishedAt ?? exactDate(published)
  const change = exactDate(updated) ?? (known && chooseReading(updated, (date) => !isEarlier(date, known)))
  draft.modifiedAt ??= change
  if (known !== undefined) draft.publishedAt = known
  else if (published !== undefined) settleOpenDate(draft, { published, change })
  else if (change !== undefined) standIn(draft, { change, message: NO_DATE })
  else if (updated !== undefined && 'ambiguous' in updated.found) {
    draft.ambiguousDate ??= updated.found.ambiguous
  }
}

const NO_DATE = 'The date is that of an update; no date of publication is stated.'

interface OpenDate {
  readonly published: StatedDate
  readonly change: string | undefined
}

function settleOpenDate(draft: OpenDraft, { published, change }: OpenDate): void {
  const words = 'ambiguous' in published.found ? published.found.ambiguous : ''
  if (change === undefined) {
    draft.ambiguousDate ??= words
    return
  }
  const date = chooseReading(published, (reading) => !isEarlier(change, reading))
  if (date === undefined) {
    const message = `The date of publication, ${words}, can be read in more than one way; the date is that of an update.`
    standIn(draft, { change, message, words })
    return
  }
  draft.publishedAt = date
  const message = `The date ${words} can be read in more than one way; only as ${date.slice(0, 10)} is it not after the update.`
  draft.notes.push({ code: 'inferred-date', message, text: words })
}

function standIn(
  draft: OpenDraft,
  { change, message, words }: { change: string; message: string; words?: string },
): void {
  draft.publishedAt = change
  const code = words === undefined ? 'inferred-date' : 'ambiguous-date'
  draft.notes.push({ code, message, text: words ?? change })
}

function exactDate(stated: StatedDate | undefined): string | undefined {
  return stated && 'date' in stated.found ? stated.found.date : undefined
}

/** The one meaning of an ambiguous date that fits; `undefined` where several do or none. */
function chooseReading(
  stated: StatedDate | undefined,
  isFitting: (date: string) => boolean,
): string | undefined {
  const fitting = (stated?.readings ?? []).filter(isFitting)
  return fitting.length === 1 ? fitting[0] : undefined
}

/** By their days: times may be in different zones. */
function isEarlier(date: string, other: string): boolean {
  return date.slice(0, 10) < other.slice(0, 10)
}
