/**
 * Who an English dateline says the report is from.
 *
 * @module
 */

/** Agencies and a few outlets whose names are no plain words. Only their form matters: a line that is this name alone. */
const AGENCIES = new Set(
  (
    'reuters|ap|associated press|the associated press|afp|agence france-presse|upi|united press international|tass|' +
    'itar-tass|interfax|ria novosti|sputnik|xinhua|dpa|efe|ansa|pti|press trust of india|ians|ani|anadolu|' +
    'anadolu agency|kyodo|kyodo news|yonhap|bloomberg|pa|pa media|press association|aap|cp|the canadian press|' +
    'canadian press|apa|ntb|tt|ritzau|belga|anp|swissinfo|ukrinform|unian|kcna|irna|bbc|bbc news|cnn|npr|rfe/rl|' +
    'dow jones|dow jones newswires|tribune news service|mct'
  ).split('|'),
)

/** Whether these words are the name of a press agency, or of an outlet that is known like one. */
export function isAgency(words: string): boolean {
  return AGENCIES.has(words.trim().toLowerCase())
}

/** A place in a dateline: capitalised or all in capitals, with a state or country after a comma or slash. */
const PLACE = String.raw`\p{Lu}[\p{L}.'’-]*(?:[\s,/]{1,2}\p{Lu}[\p{L}.'’-]*){0,5}`
const MONTH =
  'Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?'
const DAY = String.raw`(?:(?:${MONTH})\s+\d{1,2}|\d{1,2}\s+(?:${MONTH}))(?:,?\s+\d{4})?`
const HAND = String.raw`\p{L}[\p{L}&./' -]{0,38}[\p{L}.]`
const DATELINE = new RegExp(
  String.raw`^(?:(?<place>${PLACE})[,.]?\s*(?:(?<day>${DAY})[,.]?\s*)?)?(?:\((?<agency>${HAND})\)|\/(?<slashed>${HAND})\/)(?:\s*[-–—―:.]+)?\s+\S`,
  'u',
)
const DATELINE_DAY = new RegExp(String.raw`^(?:${PLACE})[,.]?\s*(?<day>${DAY})\s*(?:[-–—―]|\()`, 'u')

export interface DatelineWords {
  /** The agency in brackets or between slashes. */
  readonly agency?: string
  /** The day as it stands there: `March 28, 2019`. */
  readonly day?: string
}

/**
 * The agency and the day of the dateline that a paragraph opens with, in the dateline's words.
 *
 * @example readDatelineWords('LONDON, May 3 (Reuters) - The minister resigned.') // { agency: 'Reuters', day: 'May 3' }
 */
export function readDatelineWords(paragraph: string): DatelineWords {
  const start = paragraph.slice(0, 160)
  const parts = DATELINE.exec(start)?.groups
  const hand = (parts?.agency ?? parts?.slashed)?.trim()
  const day = parts?.day ?? DATELINE_DAY.exec(start)?.groups?.day
  const isDateline = hand !== undefined && (isAgency(hand) || isDatelinePlace(parts?.place))
  return { ...(isDateline && isHand(hand) && { agency: hand }), ...(day && { day }) }
}

/** "Trump (R-Fla.) said" has brackets too: a place before an unknown agency must stand in capitals. */
function isDatelinePlace(place: string | undefined): boolean {
  const name = place?.split(',')[0]?.trim() ?? ''
  return name.length >= 3 && name === name.toUpperCase()
}

function isHand(words: string): boolean {
  return (
    words.split(/\s+/).length <= 4 &&
    words.split(/\s+/).every((word) => /^(?:\p{Lu}|of$|and$|the$|&$|dpa$)/u.test(word))
  )
}
