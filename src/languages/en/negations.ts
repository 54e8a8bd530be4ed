/** Words that turn the verb after them round. */
export const NEGATIONS_OF_VERBS: ReadonlySet<string> = new Set([
  'not',
  "n't",
  'never',
  'neither',
  'nor',
  'hardly',
])

/** Subjects of which the verb says that nobody did it. */
export const NEGATING_SUBJECTS: ReadonlySet<string> = new Set([
  'no',
  'nobody',
  'none',
  'neither',
  'nor',
  'nothing',
  'hardly',
])

/** What follows "would not say". */
export const WORDS_THAT_OPEN_A_QUESTION: ReadonlySet<string> = new Set([
  'whether',
  'if',
  'who',
  'whom',
  'whose',
  'what',
  'which',
  'when',
  'where',
  'why',
  'how',
])
