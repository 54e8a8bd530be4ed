/**
 * Names of our own invention, made of syllables: nobody is called so, and there are 3.8 million different ones.
 *
 * @module
 */
const CONSONANTS = [...'bdfgklmnprstvzj']
const VOWELS = [...'aeiou']
const SYLLABLES = CONSONANTS.flatMap((consonant) => VOWELS.map((vowel) => consonant + vowel))
const ENDINGS = ['n', 'r', 's', 'l', 'x', 'th', 'nd', 'rk', 'm']

/** How many different names there are. */
export const INVENTED_NAMES = SYLLABLES.length ** 3 * ENDINGS.length

/** The name with this number, in lower case; no two numbers below `INVENTED_NAMES` have the same. */
export function inventName(number: number): string {
  let left = Math.floor(number / ENDINGS.length)
  let name = ''
  for (let i = 0; i < 3; i++) {
    name += SYLLABLES[left % SYLLABLES.length]!
    left = Math.floor(left / SYLLABLES.length)
  }
  return name + ENDINGS[number % ENDINGS.length]!
}
