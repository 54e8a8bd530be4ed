/**
 * The numbers by which a record knows the names of the shelf, which would fill a good part of it written out. A number
 * is never given another meaning: new names get new numbers.
 *
 * @module
 */
import type { GroupName, IndexName, LinkName, TraceName } from '../../shelf.ts'

export const INDEX_NUMBERS: Readonly<Record<IndexName, number>> = {
  shingle: 1,
  'whole text': 2,
  'story word': 3,
  'surname in story': 4,
  'unit in story': 5,
  'name part': 6,
  'quoted words': 7,
  'speaker and word': 8,
  'speaker and two words': 9,
}

export const LINK_NUMBERS: Readonly<Record<LinkName, number>> = { copy: 1, story: 2, saying: 3 }

export const TRACE_NUMBERS: Readonly<Record<TraceName, number>> = {
  article: 1,
  'article voice': 2,
  unit: 3,
  statement: 4,
}

export const GROUP_NUMBERS: Readonly<Record<GroupName, number>> = {
  copy: 1,
  story: 2,
  unit: 3,
  voice: 4,
  utterance: 5,
}
