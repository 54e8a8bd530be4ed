/** Words in what was said (or in its cue) that show how certain the speaker put it. */
export const WORDS_FOR_POSSIBLE: ReadonlySet<string> = new Set(
  'may might could perhaps possibly maybe possible conceivably potentially'.split(' '),
)

export const WORDS_FOR_PROBABLE: ReadonlySet<string> = new Set(
  (
    'probably likely unlikely apparently presumably seemingly seem seems seemed appear appears appeared expected ' +
    'probable suppose'
  ).split(' '),
)

/** Words that open a condition. */
export const WORDS_FOR_CONDITION: ReadonlySet<string> = new Set('if unless provided assuming'.split(' '))

/** Before "if" these make it no condition: "asked if", "as if", "even if". */
export const WORDS_THAT_UNDO_IF: ReadonlySet<string> = new Set(
  'ask asked asking wonder wondered wondering see know knew unclear as even only or doubt question sure'.split(
    ' ',
  ),
)

/** Cues (by lemma) with which a speaker holds something for probable, not for certain. */
export const CUES_FOR_PROBABLE: ReadonlySet<string> = new Set(
  'believe suspect expect assume think guess predict suggest seem appear feel imagine reckon hint imply'.split(
    ' ',
  ),
)

/** Cues (by lemma) with which a speaker only allows that something may be. */
export const CUES_FOR_POSSIBLE: ReadonlySet<string> = new Set(
  'wonder fear worry speculate doubt hope'.split(' '),
)

/** Words by which the content itself is a demand. "Should" is advice and stays an assertion. */
export const WORDS_FOR_MUST: ReadonlySet<string> = new Set(['must'])

/** First words of a content in quotation marks that tell people to do something: "Lock her up". */
export const FIRST_WORDS_OF_COMMANDS: ReadonlySet<string> = new Set(
  (
    "let stop do don't give get go come look leave remember make take vote stand listen tell show put keep bring wait " +
    'be join call help send please never imagine'
  ).split(' '),
)
