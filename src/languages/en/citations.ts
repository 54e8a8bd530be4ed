/** "Gil as saying" in "Interfax cites Gil as saying": these two words in a row belong to the cue. */
export const WORDS_OF_CITATION = ['as', 'saying'] as const

/** Relative pronouns: by themselves they are nothing that was said. */
export const RELATIVE_PRONOUNS: ReadonlySet<string> = new Set(['which', 'who', 'whom'])
