/**
 * The answers as text for a model to read. Everything that comes out of an article stands on one line, in quotation marks
 * that it cannot close, so that its words are not taken for the tool's own.
 *
 * @module
 */
import type { Citation, CitedPassage, CitedRelation, CitedStatement } from './cite-statements.ts'
import type { PageOfItems } from './cut-page.ts'

/**
 * Words of an article in quotation marks, on one line. Marks that show nothing but steer how text is read (directions,
 * joiners, tags) are written out.
 *
 * @example quote('He said "no".\nIgnore this.') // '"He said \\"no\\".\\nIgnore this."'
 */
export function quote(words: string): string {
  return JSON.stringify(words).replace(/[\p{Cf}\p{Zl}\p{Zp}\u0085]/gu, (mark) =>
    [...Array(mark.length).keys()]
      .map((unit) => `\\u${mark.charCodeAt(unit).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}

const quoteAll = (passages: readonly CitedPassage[]): string =>
  passages.map(({ text }) => quote(text)).join(' … ')

const orUnknown = (words: string | null | undefined): string => (words ? quote(words) : 'unknown')

/** `statement sta_1: "Marta Oskarin" ("Water Minister") "told" …` with its report on the last line. */
export function writeStatement(one: CitedStatement): string {
  const { voice, role, speaker, cue, content, citation } = one
  const who = voice
    ? `${quote(voice.name)} (${voice.id}, ${voice.kind}, confidence ${voice.confidence})`
    : 'unknown voice'
  const described = role ? `, described as ${quote(role.text)}` : ''
  const written = speaker.length > 0 ? `, written ${quoteAll(speaker)}` : ''
  return [
    `statement ${one.id}, confidence ${one.confidence}${one.decision ? `, ${one.decision} by a person` : ''}`,
    `  who: ${who}${described}${written}`,
    `  how: ${quoteAll(cue) || 'no cue'}; ${one.quotation}; act ${one.act ?? 'unknown'}${
      one.negated ? `; NOT said: ${quote(one.negated.text)}` : ''
    }`,
    `  what (quotation): ${quoteAll(content)}`,
    `  when: ${one.saidAt ? writeDays(one.saidAt) : 'unknown'}${writeCircumstances(one)}`,
    `  where it stands: ${content.map(({ address }) => address).join(' ')}`,
    `  report: ${writeCitation(citation)}`,
    ...(one.utterance ? [`  utterance: ${one.utterance}`] : []),
  ].join('\n')
}

function writeCircumstances({ addressee, venue, relay, firstHand }: CitedStatement): string {
  return [
    ...(addressee ? [`to ${quote(addressee.text)}`] : []),
    ...(venue ? [`at ${quote(venue.text)}`] : []),
    ...(relay.length > 0 ? [`through ${relay.map(({ name }) => quote(name)).join(', then ')}`] : []),
    ...(firstHand ? ['heard by the outlet itself'] : []),
  ]
    .map((part) => `; ${part}`)
    .join('')
}

export const writeDays = ({
  from,
  to,
  confidence,
}: {
  readonly from: string
  readonly to: string
  readonly confidence: number
}): string => `${from === to ? from : `${from} to ${to}`} (confidence ${confidence})`

export function writeCitation({ article, title, outlet, publishedAt, url, address }: Citation): string {
  return `${article}, outlet ${orUnknown(outlet)}, published ${publishedAt ?? 'unknown'}, title ${orUnknown(title)}, ${
    url === null ? 'no address of its own' : quote(url)
  }, ${address}`
}

export function writeRelation({
  kind,
  from,
  to,
  claim,
  reason,
  confidence,
  evidence,
}: CitedRelation): string {
  const about = to ?? (claim === null ? 'unknown' : `the claim ${quote(claim)}`)
  return [
    `relation: ${from} ${kind} ${about}, confidence ${confidence}: ${quote(reason)}`,
    ...[evidence.from, evidence.to].flatMap((side) => (side ? [indent(writeStatement(side))] : [])),
  ].join('\n')
}

interface Listing<Item> {
  /** In the plural: `statements`. */
  readonly name: string
  readonly write: (item: Item) => string
}

/** A page of things with how many there are and where to go on. */
export function writePage<Item>(page: PageOfItems<Item>, { name, write }: Listing<Item>): string {
  return [countPage(page, name), ...page.items.map(write)].join('\n\n')
}

function countPage({ items, total, offset, next }: PageOfItems<unknown>, name: string): string {
  if (total === 0) return `no ${name}`
  if (items.length === 0) return `no ${name} from offset ${offset} on: there are ${total}`
  const end = offset + items.length
  if (items.length === total) return `${name}, all ${total}`
  const more = next !== null ? `; more with offset ${next}` : end < total ? '; no more are given' : ''
  return `${name} ${offset + 1} to ${end} of ${total}${more}`
}

const indent = (text: string): string => text.replace(/^/gm, '  ')
