/**
 * XML and HTML, element by element, so that a file of any size can be written piece by piece.
 *
 * @module
 */
import { cleanText } from './clean-text.ts'

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Readers make spaces of these in attributes, and a line feed of a carriage return anywhere.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text as it stands between tags: nothing of it is markup, whatever it holds. */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>"'\r]/g, (mark) => ESCAPED[mark]!)
}

const escapeAttribute = (text: string): string =>
  cleanText(text).replace(/[&<>"'\t\n\r]/g, (mark) => ESCAPED[mark]!)

/** Left out where there is none. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

export function openElement(name: string, attributes: Attributes = {}): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeAttribute(String(value))}"`],
  )
  return `<${name}${written.join('')}>`
}

interface ElementOptions {
  readonly attributes?: Attributes
  /** Is escaped. */
  readonly text?: string
  /** Elements that are written already, after the text. */
  readonly inside?: readonly string[]
}

/**
 * A whole element.
 *
 * @example writeElement('p', { text: 'R & D' })
 *   // '<p>R &amp; D</p>'
 */
export function writeElement(
  name: string,
  { attributes, text = '', inside = [] }: ElementOptions = {},
): string {
  return `${openElement(name, attributes)}${escapeText(text)}${inside.join('')}</${name}>`
}
