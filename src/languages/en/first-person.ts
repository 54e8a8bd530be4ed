/** Words for the one who speaks and the ones spoken to: who says these of a speech speaks of their own. */
export const FIRST_PERSON_PRONOUNS: ReadonlySet<string> = new Set(
  'i me my mine myself we us our ours ourselves you your yours yourself let'.split(' '),
)
