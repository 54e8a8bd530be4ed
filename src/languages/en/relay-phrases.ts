/** Words after a name by which it hands on another's words: "Xinhua, citing police". */
export const WORDS_FOR_CITING: ReadonlySet<string> = new Set('citing quoting'.split(' '))

/** Participles before "by" of those who had a paper before them that is not theirs: "a memo seen by Reuters". */
export const PARTICIPLES_OF_SEEING: ReadonlySet<string> = new Set(
  'obtained seen reviewed viewed examined inspected leaked'.split(' '),
)

/** Participles before "to" and "with" of what an outlet was given: "a letter leaked to the Herald". */
export const PARTICIPLES_OF_HANDING_TO: ReadonlySet<string> = new Set(
  'leaked shown given passed handed shared forwarded'.split(' '),
)

/** Participles before "by" that name a hand: "obtained by Politico", "as first reported by MSNBC". */
export const PARTICIPLES_OF_HANDING_ON: ReadonlySet<string> = new Set([
  ...PARTICIPLES_OF_SEEING,
  ...'reported cited quoted carried published released aired broadcast posted relayed provided'.split(' '),
])

/** How an outlet calls itself: "told this newspaper". */
export const WORDS_FOR_OWN_OUTLET =
  /\b(?:this|our) (?:newspaper|paper|magazine|news (?:organi[sz]ation|agency|outlet|site)|website|site|outlet|reporter|correspondent|publication)\b/i

/** Of those, the ones that are also said of whoever speaks: "a statement released by the campaign" is the campaign's own. */
export const PARTICIPLES_OF_PUTTING_OUT: ReadonlySet<string> = new Set(
  'reported carried published released aired broadcast posted provided'.split(' '),
)

/** Words that make a phrase one for outlets without a name: "state media", "local television". */
export const WORDS_BEFORE_UNNAMED_OUTLETS: ReadonlySet<string> = new Set(
  'state local news state-run state-owned national foreign government official russian chinese american western'.split(
    ' ',
  ),
)

/** What people who are not named are said to be, with the word behind it: "familiar with the matter", "briefed on the talks". */
export const WORDS_FOR_BEING_IN_THE_KNOW: ReadonlyMap<string, RegExp> = new Map([
  ['familiar', /^with$/],
  ['acquainted', /^with$/],
  ['close', /^to$/],
  ['privy', /^to$/],
  ['briefed', /^(?:on|about|by)$/],
  ['informed', /^(?:of|about|on)$/],
  ['aware', /^of$/],
  ['involved', /^in$/],
  ['knowledgeable', /^(?:of|about)$/],
])

/** The same with "with": "with knowledge of the talks". */
export const NOUNS_FOR_BEING_IN_THE_KNOW = /^(?:knowledge|understanding|insight|access)$/

/** Phrases that say why somebody is not named; the reason runs on to the end of its clause. */
export const REASONS_FOR_NO_NAME =
  /(?:(?:speaking|spoke|talking|talked|discussed[^.,;]{0,40}) )?(?:on|under) (?:the )?condition (?:of anonymity|that (?:he|she|they) not be (?:named|identified))(?: because [^,.;”"]{0,120})?|(?:asked|asking|declined|refused|requested|requesting) (?:not to be (?:named|identified)|to be (?:named|identified)|(?:for )?anonymity|to remain anonymous)|(?:because|as|since) (?:he|she|they) (?:was|were|is|are) not authori[sz]ed to [^.;”"]{0,60}|who (?:was|were) not authori[sz]ed to [^.;”"]{0,60}/gi

/** Words that stop a phrase from being anybody in particular: classes of people, not persons. */
export const WORDS_FOR_PARTICULAR_PEOPLE: ReadonlySet<string> = new Set(
  'a an one another two three four five person people source sources'.split(' '),
)
