/**
 * Words as they are listed in a sentence.
 *
 * @example joinWords(['cut', 'paraphrased', 'translated'])
 *   // 'cut, paraphrased and translated'
 */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
