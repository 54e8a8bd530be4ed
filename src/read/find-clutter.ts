import { isAgency } from '../languages/en/index.ts'
import type { Paragraph } from './split-paragraphs.ts'

/** Words that only picture credits use for a hand. */
const PICTURE_HAND =
  /^(?:getty(?: images)?|getty images\/\w+|shutterstock|alamy(?: stock photo)?|epa(?:-efe)?|zuma(?: press| wire)?|nurphoto|istock(?:photo)?|unsplash|flickr|wikimedia(?: commons)?|pool|handout|file(?: photo)?|ap photo|ap images|afp photo|reuters photo|[\w-]+ via (?:getty images|ap|reuters|shutterstock)|kremlin\.ru|courtesy)$/i
const PICTURE_LABEL =
  /^[([]?\s*(?:file )?(?:photo(?:graph|graphy)?|image|picture|pic|illustration|graphic|video|cover photo|main photo)s?(?:\s+(?:credits?|source|courtesy(?: of)?))?\s*(?:[:|©/]|\bby\b|\bcourtesy of\b|\bvia\b)/i
const CREDIT_LABEL = /^[([]?\s*(?:credits?|photo credits?|image credits?|courtesy)\s*[:|]/i
/** A caption that ends in the credit of its picture. */
const CAPTION_END =
  /(?:\((?:AP |AFP |Reuters |file )?photo(?:graph)?(?: by|[:/])[^()]{2,60}\)|\((?:AP|AFP|Reuters|EPA|Getty Images)\/[^()]{2,50}\)|\b(?:Photo|Photograph|Image|Picture)(?: by|: )\s?[^.!?"”]{3,50}\.?|\b(?:REUTERS|AFP|EPA|AP Photo|THE CANADIAN PRESS)\/\p{Lu}[\p{L}.' -]{2,40}|\([^()]{2,50} via (?:AP|AFP|Reuters|Getty Images|Associated Press|Shutterstock|Twitter|Facebook)(?:,? file)?\)|\((?:AP|AFP|Reuters|Getty(?: Images)?|Xinhua|Shutterstock|iStock|file|file photo|[^()]{2,40}[,/] ?(?:Getty Images|AP|AFP|Reuters|file))\))$/iu

/**
 * Whether a line only says whose picture stood beside it: "Photo: Jane Doe", "Jane Doe / TASS", "AFP via Getty Images".
 */
export function isPhotoCredit(line: string): boolean {
  const words = line.split(/\s+/)
  if (line.length > 160 || words.length > 18) return false
  if (CREDIT_LABEL.test(line)) return true
  if (PICTURE_LABEL.test(line)) return /[:|©]/.test(line) || !/[a-z]{3,}\.$/.test(line)
  const bare = line.replace(/^[([©\s]+|[)\].\s]+$/g, '')
  if (PICTURE_HAND.test(bare)) return true
  if (/^©\s*\p{L}/u.test(line) && words.length <= 8) return true
  const hands = bare.split(/\s*[/|]\s*|\s+via\s+/)
  if (hands.length < 2 || hands.length > 4 || !hands.every(isHandName)) return false
  return hands.some((hand) => PICTURE_HAND.test(hand) || isAgency(hand) || /^\p{Lu}{2,6}$/u.test(hand))
}

function isHandName(hand: string): boolean {
  const words = hand.split(/\s+/)
  return (
    PICTURE_HAND.test(hand) ||
    (words.length <= 5 && words.every((word) => /^(?:\p{Lu}|de$|of$|van$|von$|al-)/u.test(word)))
  )
}

/** Longer paragraphs with such words are reports about paywalls. */
const MAX_NOTICE_WORDS = 40
const PAYWALL =
  /(?:^|[.!?:]\s+)(?:please )?(?:subscribe|sign up|register|log ?in|sign in)\b.{0,40} to (?:continue|keep|read|unlock|access|view)\b|\b(?:to (?:continue|keep) reading\b|to read (?:the (?:full|whole|rest of the)|this) (?:story|article|report)|(?:this|the full|the rest of this|premium) (?:article|story|content|report)s? (?:is|are) (?:only |exclusively )?(?:for|available (?:only )?(?:to|for)|reserved for|exclusive to|limited to) .{0,30}(?:subscribers|members|readers with)|(?:subscriber|member|premium)s?[- ](?:only|exclusive) (?:content|article|story)|already (?:a|have a) (?:subscriber|subscription|member|account)|not (?:yet )?a (?:subscriber|member)\?|create (?:a|your) free account|unlock (?:this|the full|unlimited) |you(?:['’]ve| have) (?:reached|read|used|hit) (?:your|all|the) .{0,40}(?:limit|articles|free)|(?:free )?articles? (?:left|remaining) (?:this month)?|become a (?:member|subscriber) (?:to|for|today|now)|continue reading (?:this (?:article|story)|with a|for (?:free|just|only)))/i

/** Whether a paragraph only says that the rest of the report is for those who pay or sign in. */
export function isPaywallNotice(text: string): boolean {
  return text.split(/\s+/).length <= MAX_NOTICE_WORDS && !/[“”"]/.test(text) && PAYWALL.test(text)
}

/** What kinds of lines are cut wherever they stand, with the word for the note. First match wins. */
const CLUTTER: readonly { readonly what: string; readonly maxWords: number; readonly pattern: RegExp }[] = [
  {
    what: 'related article',
    maxWords: 60,
    pattern:
      /^(?:[>»▶►→•*-]+\s*)?(?:related(?: (?:articles?|stor(?:y|ies)|news|coverage|content|topics?|links?|posts?|reading|video))?|read (?:more|also|next|on)|also read|see also|see more|more(?: on this(?: story)?| from .{2,40}| stories)?|further reading|recommended(?: for you| reading)?|you (?:may|might) (?:also )?(?:like|be interested in)|don['’]t miss|most read|watch(?: (?:now|also|live|more))?|listen(?: now)?|in pictures|explainer|editor['’]s picks?|trending(?: now)?|what to read next)\s*[:>»|]/i,
  },
  {
    what: 'related article',
    maxWords: 12,
    pattern:
      /^(?:related (?:articles?|stor(?:y|ies)|news|coverage|content|topics|links|posts)|read (?:more|also|next)|also read|see also|more (?:on this story|stories)|you (?:may|might) also like|recommended(?: for you)?|most (?:read|popular)|trending now|what to read next|don['’]t miss|more from .{2,40}|editor['’]s picks)(?:[.…:]*|\s*→)$|^related (?:articles?|coverage|stor(?:y|ies)|posts?|links?)(?: (?:from|on|in|about) .{2,60})?:?$/i,
  },
  {
    what: 'share bar',
    maxWords: 14,
    pattern:
      /^(?:share(?: this)?(?: (?:article|story|page|post|on|via|with).*)?:?|(?:share|tweet|pin|email|e-mail|print|save|comments?|facebook|twitter|linkedin|whatsapp|telegram|reddit|copy link|link copied!?|messenger|pinterest)(?:[\s,|/•·]+(?:share|tweet|pin|pin it|email|e-mail|print|save|comments?|facebook|twitter|linkedin|whatsapp|telegram|reddit|copy link|messenger|pinterest|x|on|this))*|\d+\s+(?:shares?|comments?)|(?:leave|post|add) a comment|view comments?(?: \(\d+\))?|click to share.*|print this (?:article|page)|listen to (?:this )?article|\d+\s*[-–]?\s*min(?:ute)?s?(?:\s+read)?|(?:reading time|estimated read(?:ing)? time)\s*:?.*)$/i,
  },
  {
    what: 'advertisement',
    maxWords: 12,
    pattern:
      /^(?:-*\s*)?(?:advertisements?|advertising|advert|sponsored(?: content)?|promoted(?: content)?|(?:story|article) continues (?:below|after)(?: (?:the )?(?:advertisement|ad|video))?|continue reading below|scroll (?:down )?to continue.*|advertisement\s*[-–—].*|ad feedback|skip (?:past )?(?:advertisement|ad|newsletter promotion).*)[.:…]?\s*-*$/i,
  },
  {
    what: 'line of the page',
    maxWords: 40,
    pattern:
      /^(?:(?:skip|jump) to (?:main )?(?:content|navigation|article)$|(?:this|our) (?:web)?site uses cookies\b|we use cookies\b|(?:please )?enable javascript\b|this slideshow requires javascript|your browser does not support\b|(?:last )?updated (?:at|on) \d[^"“]{0,40}$|loading\W*$|back to top$|close$)/i,
  },
  {
    what: 'newsletter',
    maxWords: 45,
    pattern:
      /^(?:(?:click here to )?(?:sign up|subscribe)(?: now| here| today)?\b.*\b(?:newsletters?|e-?mails?|alerts?|inbox|channel|podcast|updates|briefing|telegram|youtube|print edition|access)\b|(?:get|receive) .*\b(?:newsletter|inbox|breaking news)\b|(?:download|get) (?:our|the) .{0,30}\bapp\b|have an account\?|(?:log|sign) in\b.{0,30}$|(?:support|donate to) (?:our|independent) journalism)/i,
  },
  {
    what: 'follow line',
    maxWords: 30,
    pattern:
      /^(?:follow|like|join|find|connect with) .{0,80}(?:\bon|@|via) ?(?:@\w+|.{0,20}\b(?:twitter|facebook|instagram|telegram|linkedin|youtube|google news|whatsapp)\b)/i,
  },
  {
    what: 'note on the author',
    maxWords: 70,
    pattern:
      /^[^"“”]*\b(?:follow (?:him|her|them|me|the author|this reporter) (?:on|at|@)|(?:can|may) be (?:reached|contacted|emailed|followed) (?:at|by|via|on)\b|(?:e-?mail|contact|reach|write to) (?:him|her|them|me|the (?:author|reporter|writer)|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}) (?:at|on|via)\b|have a (?:news )?tip\b|got a (?:news |story )?tip\b)[^"“”]*$/iu,
  },
  {
    what: 'line of the page',
    maxWords: 16,
    pattern:
      /^(?:click(?:ing)? here\b[^"“”]*|[^"“”]*\b(?:by )?click(?:ing)? here(?: (?:to|for)\b[^"“”]*)?[.!]?|(?:image|photo|picture|slide)s? \d+ (?:of|\/)[ /]*\d+|\d+ ?(?:of|\/) ?\d+|(?:\d{1,3}\s*){1,8}|(?:image|picture|photo) (?:copyright|credit|source|caption)|getty images|media playback is unsupported on your device|(?:this )?(?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published|ran) (?:on|in|at)\b[^"“”]*)$/i,
  },
  {
    what: 'copyright line',
    maxWords: 60,
    pattern:
      /^(?:(?:copyright|©|\(c\))\s.{0,160}$|all rights reserved\.?$|.{0,80}\ball rights reserved\.?(?: .{0,200})?$|this (?:material|content|article|document|story) (?:may not be (?:published|reproduced)|is (?:subject to|protected by) copyright)\b.*)/i,
  },
]

/**
 * What a paragraph is where it is none of the report's own words: "photo credit", "related article", "share bar" and
 * so on; `undefined` for a paragraph of the report.
 */
export function nameClutter(paragraph: Paragraph): string | undefined {
  const { text } = paragraph
  if (text.length > 600) return undefined
  if (isPhotoCredit(text)) return 'photo credit'
  if (isPaywallNotice(text)) return 'paywall notice'
  const words = text.split(/\s+/).length
  if (words <= 60 && CAPTION_END.test(text)) return 'caption'
  return CLUTTER.find((kind) => words <= kind.maxWords && kind.pattern.test(text))?.what
}

/**
 * Whether a closing line is a list of keywords and no sentence: three or more short items between commas, or hash
 * tags, or any list after "Tags:".
 */
export function isKeywordList(line: string): boolean {
  if (line.length > 600) return false
  const labelled =
    /^(?:tags?|keywords?|key words|topics?|filed under|categories|labels|subjects?)\s*:\s*\S/i.test(line)
  if (labelled) return true
  if (/^(?:#[\p{L}\p{N}_]+[\s,]*){2,}$/u.test(line)) return true
  if (/[.!?:"“”…]|\s[-–—]\s/.test(line.replace(/\b(?:\p{Lu}\.){1,3}/gu, ''))) return false
  const items = line.split(/\s*[,;|]\s*/).filter((item) => item !== '')
  if (items.length < 3 || !items.every((item) => item.split(/\s+/).length <= 4)) return false
  const isFunctionWord =
    /\b(?:is|was|are|were|has|had|have|he|she|they|it|said|says|will|would|that|which|who|but|a|an)\b/
  if (isFunctionWord.test(line)) return false
  // "Doe, Roe, and Poe" is speech; keywords have no "and" before the last.
  if (/^(?:and|or)\s/i.test(items.at(-1)!)) return false
  const areNames = items.every((item) => /^[\p{Lu}\p{N}]/u.test(item))
  return areNames || (items.length >= 4 && items.every((item) => item.split(/\s+/).length <= 3))
}
