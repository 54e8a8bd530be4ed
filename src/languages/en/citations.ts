/** "Gil as saying" in "Interfax cites Gil as saying": these two words in a row belong to the cue. */
export const WORDS_OF_CITATION = ['as', 'saying'] as const

/** Verbs by which somebody goes on with what was just quoted: "he added". */
export const VERBS_OF_GOING_ON: ReadonlySet<string> = new Set('add continue conclude'.split(' '))

/** Relative pronouns: by themselves they are nothing that was said. */
export const RELATIVE_PRONOUNS: ReadonlySet<string> = new Set(['which', 'who', 'whom'])

/** What comes after "as" where somebody is quoted: "was quoted as saying". */
export const WORDS_AFTER_CITING: ReadonlySet<string> = new Set(
  'saying telling warning adding arguing'.split(' '),
)

/** Between a form of "be" and "to": somebody holds it of the subject, who says nothing. */
export const PARTICIPLES_OF_HEARSAY: ReadonlySet<string> = new Set(
  (
    'said believed thought understood expected reported rumoured rumored feared alleged estimated presumed assumed ' +
    'claimed'
  ).split(' '),
)

export const BE_FORMS: ReadonlySet<string> = new Set('is are was were be been being'.split(' '))

/** "did not want to be named", "declined to be identified". */
export const WORDS_FOR_NAMING: ReadonlySet<string> = new Set('named identified quoted'.split(' '))
