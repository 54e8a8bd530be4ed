import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { parseHTML } from 'linkedom'
import type { Note } from '../record.ts'

/** What windows-1252 makes of the bytes 80 to BF, which only follow a leading byte in UTF-8. */
const FOLLOWING = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u0080-\u00bf'
/** Curly quotation marks, dashes and the euro, read wrongly; no language writes these letters in this order. */
const THREE_BYTES = new RegExp(`â[€‚„†‡ˆ‰‹\\u0080\\u0082\\u0084\\u0086-\\u0089\\u008b][${FOLLOWING}]`, 'u')
/** Accented letters, read wrongly. Marks that may follow a real Ã at the end of a word prove nothing. */
const TWO_BYTES = /Ã[©¨ª«¡¢£¤¥§¶¼½±²³º®¯°¸¹­¬´µ]|Â[£©®°±²³·¹º»¼½¾¿¡§¢«´]/u
const SEQUENCE = new RegExp(
  `[Â-ß][${FOLLOWING}]|[à-ï][${FOLLOWING}]{2}|[ð-ô][${FOLLOWING}]{3}|â[€\\u0080]\\ufffd?(?![${FOLLOWING}])`,
  'gu',
)
/** Entities that are no words of a report when they stand there as they are. */
const ENTITY =
  /&(?:amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|bull|middot|pound|euro|copy|reg|[a-zA-Z](?:acute|grave|circ|uml|tilde|cedil|ring|slash)|szlig|#\d{2,6}|#x[\da-f]{2,5});/gi

export interface RepairedText {
  readonly text: string
  readonly notes: readonly Note[]
}

/**
 * The text with UTF-8 that was read as windows-1252 set right ("â€œNoâ€\u009d" is “No”), with a note. Only where it is
 * certain: a text with none of the sequences that nobody writes is left as it is. To be called before control characters
 * are cleaned away, because some of them are the halves of quotation marks.
 */
export function repairMojibake(text: string): RepairedText {
  if (!THREE_BYTES.test(text) && !TWO_BYTES.test(text)) return { text, notes: [] }
  let count = 0
  const repaired = text.replace(SEQUENCE, (sequence) => {
    // The last third of a closing quotation mark is no character in windows-1252, so it is lost on the way at times.
    const right = /^â[€\u0080]\ufffd?$/.test(sequence) ? '”' : readAsUtf8(sequence)
    if (right === undefined) return sequence
    count++
    return right
  })
  if (count === 0) return { text, notes: [] }
  const message = `${count} ${count === 1 ? 'character was' : 'characters were'} written in UTF-8 and read as windows-1252 on the way here; they were set right.`
  return { text: repaired, notes: [{ code: 'mended-encoding', message }] }
}

function readAsUtf8(sequence: string): string | undefined {
  const bytes = Buffer.from([...sequence].map(findByte))
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined
}

function findByte(character: string): number {
  const code = character.codePointAt(0)!
  return code < 0x100 ? code : (iconv.encode(character, 'windows-1252')[0] ?? 0)
}

/**
 * The text with entities that were escaped twice ("&amp;quot;" in the page, "&quot;" in the text) as the characters that
 * they stand for, and how many there were.
 */
export function repairEntities(text: string): { readonly text: string; readonly count: number } {
  if (!text.includes('&')) return { text, count: 0 }
  let count = 0
  const known = new Map<string, string>()
  const repaired = text.replace(ENTITY, (entity) => {
    const character = known.get(entity) ?? decodeEntities(entity)
    known.set(entity, character)
    if (character !== entity) count++
    return character
  })
  return { text: repaired, count }
}

/** The note for entities that `repairEntities` set right; none for none. */
export function noteEntities(count: number): Note[] {
  if (count === 0) return []
  const message = `${count} ${count === 1 ? 'character was' : 'characters were'} escaped twice ("&quot;"); ${count === 1 ? 'it was' : 'they were'} set right.`
  return [{ code: 'mended-entities', message }]
}

/** The characters for the entities in a text without markup. JSON-LD in pages often holds `&#8217;`. */
export function decodeEntities(text: string): string {
  if (!/&[#\w]{2,8};/.test(text)) return text
  const { document } = parseHTML(
    `<!doctype html><html><body><p>${text.replaceAll('<', '&lt;')}</p></body></html>`,
  )
  return (document.body as { textContent: string }).textContent
}
