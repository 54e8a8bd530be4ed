/** Parameters that say where a reader came from and not what is read. */
const TRACKING = new RegExp(
  `^(?:${[
    // Campaigns, by the program that counts them.
    'utm_\\w+|mtm_\\w+|pk_\\w+|piwik_\\w+|hsa_\\w+|_hs\\w+|hsctatracking|mkt_tok|mc_[ce]id|vero_\\w+|oly_\\w+|dm_i|ck_subscriber_id',
    'ns_\\w+|at_\\w+|xtor|wt[._]\\w+|wtmc|s_cid|s_kwcid|ef_id|_ga|_gl|ga_\\w+|trk\\w*|spm|rb_clickid|wickedid|vgo_ee|epik|awc|srsltid',
    // Clicks on advertisements and shared posts, by the site they were on.
    'fbclid|fb_\\w+|gclid|gclsrc|gbraid|wbraid|dclid|gad_\\w+|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id|__twitter_impression',
    'soc_src|soc_trk|guccounter|guce_\\w+|gaa_\\w+|share|sr_share|via|smid|smtyp|sref|reflink|unlocked_article_code',
    // Outlets' own names for it.
    'ref|ref_src|ref_url|cmp|cmpid|icid|intcmp|intcid|ncid|cid|ftag|ito|ocid|emc|mbid|taid|tsrc|traffic_source|feedtype|feedname|rss_id|campaign_id',
    // What the AMP cache adds.
    'amp_\\w+|usqp|aoh',
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
  for (const name of [...url.searchParams.keys()]) {
    const isAmp = AMP_PARAMETER.test(name) && isAmpValue(url.searchParams.get(name), name)
    if (isAmp || TRACKING.test(name)) url.searchParams.delete(name)
  }
  url.hostname = writeUsualHost(url.hostname)
  url.pathname = url.pathname.replace(/(?<=[^/])(?:\/amp(?=\/?$)|\.amp(?=(?:\.html?)?$))/i, '')
  if (!url.hash.startsWith('#!')) url.hash = ''
  url.username = ''
  url.password = ''
  return url.href
}

/** `output=1` is something else; an empty `amp` is not. */
const isAmpValue = (value: string | null, name: string) =>
  /amp$/i.test(name) ? AMP_VALUE.test(value ?? '') : value?.toLowerCase() === 'amp'

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
