import { SETTING_NAMES, SETTINGS, type Settings } from '../settings.ts'

/** What stands where a secret stood. */
const HIDDEN = '[secret]'

/** The password in `postgres://desk:word@db.example/hearsay`, of records and of proxies. */
const PASSWORD_IN_ADDRESS = /(\b[a-z][a-z\d+.-]*:\/\/[^\s:/@]*:)[^\s/]+(?=@)/gi
/** What programs send to be let in. */
const CREDENTIALS = /\b(bearer|basic) +[\w.~+/=-]+/gi
const IN_QUERY = /([?&](?:password|token|secret|api_?key)=)[^&\s#"']+/gi

/**
 * Takes the passwords and tokens of the settings out of texts, in each way in which they are written in addresses, and what
 * looks like one of somebody else.
 *
 * @example hideSecrets([])('no answer from postgres://desk:gull-7@db.example/hearsay')
 *   // 'no answer from postgres://desk:[secret]@db.example/hearsay'
 */
export function hideSecrets(secrets: readonly string[]): (text: string) => string {
  const spellings = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)])
  // The longer first: one may be the beginning of another.
  const known = [...new Set(spellings)].filter(Boolean).sort((one, other) => other.length - one.length)
  const pattern = known.length > 0 ? new RegExp(known.map(asPattern).join('|'), 'g') : undefined
  return (text) => {
    const without = text
      .replaceAll(PASSWORD_IN_ADDRESS, `$1${HIDDEN}`)
      .replaceAll(CREDENTIALS, `$1 ${HIDDEN}`)
      .replaceAll(IN_QUERY, `$1${HIDDEN}`)
    return pattern ? without.replaceAll(pattern, HIDDEN) : without
  }
}

/** All that nobody may find in a log, as it was set. */
export function listSecrets(settings: Settings): string[] {
  return SETTING_NAMES.flatMap((name) => {
    const setting = SETTINGS[name]
    const value = settings[name]
    if (typeof value !== 'string' || value === '') return []
    if (setting.kind === 'text' && setting.isSecret) return [value]
    return URL.canParse(value) ? decodePassword(new URL(value).password) : []
  })
}

/** As it stands in the address, and as the server there knows it. */
function decodePassword(password: string): string[] {
  if (password === '') return []
  try {
    return [password, decodeURIComponent(password)]
  } catch {
    return [password]
  }
}

const asPattern = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
