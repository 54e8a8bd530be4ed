/** Who sent a mail: the organisation that it speaks for, the person who wrote it, either or both. */
export interface Sender {
  readonly outlet?: string
  readonly byline?: string
}

/** Words that stand in names of organisations and in none of people. */
const ORGANISATION =
  /\b(?:press|media|news(?:room|desk)?|office|ministry|department|dept|committee|council|commission|agency|university|college|school|institute|foundation|association|society|union|party|group|team|centre|center|bureau|embassy|government|court|police|bank|company|corporation|corp|inc|ltd|llc|plc|gmbh|communications?|relations|international|service|services|network|alliance|campaign|coalition|federation|trust|board|authority|city|county|state|senate|parliament|congress|house|club|museum|hospital|times|post|herald|gazette|journal|of|for|the)\b/i
/** Mailboxes that no one person has. */
const SHARED_MAILBOX =
  /^(?:press|media|news|info|pr|communications?|comms|newsroom|noreply|no-reply|donotreply|office|contact|hello|mail|updates?|alerts?|newsletter|pressoffice|mediarelations|publicaffairs)\b/i
const PERSON =
  /^(?:(?:dr|mr|mrs|ms|prof)\.?\s+)?\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|al|bin|da)){1,3}$/u

/**
 * Who stands behind the name and address of a mail. A press release is published by the organisation that sends it; a
 * person's name is the byline. Nothing where it cannot be told which of the two a name is.
 *
 * @example nameSender('Ministry of Harbours', 'press@harbours.example') // { outlet: 'Ministry of Harbours' }
 * @example nameSender('Ana Diaz', 'ana.diaz@harbours.example') // { byline: 'Ana Diaz' }
 */
export function nameSender(name: string, address: string): Sender {
  const bare = name
    .replace(/^["']|["']$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (bare === '' || bare.includes('@')) return {}
  const [, first, second] = /^(.+?)(?:\s*[|,(/]\s*|\s+(?:via|at|from|[–—-])\s+)(.+?)\)?$/.exec(bare) ?? []
  if (first && second) {
    if (isPerson(first, address) && !isPerson(second, address)) return { byline: first, outlet: second }
    // "Diaz, Ana" is one person.
    if (bare.includes(',') && isPerson(`${second} ${first}`, address)) return { byline: `${second} ${first}` }
  }
  if (isPerson(bare, address)) return { byline: bare }
  const isOrganisation = ORGANISATION.test(bare) || SHARED_MAILBOX.test(address) || isAcronym(bare)
  return isOrganisation ? { outlet: bare } : {}
}

function isAcronym(name: string): boolean {
  return /^\p{Lu}{2,8}$/u.test(name)
}

function isPerson(name: string, address: string): boolean {
  if (!PERSON.test(name) || ORGANISATION.test(name) || SHARED_MAILBOX.test(address)) return false
  const mailbox = address.split('@')[0]!.toLowerCase()
  return name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.length >= 3 && mailbox.includes(word.replace(/[^\p{L}]/gu, '')))
}
