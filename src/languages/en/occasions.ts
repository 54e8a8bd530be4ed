/**
 * Words that tell at what kind of occasion something was said, where several outlets may have been. All in lower case.
 *
 * @module
 */
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Each is one kind of occasion by several names; two-part names are their last part. */
export const KINDS_OF_OCCASIONS: readonly ReadonlySet<string>[] = [
  setOf('briefing briefings conference presser reporters journalists newsmen correspondents press media'),
  setOf('speech address remarks rally sermon lecture'),
  setOf('hearing testimony'),
  setOf('twitter tweet tweets tweeted tweeting retweeted retweeting'),
]

/** Between the voice and one outlet: another that names it was not there. */
export const PRIVATE_OCCASIONS: ReadonlySet<string> = setOf(
  'interview interviews email e-mail emails emailed call phone telephone exchange conversation chat message questionnaire',
)

/** Those whom many outlets send: "told reporters" names an occasion. */
export const LISTENERS_OF_OUTLETS: ReadonlySet<string> = setOf(
  'reporters journalists newsmen correspondents press media',
)
