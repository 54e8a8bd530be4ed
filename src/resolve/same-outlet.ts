import { WORDS_FOR_OWN_OUTLET } from '../languages/en/index.ts'

/** Whether a name is that of the publishing outlet, or "this newspaper". */
export const isOwnOutlet = (name: string, outlet: string | undefined): boolean =>
  WORDS_FOR_OWN_OUTLET.test(name) || (outlet !== undefined && isSameOutlet(name, outlet))

/**
 * "The Post" and "The Washington Post" are one outlet, so are "Telmar" and "Telmar News Agency", "HuffPost" and "The
 * Huffington Post", "Breitbart" and its "Breitbart News Daily", "AP" and "The Associated Press"; "The Times" is not "Time".
 */
export function isSameOutlet(a: string, b: string): boolean {
  const [short, long] = [wordsOfOutlet(a), wordsOfOutlet(b)].sort((x, y) => x.length - y.length) as [
    string[],
    string[],
  ]
  if (short.length === 0) return false
  if (short.length === 1 && short[0] === initialsOf(long)) return true
  const isLike = short.length > 1 ? isSameWord : isSame
  const rest = long.slice(short.length)
  // "The Times" is short for "The Times of London" too.
  const mayFollow = rest[0] === 'of' || rest.every((word) => PARTS_OF_OUTLETS.test(word))
  if (mayFollow && short.every((word, i) => isLike(word, long[i]!))) return true
  return short.every((word) => long.includes(word)) && short.at(-1) === long.at(-1)
}

/** "Moscow" is not "The Moscow Times": only words for a part of the same house may follow, or of its feed. */
const PARTS_OF_OUTLETS =
  /^(?:news|daily|sunday|magazine|radio|tv|online|live|business|channel|network|international|politics|world|national|local|us|uk|europe|asia|africa|economy|markets|money|sports?|science|technology|tech|health|environment|climate|education|culture|arts|entertainment|lifestyle|travel|opinion|opinions|comment|home|top|latest|breaking|stories|headlines|articles|feed|feeds|rss|all)$/

/** "ap" of "Associated Press", and of its feed "Associated Press politics". */
function initialsOf(words: readonly string[]): string {
  let end = words.length
  while (end > 2 && PARTS_OF_OUTLETS.test(words[end - 1]!)) end--
  return end < 2
    ? ''
    : words
        .slice(0, end)
        .map((word) => word[0])
        .join('')
}

const isSame = (a: string, b: string): boolean => a === b

const SHORTEST_OPENING = 4
/** So many letters more than the opening: "Times" is not an opening and "s". */
const SHORTEST_REST = 3

/** "Huff" of "HuffPost" is "Huffington". */
function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const isOpening = short.length >= SHORTEST_OPENING && long.length - short.length >= SHORTEST_REST
  return a === b || (isOpening && long.startsWith(short))
}

const wordsOfOutlet = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/\.(?:com|org|net|co\.uk|ru)$/, '')
    .replace(/ (?:(?:news|press) )?agency$/, '')
    .replace(/(?<=\S) news$/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the')
