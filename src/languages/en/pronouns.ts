/** What a pronoun can stand for. */
export type PronounKind = 'he' | 'she' | 'it' | 'they' | 'I' | 'who' | 'which' | 'open'

const FORMS: Readonly<Record<PronounKind, string>> = {
  he: 'he him his himself',
  she: 'she her hers herself',
  it: 'it its itself',
  they: 'they them their theirs themselves',
  I: 'i me my mine myself',
  who: 'who whom whose',
  which: 'which that',
  // These point at the reader, at people at large or at several at once; no single voice can be shown for them.
  open:
    'we us our ours ourselves you your yours yourself one ones this these those there someone somebody anyone ' +
    'everyone everybody nobody another other others many some most all both few several more neither none each either ' +
    'nothing something what whoever any much',
}

/** Speakers at large: nobody in particular, and still a group of whom the article says that they spoke. */
export const WORDS_FOR_SOME: ReadonlySet<string> = new Set(
  'some many most others several few those everyone everybody'.split(' '),
)

/** A speaker of one of these words names nobody by itself. */
export const PRONOUN_KINDS: ReadonlyMap<string, PronounKind> = new Map(
  (Object.entries(FORMS) as [PronounKind, string][]).flatMap(([kind, forms]) =>
    forms.split(' ').map((form): [string, PronounKind] => [form, kind]),
  ),
)

/** Pronouns that belong to something named after them: "his campaign". */
export const POSSESSIVE_PRONOUNS: ReadonlySet<string> = new Set(
  'his her its their my our your whose'.split(' '),
)
