/** Nouns that tell where or how something was said: "in an interview", "at a rally". */
export const NOUNS_FOR_VENUES: ReadonlySet<string> = new Set(
  (
    'interview interviews statement speech address remarks briefing conference news-conference rally debate hearing ' +
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

/** Gatherings that can be told something: "told a rally in Ohio" names the place more than the listener. */
export const GATHERINGS: ReadonlySet<string> = new Set(
  'rally conference briefing meeting summit forum event fundraiser hearing debate dinner convention'.split(
    ' ',
  ),
)

/** Prepositions before a venue. */
export const PREPOSITIONS_OF_VENUE: ReadonlySet<string> = new Set('in on at during via by through'.split(' '))

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

/** Cues (by lemma) that name the network themselves. */
export const VERBS_THAT_ARE_VENUES: ReadonlySet<string> = new Set('tweet retweet email e-mail'.split(' '))

/** Verbs in -ing that open a sentence and belong to the saying: "Speaking on Thursday, ...". */
export const PARTICIPLES_OF_SAYING: ReadonlySet<string> = new Set(
  'speaking talking appearing addressing writing testifying answering responding asked campaigning'.split(
    ' ',
  ),
)
