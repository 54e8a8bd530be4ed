/** Invisible characters that only get in the way of matching words: soft hyphen, zero-width space, byte order mark. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g
/** Halves of characters beyond the first plane, which stand for nothing alone. */
const HALF_CHARACTERS = /\p{Cs}/gu
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/g

/**
 * The text with line ends as `\n` and without control and invisible characters. No-break spaces and all that can be
 * seen stay as they are.
 *
 * @example cleanCharacters('one\r\ntwo\u0007') // 'one\ntwo'
 */
export function cleanCharacters(text: string): string {
  return text
    .replace(HALF_CHARACTERS, '\ufffd')
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replace(/[\u000c\u2029]/g, '\n\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
}

/**
 * The text of the same length with a space in the place of each control character, for texts that came with offsets
 * of their own: the offsets still hold.
 *
 * @example blankControls('one\r\ntwo\u0007') // 'one \ntwo '
 */
export function blankControls(text: string): string {
  return text
    .replace(HALF_CHARACTERS, '\ufffd')
    .replace(/\r\n/g, ' \n')
    .replace(/[\r\u0085\u2028\u2029\u000c]/g, '\n')
    .replace(CONTROLS, ' ')
}

/** A title or name on one line: outer space removed, inner runs of it one space. */
export function joinOnOneLine(text: string): string {
  return cleanCharacters(text).replace(/\s+/g, ' ').trim()
}
