/**
 * A role as it reads behind a name: the article that opened a sentence in the report does not open one here.
 *
 * @example tellRole('The minister') // 'the minister'
 */
export function tellRole(text: string): string {
  return text.replace(/^(?:The|An|A)(?=\s)/, (word) => word.toLowerCase())
}
