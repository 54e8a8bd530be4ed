/**
 * Parameters that say where a reader came from and never what is read. A name that any site might give to what it shows
 * (`cid`, `ref`, `share`, `via`) is not among them: two addresses of one report do less harm than one of two.
 */
const TRACKING = new RegExp(
  `^(?:${[
    // Campaigns, by the program that counts them.
    'utm_\\w+|mtm_\\w+|(?:pk|piwik)_(?:campaign|kwd|keyword|source|medium|content|cid)|hsa_\\w+|_hs(?:enc|mi|fp)|hsctatracking',
    'mkt_tok|mc_[ce]id|vero_(?:id|conv)|oly_(?:enc|anon)_id|dm_i|ck_subscriber_id',
    'ns_(?:campaign|mchannel|source|linkname|fee)|at_(?:medium|campaign\\w*|custom\\d+|link_\\w+|bbc_team|ptr_name|format)',
    'xtor|wt[._]z?mc\\w*|wtmc|s_cid|s_kwcid|ef_id|_ga|_gl|ga_(?:source|medium|term|content|campaign|place)|trk(?:info|campaign)',
    'spm|rb_clickid|wickedid|vgo_ee|epik|awc|srsltid',
    // Clicks on advertisements and shared posts, by the site they were on.
    'fbclid|fb_(?:action_ids|action_types|ref|source)|gclid|gclsrc|gbraid|wbraid|dclid|gad_\\w+|msclkid|yclid|ysclid|twclid|ttclid',
    'igshid|igsh|li_fat_id|__twitter_impression|ref_src|ref_url|soc_src|soc_trk|guccounter|guce_\\w+|gaa_\\w+|sr_share',
    // Outlets' own names for it.
    'smid|smtyp|unlocked_article_code|cmpid|intcmp|intcid|ocid|mbid|tsrc|traffic_source',
    // What the AMP cache adds.
    'amp_(?:js_v|gsa|ct|kit|tf|markup|latest_update_time)|usqp|aoh',
  ].join('|')})$`,
  'i',
)
const AMP_PARAMETER = /^(?:_?amp|output|outputtype)$/i
const AMP_VALUE = /^(?:|1|true|amp|yes)$/i

/**
 * An address on the web as one report has it, or `undefined` when it is none: without tracking parameters and page
 * position, and that of the usual page instead of its AMP or mobile one. With `base`, an address that is relative to it
 * is completed.
 *
 * @example cleanAddress('<https://news.example/a?id=7&utm_source=mail#top>') // 'https://news.example/a?id=7'
 * @example cleanAddress('https://m.news.example/2019/03/base/amp/') // 'https://www.news.example/2019/03/base/'
 */
export function cleanAddress(address: string, base?: string): string | undefined {
  const bare = address
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/[.,;]+$/, '')
  const complete = /^www\.[^\s/]+\.[a-z]{2,}/i.test(bare) ? `https://${bare}` : bare
  if (!URL.canParse(complete, base)) return undefined
  const url = leaveAmpViewer(new URL(complete, base))
  if (!/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined
  url.search = cutTracking(url.search)
  url.hostname = writeUsualHost(url.hostname)
  url.pathname = url.pathname.replace(/(?<=[^/])(?:\/amp(?=\/?$)|\.amp(?=(?:\.html?)?$))/i, '')
  if (!url.hash.startsWith('#!')) url.hash = ''
  url.username = ''
  url.password = ''
  // What was cut may have stood behind another mark that ends no address.
  return url.href.replace(/[.,;]+$/, '')
}

/** The query without what says nothing of the page. What stays is left as it is written: `%20` and `+` do not change places. */
function cutTracking(search: string): string {
  const pairs = search.replace(/^\?/, '').split('&')
  const telling = pairs.filter((pair) => {
    const [[name, value] = ['', '']] = new URLSearchParams(pair)
    return !TRACKING.test(name) && !(AMP_PARAMETER.test(name) && isAmpValue(value, name))
  })
  return telling.join('&')
}

/** `output=1` is something else; an empty `amp` is not. */
const isAmpValue = (value: string, name: string) =>
  /amp$/i.test(name) ? AMP_VALUE.test(value) : value.toLowerCase() === 'amp'

/**
 * The page that a viewer or cache of Google's shows: `google.com/amp/s/news.example/a` and
 * `news-example.cdn.ampproject.org/c/s/news.example/a`, where `s` stands for https.
 */
function leaveAmpViewer(url: URL): URL {
  const isCache = url.hostname.endsWith('.cdn.ampproject.org')
  const isViewer = /^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}$/.test(url.hostname)
  const path = isCache ? /^\/[a-z]\/(s\/)?(.+)$/ : isViewer ? /^\/amp\/(s\/)?(.+)$/ : undefined
  const [, secure, rest] = path?.exec(url.pathname) ?? []
  const original = `${secure ? 'https' : 'http'}://${rest}${url.search}`
  return rest && /^[^/]+\.[^/]+/.test(rest) && URL.canParse(original) ? new URL(original) : url
}

/** Endings that belong to a country and not to a site: what stands before them is the site's name. */
const COUNTRY_ENDING = /^(?:co|com|org|net|gov|ac|edu|or|ne|go)\.[a-z]{2}$/

/** Sites that serve phones or AMP at a host of their own show the same there as at `www.`. */
function writeUsualHost(host: string): string {
  const bare = host.replace(/\.$/, '')
  const inner = /^([a-z-]{2,12})\.m\.(wiki[a-z]+\.org)$/.exec(bare)
  if (inner) return `${inner[1]}.${inner[2]}`
  const rest = /^(?:www\.)?(?:m|mobile|amp)\.(.+)$/.exec(bare)?.[1]
  if (!rest?.includes('.') || COUNTRY_ENDING.test(rest)) return bare
  return rest.startsWith('www.') ? rest : `www.${rest}`
}

/** The address in a text that is nothing but an address, in angle brackets or as a Markdown link or not. */
export function findBareAddress(text: string): string | undefined {
  const bare = text.trim()
  if (bare.length > 2000 || /\s/.test(bare)) return undefined
  return /^<?(?:https?:\/\/|www\.)/i.test(bare) ? cleanAddress(bare) : undefined
}

/** The host of an address without its `www.`. */
export function findHost(url: string): string {
  return new URL(url).hostname.replace(/^www\d?\./, '')
}
