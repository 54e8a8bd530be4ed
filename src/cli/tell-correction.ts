import type { Anchor, CorrectedGroup, Correction, Statement } from '../record.ts'
import { EDITED_FIELDS } from '../record.ts'
import { countThings } from './count-things.ts'

const PLURALS: Record<CorrectedGroup, string> = { voice: 'voices', utterance: 'utterances', story: 'stories' }
const LONGEST = 60

/**
 * What a person decided, in a line.
 *
 * @example tellCorrection({ decision: { kind: 'undo', correction: 'cor_1' } }, new Map())
 *   // 'undid cor_1'
 */
export function tellCorrection(
  { decision }: Pick<Correction, 'decision'>,
  all: ReadonlyMap<string, Correction>,
): string {
  switch (decision.kind) {
    case 'merge':
      return `merged the ${PLURALS[decision.of]} ${decision.sides.map(nameSide).join(' and ')}`
    case 'split':
      return `split ${nameSide(decision.members)} from the ${decision.of} ${nameSide(decision.from)}`
    case 'rename':
      return `renamed the voice “${cutShort(decision.before)}” to “${cutShort(decision.name)}”`
    case 'confirm':
      return `confirmed ${nameStatement(decision.statement)}`
    case 'reject':
      return `rejected ${nameStatement(decision.statement)}`
    case 'edit': {
      const set = EDITED_FIELDS.flatMap((field) => {
        const value = decision.fields[field]
        return value === undefined ? [] : [`${FIELD_NAMES[field]} ${tellValue(value)}`]
      })
      return `edited ${nameStatement(decision.statement)}: ${set.join('; ')}`
    }
    case 'undo': {
      const target = all.get(decision.correction)
      return target ? `undid ${target.number} (${target.id})` : `undid ${decision.correction}`
    }
  }
}

/** A field of a statement as it is called in a list: `said`, `first hand`. */
export const nameField = (field: (typeof EDITED_FIELDS)[number]): string => FIELD_NAMES[field]

const FIELD_NAMES: Record<(typeof EDITED_FIELDS)[number], string> = {
  voice: 'voice',
  role: 'role',
  act: 'act',
  certainty: 'certainty',
  negated: 'negated by',
  saidAt: 'said',
  addressee: 'addressee',
  venue: 'venue',
  relay: 'relay',
  firstHand: 'first hand',
}

/** What a field was set to, or read as, in a few words. */
export function tellValue(value: unknown): string {
  if (value === null) return 'none'
  if (value === true) return 'yes'
  if (Array.isArray(value)) return value.map(tellValue).join(', then ') || 'none'
  if (typeof value !== 'object') return String(value)
  const { text, name, from, to } = value as Partial<Record<'text' | 'name' | 'from' | 'to', string>>
  if (from !== undefined) return from === to ? from : `${from} to ${to}`
  return text ?? name ?? ''
}

/** `Jon Falk in 3 articles`: what the places were called, and how many articles they are in. */
function nameSide(anchors: readonly Anchor[]): string {
  const names = [...new Set(anchors.map(({ name }) => cutShort(name)))]
  const shown = names.slice(0, 2).join(', ') + (names.length > 2 ? ' ...' : '')
  const articles = new Set(anchors.map(({ article }) => article))
  const where = articles.size === 1 ? [...articles][0]! : countThings(articles.size, 'article')
  return anchors.length === 0 ? 'all others' : `“${shown}” in ${where}`
}

const nameStatement = ({ id, text }: Statement): string => `${id} “${cutShort(text.content)}”`

function cutShort(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/^[“"‘']|[”"’']$/g, '')
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()} ...` : line
}
