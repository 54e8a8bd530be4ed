/**
 * What statements are called in brat's standoff format, for who writes and who reads them.
 *
 * @module
 */
import { ACTS, CERTAINTIES, QUOTATIONS, VOICE_KINDS } from '../../record.ts'
import type { PartName } from './statement-parts.ts'

/** The entity of each part, and the relation that ties it to the content. */
export const ENTITIES: Readonly<Record<PartName, { readonly type: string; readonly relation?: string }>> = {
  content: { type: 'Content' },
  speaker: { type: 'Speaker', relation: 'SaidBy' },
  cue: { type: 'Cue', relation: 'SaidWith' },
  role: { type: 'Role', relation: 'SaidAs' },
  addressee: { type: 'Addressee', relation: 'SaidTo' },
  venue: { type: 'Venue', relation: 'SaidIn' },
  negation: { type: 'Negation', relation: 'NegatedBy' },
  day: { type: 'Day', relation: 'SaidOn' },
}
export const WITHIN = 'Within'

export const ATTRIBUTES = {
  Quotation: QUOTATIONS,
  Act: ACTS,
  Certainty: CERTAINTIES,
  VoiceKind: VOICE_KINDS,
} as const

/** What brat must know to show and edit the folder: `annotation.conf`. */
export function writeConfiguration(): string {
  const entities = Object.values(ENTITIES)
  return [
    '[entities]',
    ...entities.map(({ type }) => type),
    '',
    '[relations]',
    ...entities.flatMap(({ type, relation }) =>
      relation ? [`${relation}\tArg1:Content, Arg2:${type}`] : [],
    ),
    `${WITHIN}\tArg1:Content, Arg2:Content`,
    // One content inside another, one name in two parts: without this line brat marks them as mistakes.
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    '',
    '[attributes]',
    ...Object.entries(ATTRIBUTES).map(([name, values]) => `${name}\tArg:Content, Value:${values.join('|')}`),
    '',
  ].join('\n')
}
