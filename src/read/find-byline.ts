const LABEL =
  /^(?:(?:(?:written|reported|text|story|words|posted|published|edited|compiled|analysis|exclusive|opinion|report)\s+)?by|(?:author|byline|reporter|writer)s?\s*:)\s*:?\s+/i
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}.'’-]*|de|del|della|di|da|van|von|der|den|la|le|bin|bint|ibn|al|el|dos|y)`
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s+${NAME_WORD}){0,4}`
const NAMES = String.raw`${NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|,\s+and\s+)${NAME}){0,4}`
const ROLE = String.raw`(?:\s*[,|/–—-]\s*|\s+(?:in|for|of|at)\s+)[\p{L}\p{N}.'’&@ -]{2,50}`
const NAMES_AND_ROLES = new RegExp(`^(?<names>${NAMES})(?:${ROLE}){0,2}$`, 'u')
/** "By Thursday", "By March", "By The": words that open a sentence or a title and no name of a person. */
const NO_NAME =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|the|this|that|then|now|contrast|comparison|law|all|any|some|far|most|his|her|their|our|my|its|a|an)\b/i

/**
 * The names in a line that only says who wrote the report ("By Jane Doe and John Roe, staff writers"), or `undefined`.
 * "By Thursday the army had left." is no such line.
 *
 * @example findByline('By Jane Doe, Harbour News') // 'Jane Doe, Harbour News'
 */
export function findByline(line: string): string | undefined {
  const bare = line.trim().replace(/[.\s|]+$/, '')
  if (bare.length > 160 || bare.split(/\s+/).length > 16 || !LABEL.test(bare)) return undefined
  const names = NAMES_AND_ROLES.exec(bare.replace(LABEL, ''))?.groups?.names
  return names && !NO_NAME.test(names) ? names : undefined
}
