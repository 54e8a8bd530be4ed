/**
 * A text as databases keep it: a NUL cannot stand in one, and half of a surrogate pair is no character of UTF-8. Both become
 * the character for what is not known.
 */
export function keepText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole
}
