/** Nouns that tell where or how something was said: "in an interview", "at a rally". */
export const NOUNS_FOR_VENUES: ReadonlySet<string> = new Set(
  (
    'interview interviews statement speech address remarks comments briefing conference news-conference rally debate hearing ' +
    'testimony meeting summit forum event town-hall townhall fundraiser appearance letter email e-mail emails memo ' +
    'tweet tweets post posts message blog op-ed editorial essay column book podcast broadcast show program programme ' +
    'call telephone phone press-release release filing filings papers document documents deposition affidavit ' +
    'lawsuit complaint ruling opinion sermon lecture ceremony dinner breakfast lunch luncheon convention caucus ' +
    'assembly session visit exchange conversation discussion panel talk ad advertisement commercial video segment ' +
    'text report article note webcast webinar trial court campaign-stop stop swing gathering reception vigil march ' +
    'protest sidelines floor memoir questionnaire petition manifesto broadcast chat ' +
    'teleconference press-conference presser briefings installment episode'
  ).split(' '),
)

/** Of those, the ones at which somebody goes on speaking, or that go on: the sentences behind belong to them too. */
export const NOUNS_FOR_SCENES: ReadonlySet<string> = new Set(
  (
    'interview speech address remarks briefing conference rally debate hearing testimony town-hall townhall hall ' +
    'fundraiser appearance letter email e-mail memo tweet op-ed podcast sermon lecture press-conference ' +
    'news-conference statement teleconference call breakfast lunch luncheon dinner forum panel broadcast'
  ).split(' '),
)

/** Venues that are written: who "wrote" next goes on in them. */
export const NOUNS_FOR_PAPERS: ReadonlySet<string> = new Set(
  (
    'letter email e-mail memo memorandum tweet tweets post op-ed statement book column essay blog note message ' +
    'editorial article'
  ).split(' '),
)

/** Verbs (by lemma) before a speech: "is using her victory speech", "delivered an address". */
export const VERBS_OF_HOLDING: ReadonlySet<string> = new Set('use give deliver grant hold'.split(' '))

/** What is held so. */
export const NOUNS_FOR_SPEECHES: ReadonlySet<string> = new Set(
  'speech address interview interviews remarks testimony conference news-conference press-conference rally briefing'.split(
    ' ',
  ),
)

/** Nouns that are a venue only behind "on": "on television", "on the campaign trail". */
export const NOUNS_FOR_VENUES_BEHIND_ON: ReadonlySet<string> = new Set(
  'television tv radio air stage stump trail cable'.split(' '),
)

/** Venues in the midst of which something is said: "30 minutes into the debate". */
export const VENUES_THAT_LAST: ReadonlySet<string> = new Set(
  'debate speech interview rally hearing address meeting call broadcast programme program show'.split(' '),
)

/** Nouns for places where people speak to reporters, where no other venue is named: "in the Rose Garden". */
export const NOUNS_FOR_PLACES_OF_SAYING: ReadonlySet<string> = new Set(
  (
    'garden room lobby hallway corridor stage church school hall theater theatre arena stadium airport tarmac center ' +
    'centre hotel headquarters courthouse courtroom chamber studio office steps lawn driveway college university ' +
    'library museum house capitol palace tower square plaza park factory plant'
  ).split(' '),
)

/** Verbs (by lemma) for putting out a paper that speaks: "released a statement". */
export const VERBS_OF_RELEASING: ReadonlySet<string> = new Set(
  'release issue post publish circulate send distribute blast'.split(' '),
)

/** Papers that are put out so. */
export const NOUNS_FOR_RELEASES: ReadonlySet<string> = new Set(
  (
    'statement statements memo memorandum letter video tweet tweets email e-mail message note post op-ed press-release ' +
    'release manifesto petition comment'
  ).split(' '),
)

/** Gatherings that can be told something: "told a rally in Ohio" names the place more than the listener. */
export const GATHERINGS: ReadonlySet<string> = new Set(
  'rally conference briefing meeting summit forum event fundraiser hearing debate dinner convention'.split(
    ' ',
  ),
)

/** Prepositions before a venue. */
export const PREPOSITIONS_OF_VENUE: ReadonlySet<string> = new Set(
  'in on at during via by through into'.split(' '),
)

/** Prepositions by which a venue goes on: "in an interview with ... on ...". */
export const PREPOSITIONS_INSIDE_VENUE: ReadonlySet<string> = new Set(
  'with to in at for of on from by before outside near'.split(' '),
)

/** Networks on which people post for themselves. They carry words as paper does, and are no hands. */
export const SOCIAL_NETWORKS: ReadonlySet<string> = new Set(
  (
    'twitter facebook instagram youtube telegram linkedin tiktok reddit snapchat weibo wechat vkontakte whatsapp ' +
    'periscope mastodon bluesky threads x truth-social'
  ).split(' '),
)

/** Nouns behind the name of a network: "on her Telegram channel". */
export const NOUNS_FOR_PLACES_ON_NETWORKS: ReadonlySet<string> = new Set(
  'channel page account feed profile stream timeline group wall'.split(' '),
)

/** Recordings that speakers make of themselves; "in a video" is where they speak, unless it was leaked. */
export const RECORDINGS_OF_ONESELF: ReadonlySet<string> = new Set('video clip audio'.split(' '))

/** Cues (by lemma) that name the network themselves. */
export const VERBS_THAT_ARE_VENUES: ReadonlySet<string> = new Set(
  'tweet retweet email e-mail post'.split(' '),
)

/** Verbs in -ing that open a sentence and belong to the saying: "Speaking on Thursday, ...". */
export const PARTICIPLES_OF_SAYING: ReadonlySet<string> = new Set(
  'speaking talking appearing addressing writing testifying answering responding asked campaigning'.split(
    ' ',
  ),
)
