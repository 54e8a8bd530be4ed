/** @module The keys under which full names are found that may be forms of one name. */
import { LONGEST_SURNAME, type PersonName } from './compare-names.ts'
import { keyOf } from './seats.ts'

/** Keys so that any two full names that can be one (see `compareFullNames`) have one in common. */
export function listNameKeys({ parts, surname }: PersonName): number[] {
  const initial = parts[0]![0]!
  const keys = new Set([`${initial} ${surname}`, `${parts[0]} ${parts[1]}`])
  if (surname.length >= 6 && surname.length <= LONGEST_SURNAME)
    for (const word of leaveOutLetters(surname)) keys.add(`${initial}~${word}`)
  return [...new Set([...keys].map((key) => keyOf(key)))]
}

/** The word, and the word with each letter left out in turn; with two left out as well for long words. */
function leaveOutLetters(word: string): string[] {
  const once = [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))
  if (word.length < 9) return [word, ...once]
  return [
    word,
    ...once,
    ...once.flatMap((rest) => [...rest].map((_, at) => rest.slice(0, at) + rest.slice(at + 1))),
  ]
}
