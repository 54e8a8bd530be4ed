import type { Act } from '../../record.ts'

/**
 * What kind of saying a verb (by its lemma) or a noun such as "denial" tells of. Words that are not here, such as
 * "say" and "add", tell nothing by themselves: what they report is an assertion unless its words show otherwise.
 */
const WORDS_BY_ACT: Readonly<Record<Act, string>> = {
  assert: '',
  deny: 'deny denial disavow refute rebut dispute disputed disclaim',
  reject:
    'reject rejection dismiss rebuff spurn repudiate renounce oppose opposition refuse refusal decry object objection ' +
    'disagree veto withdraw withdrew withdrawn retract retraction recant renege backtrack rescind revoke abandon',
  confirm: 'confirm confirmation acknowledge admit concede affirm reaffirm corroborate verify admission',
  demand:
    'demand call-for urge order command instruct insist-on appeal implore direct require plead beseech exhort request ' +
    'advise recommend petition encourage recommendation lobby',
  ask: 'ask inquire enquire question wonder query',
  promise: 'promise pledge vow swear commit guarantee undertake assure reassure',
  threaten: 'threaten threat',
  warn: 'warn warning caution alert',
  accuse:
    'accuse accusation blame allege allegation charge denounce condemn criticize criticise fault slam blast attack ' +
    'lambaste chastise chide rebuke assail deride berate decry lash-out mock ridicule castigate bash scold',
  praise: 'praise laud applaud commend hail welcome congratulate extol thank compliment salute endorse tout',
  predict: 'predict prediction forecast foresee prophesy project',
  announce: 'announce announcement declare declaration proclaim reveal unveil disclose',
  decline: 'decline',
  think:
    'think believe belief feel consider suspect doubt hope fear want wish intend plan expect regard know assume ' +
    'imagine worry see view prefer favor favour seek aim',
}

export const ACT_OF_WORD: ReadonlyMap<string, Act> = new Map(
  (Object.entries(WORDS_BY_ACT) as [Act, string][]).flatMap(([act, words]) =>
    words
      .split(' ')
      .filter(Boolean)
      .map((word): [string, Act] => [word, act]),
  ),
)

/** Verbs that with one of these words behind take back what was said: "walked back her claim", "backed away from". */
export const VERBS_THAT_TAKE_BACK: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['take', new Set(['back'])],
  ['walk', new Set(['back'])],
  ['row', new Set(['back'])],
  ['roll', new Set(['back'])],
  ['back', new Set(['away', 'down', 'off', 'out'])],
])

/** What "declined to" and "refused to" must stand before to mean that nothing was said. */
export const WORDS_FOR_COMMENTING: ReadonlySet<string> = new Set([
  'comment',
  'answer',
  'discuss',
  'elaborate',
  'respond',
  'say',
  'speculate',
  'address',
  'identify',
  'name',
  'provide',
  'disclose',
  'confirm',
  'talk',
  'speak',
  'reply',
  'specify',
])

/** Verbs whose object is the one addressed: "told reporters". */
export const VERBS_WITH_ADDRESSEE: ReadonlySet<string> = new Set(
  (
    'tell inform remind assure reassure notify brief advise warn ask urge order instruct convince persuade implore ' +
    'promise beg command exhort address alert caution'
  ).split(' '),
)

/** Of those, the ones whose addressee is also what the content is about: "urged Congress to act". */
export const VERBS_THAT_MOVE_THE_ADDRESSEE: ReadonlySet<string> = new Set(
  'urge ask order instruct implore advise warn persuade convince beg command exhort tell remind caution'.split(
    ' ',
  ),
)

/** Verbs that take "to" before the one addressed: "said to reporters". */
export const VERBS_WITH_TO_ADDRESSEE: ReadonlySet<string> = new Set(
  (
    'say speak talk write explain complain confirm admit announce suggest appeal respond reply statement remark ' +
    'comment lie confide acknowledge mention boast brag joke quip vent complain grumble repeat stress insist declare ' +
    'lament whisper shout yell concede plead gripe recall'
  ).split(' '),
)

/** Verbs for handing on another's words: "Interfax cites Gil as saying". */
export const VERBS_OF_CITING: ReadonlySet<string> = new Set('cite quote'.split(' '))

/** Verbs by which an outlet hands on what it has: "Reuters reported". */
export const VERBS_OF_REPORTING: ReadonlySet<string> = new Set('report say write note reveal'.split(' '))

/** Verbs (by lemma) that tell only that something was said, and no kind of saying. */
export const VERBS_OF_SAYING: ReadonlySet<string> = new Set(
  (
    'say add tell note continue explain argue suggest insist state reply respond answer remark comment joke quip claim ' +
    'contend maintain recall stress emphasize emphasise reiterate repeat observe mention describe call speak talk point ' +
    'underscore underline assert boast brag lament complain conclude interject counter retort speculate imply indicate'
  ).split(' '),
)

/** Whether a verb (by lemma) tells that something was said, and not only thought. */
export function isVerbOfSaying(lemma: string): boolean {
  const act = ACT_OF_WORD.get(lemma)
  return VERBS_OF_SAYING.has(lemma) || (act !== undefined && act !== 'think')
}

/** Whether a verb (by lemma) tells that something was said or thought. */
export const isVerbOfSpeechOrThought = (lemma: string): boolean =>
  VERBS_OF_SAYING.has(lemma) || ACT_OF_WORD.has(lemma)
