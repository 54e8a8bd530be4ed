import type { PageElement } from './page.ts'

/** A kind of thing that stands around or between the paragraphs of a report without being a part of it. */
export interface OtherPart {
  /** The word for the note: "share bar". */
  readonly what: string
  /** A part with more characters than this is the report itself or holds it, whatever it is called. */
  readonly maxLength: number
}

const SHORT = 1500
const LONG = 100_000

/** Words of classes and ids in kebab case. The first kind that fits wins. */
const NAMES: readonly (OtherPart & { readonly pattern: RegExp })[] = [
  {
    what: 'cookie notice',
    maxLength: LONG,
    pattern:
      /(?:^|-)(?:cookies?-(?:banner|notice|consent|bar|wall|law|policy|message|popup|info)|cookieconsent|cookiebanner|consent(?:-(?:banner|manager|wall|modal|popup|layer))?|gdpr(?:-\w+)*|onetrust|didomi|qc-cmp\d?|sp-message|cmplz|cky)(?:-|$)/,
  },
  {
    what: 'comments',
    maxLength: LONG,
    pattern:
      /^(?:(?:\w-)?(?:article-|post-|page-|user-|story-|site-|reader-)?comments?|comments?-?(?:area|section|wrap|wrapper|container|list|thread|form|block|box|content|respond|module|area-title)|commentlist|disqus(?:-thread)?|respond|fb-comments|livefyre|spot-?im.*|viafoura.*|vf-\w+|coral(?:-.*)?|coralproject|replies|discussion)$/,
  },
  {
    what: 'caption',
    maxLength: SHORT,
    pattern:
      /(?:^|-)(?:captions?|(?:image|photo|picture|media)-and-(?:copyright|credit|caption)|wp-caption-text|figcaption|cutline|legend|photo-?credits?|image-?credits?|img-?credits?|picture-?credits?|media-?credits?|image-?source|photo-?byline|image-?meta|photographer|copyright-?holder|imgcopyright|image-?copyright)(?:-(?:text|wrap|wrapper|container|credit|content|body|block|box|copy|inner|title|component|label))*$/,
  },
  {
    what: 'caption',
    maxLength: 500,
    pattern:
      /^(?:(?:article|story|post|entry|main|lead|hero|featured|top|body|inline|content|wp-block)-?)?(?:image|img|photo|picture|figure|thumbnail)s?(?:-(?:container|wrapper|wrap|block|holder|box|embed|module|top|left|right|center|full))*$/,
  },
  {
    what: 'newsletter',
    maxLength: SHORT,
    pattern:
      /(?:^|-)(?:newsletters?|news-?letter|e?-?mail-?(?:sign-?up|subscribe|alert|capture)|sign-?up(?:-(?:box|form|module|widget|promo|unit|block))?|subscribe(?:-(?:box|form|module|widget|promo|cta|block|banner|bar|now))?|subscription(?:-(?:box|form|promo|banner))?|mc4wp.*|mailchimp|mailmunch|optin(?:-.*)?|opt-in|capture|inbox)(?:-|$)/,
  },
  {
    what: 'share bar',
    maxLength: SHORT,
    pattern:
      /(?:^|-)(?:shares?|sharing|share-?(?:bar|tools|buttons?|links|icons|this|widget|daddy)|sharebar|sharethis|sharedaddy|social(?:-(?:bar|buttons?|icons?|links?|list|share|sharing|tools|follow|menu|nav|media-links|media-icons))?|socials|addthis.*|addtoany.*|a2a-kit|ssba|heateor|essb|article-tools|story-tools|post-tools|page-tools|toolbar|action-?bar|follow-?(?:us|links|buttons?)|print-?(?:link|button)|bookmark|gigya.*|engagement-bar|reactions?)$/,
  },
  {
    what: 'related article',
    maxLength: 3000,
    pattern:
      /(?:^|-)(?:related|related-?(?:articles?|posts?|stor(?:y|ies)|content|links?|news|topics?|items?|coverage|box|list|module|container|wrapper|reading|section|media|inline|video|videos|widget|tags|entries|stuff|title|headlines?)|jp-relatedposts|yarpp.*|read-?(?:more|also|next|on)|readmore|also-?read|see-?also|up-?next|next-?(?:article|story|post|up)|(?:previous|prev)-?next|recommend(?:ed|ations?|s)?|recommended-.*|recirc(?:ulation)?|outbrain|ob-widget|taboola|zergnet|revcontent|mgid|nativo|trc-.*|more-?(?:stories|news|on|from|articles|posts|links|in|like-this)|most-?(?:popular|read|viewed|shared|recent|commented)|trending|popular-?(?:posts|stories|articles|news)?|latest-?(?:news|posts|stories|articles|headlines)?|top-?(?:stories|news|headlines)|editors?-?picks?|don-?t-?miss|teasers?|teaser-?(?:list|item|box|wrapper|container)|onward|river|you-?may-?(?:also-?)?like|internal-?links?|inline-?(?:related|promo|link|story|article)|in-?article-?(?:related|promo|link)|story-?(?:promo|rail|package|links)|promo(?:-(?:box|item|link|module|block|container|unit|inline))?|link-?(?:list|box|stack)|linklist|side-?links|see-?more|suggested|suggestions?|post-?(?:navigation|nav|pagination)|series-?nav|crosslinks?|explore-?more|keep-?reading|continue-?reading|further-?reading|associated(?:-content)?|hub-?links|bottom-?links)$/,
  },
  {
    what: 'advertisement',
    maxLength: SHORT,
    pattern:
      /^(?:ads?|adverts?|advertisements?|advertising|ad-?(?:slot|unit|container|wrapper|wrap|box|block|banner|break|label|text|space|zone|placeholder|feedback|item|inner|holder|header|body|content|area|module)|ads-?(?:\w+)|.*-(?:advert|advertisement|ad-?slot|ad-?unit|ad-?container|ad-?wrapper|ads)|dfp.*|gpt-?ad.*|google-?ads?.*|adsbygoogle|sponsored?|sponsored-.*|sponsor|promoted(?:-.*)?|commercial(?:-.*)?|affiliate(?:-(?:disclosure|disclaimer|notice|box|links?))?|native-?ad.*|partner-?(?:content|box|links))$/,
  },
  {
    what: 'note on the author',
    maxLength: SHORT,
    pattern:
      /(?:^|-)(?:author-?(?:bio|box|info|card|description|details|profile|about|section|widget|block|meta|footer|area|wrap|blurb|summary|tagline)|about-?(?:the-?)?author|bio|biography|contributor-?(?:bio|box|info)|writer-?bio|byline-?bio|authors-?(?:bio|box)|post-?author|entry-?author|mini-?bio|endnotes?-?author|abh-box|saboxplugin-wrap|molongui-.*)$/,
  },
  {
    what: 'player',
    maxLength: SHORT,
    pattern:
      /(?:^|-)(?:video-?(?:player|js|container|playlist|overlay|list|title|info|meta|promo|embed)|audio-?(?:player|container)|media-?player|jw-?player|jwplayer|brightcove.*|podcast-?(?:player|promo|embed)|listen(?:-(?:bar|button|to-article))?|text-to-speech|tts|speechkit|beyondwords|playlist|gallery-?(?:counter|count|nav|controls|info|meta|thumbs|thumbnails)|slide-?(?:count|counter|number|nav)|slideshow-?(?:count|counter|nav|controls)|image-?count(?:er)?|photo-?count(?:er)?|lightbox.*|carousel-?(?:nav|controls|indicators|caption|counter))$/,
  },
  {
    what: 'part of the frame',
    maxLength: 5000,
    pattern:
      /(?:^|-)(?:breadcrumbs?|bread-?crumbs?|pagination|pager|page-?nav|menu|menus|mega-?menu|nav|navbar|navigation|subnav|topnav|main-?nav|site-?(?:header|footer|nav)|global-?(?:header|footer|nav)|page-?footer|masthead|mast-?head|skip-?(?:link|links|nav|to-content)|search-?(?:form|box|bar)|login(?:-.*)?|log-?in|user-?(?:menu|nav|tools)|ticker|weather(?:-\w+)?|stock-?ticker|toc|table-of-contents|back-?to-?top|scroll-?to-?top|sidebar|side-?bar|side-?(?:rail|col|column)|right-?(?:rail|col|column)|left-?rail|rail|aside|supplementary|secondary|widgets?|widget-?area|modal(?:-.*)?|popup|pop-?up|pop-?over|overlay|tooltip|tool-?tip|flyout|drawer|off-?canvas|toast|snackbar|alert-?(?:bar|banner)|notification-?(?:bar|banner)|sticky-?(?:bar|footer|header)|hotbar|rollover-(?:\w+-)?(?:block|content|box|popup)|poll|quiz|survey|rating|ratings|star-?rating|disclaimer|legal|copyright|colophon|site-?info|app-?(?:promo|banner|download)|download-?app|donat(?:e|ion)(?:-(?:box|form|banner|cta|promo|module))?|membership-?(?:promo|box|banner|cta)|support-?(?:us|banner|cta|box)|contribution(?:-.*)?|screen-?reader(?:-text|-only)?|sr-?only|off-?screen|visually-?hidden|visuallyhidden|print-?only|hide|hidden|is-hidden|d-none|noprint|no-print|post-?edit|edit-?link|permalink|feedback(?:-.*)?|correction-?form|report-?(?:error|typo|mistake)|cta|call-?to-?action)$/,
  },
  {
    what: 'keywords',
    maxLength: 800,
    pattern:
      /(?:^|-)(?:tags|tag-?(?:list|links|cloud|container|wrapper|block)|taglist|topics?-?(?:list|links|tags|bar)?|article-?(?:tags|topics|keywords|categories)|post-?(?:tags|categories)|entry-?(?:tags|categories|footer)|story-?(?:tags|topics)|categories|cat-?links|keywords|filed-?(?:under|in)|hashtags)$/,
  },
  {
    what: 'paywall notice',
    maxLength: 600,
    pattern:
      /(?:^|-)(?:paywall|pay-?wall|reg-?wall|regwall|piano|tp-(?:modal|container)|meter(?:ed)?(?:-\w+)?|subscriber-?(?:only|wall|notice)|premium-?(?:box|notice|wall|teaser)|barrier|gate(?:way)?|gated)(?:-(?:notice|box|message|overlay|prompt|banner|wrapper|container|text|modal|cta))?$/,
  },
]
/** Tokens that say how a whole page is laid out or what a report is about, and nothing of the part itself. */
const STATE =
  /^(?:has|no|with|without|not|is|category|type|format|status|single|js|theme|layout|template|hentry|post-\d|post-type|page-id|page-template|tag(?!-(?:list|links|cloud|container|wrapper|block)$))-/
/** Any of them at once: most tokens are of no kind. */
const ANY_NAME = new RegExp(NAMES.map(({ pattern }) => pattern.source).join('|'))
const ROLES: Record<string, OtherPart> = {
  navigation: { what: 'part of the frame', maxLength: LONG },
  search: { what: 'part of the frame', maxLength: SHORT },
  contentinfo: { what: 'part of the frame', maxLength: 5000 },
  banner: { what: 'part of the frame', maxLength: SHORT },
  complementary: { what: 'related article', maxLength: 5000 },
  dialog: { what: 'part of the frame', maxLength: 5000 },
  alertdialog: { what: 'part of the frame', maxLength: 5000 },
  menu: { what: 'part of the frame', maxLength: LONG },
  menubar: { what: 'part of the frame', maxLength: LONG },
  toolbar: { what: 'share bar', maxLength: SHORT },
  tablist: { what: 'part of the frame', maxLength: SHORT },
}
const ELEMENTS: Record<string, OtherPart> = {
  NAV: { what: 'part of the frame', maxLength: LONG },
  FOOTER: { what: 'part of the frame', maxLength: 5000 },
  ASIDE: { what: 'related article', maxLength: 5000 },
  FORM: { what: 'controls of the page', maxLength: SHORT },
  BUTTON: { what: 'controls of the page', maxLength: SHORT },
  DIALOG: { what: 'part of the frame', maxLength: 5000 },
  MENU: { what: 'part of the frame', maxLength: SHORT },
  FIGCAPTION: { what: 'caption', maxLength: SHORT },
  FIGURE: { what: 'caption', maxLength: SHORT },
  INPUT: { what: 'controls of the page', maxLength: SHORT },
}

/**
 * What an element is where its tag, role, class or id says that it is no part of the report, or `undefined`. Only its
 * names are looked at: whether it holds the report all the same is for the caller to see. `known` remembers the names of
 * one page, which repeat hundreds of times.
 */
export function nameOtherPart(
  element: PageElement,
  known: Map<string, OtherPart | null>,
): OtherPart | undefined {
  const role = element.getAttribute('role')
  const byElement = ELEMENTS[element.nodeName] ?? (role ? ROLES[role] : undefined)
  if (byElement) return byElement
  const component = element.getAttribute('data-component') ?? element.getAttribute('data-testid') ?? ''
  const names = `${element.className} ${element.id} ${component}`
  if (names.length < 4) return undefined
  const remembered = known.get(names)
  if (remembered !== undefined) return remembered ?? undefined
  const part = findByNames(names)
  known.set(names, part ?? null)
  return part
}

function findByNames(names: string): OtherPart | undefined {
  const tokens = names
    .slice(0, 500)
    .split(/\s+/)
    .map(writeInKebabCase)
    .filter((token) => token.length > 1 && !STATE.test(token) && ANY_NAME.test(token))
  return tokens.length === 0
    ? undefined
    : NAMES.find(({ pattern }) => tokens.some((token) => pattern.test(token)))
}

/** `ArticleBody_relatedLinks__x8sF2` and `article-body--related-links` alike as `article-body-related-links`. */
function writeInKebabCase(token: string): string {
  return token
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[_:.]+|-{2,}/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
}
