/**
 * Every setting once. Flags, environment variables and the reference in `docs/` come from this table, and nothing else
 * in Hearsay reads the environment. A flag wins over the environment, and the environment over the default.
 *
 * @module
 */

import { UsageError } from './errors.ts'
import { DEFAULT_MIN_CONFIDENCE } from './extract/index.ts'

export interface Settings {
  /** The file that keeps the record. */
  readonly record: string
  readonly host: string
  readonly port: number
  /** Asked of everybody who opens the pages; empty where nobody is asked. */
  readonly password: string
  /** From 0 to 1. */
  readonly minConfidence: number
  /** How many articles are kept in one transaction. */
  readonly batch: number
  readonly maxBytes: number
  /** Between two requests to one host, in seconds. */
  readonly delay: number
  /** Who uses Hearsay, told to sites behind its own name and version; may be empty. */
  readonly userAgent: string
  readonly allowPrivate: boolean
  readonly httpProxy: string
  readonly httpsProxy: string
  /** Hosts that are asked without a proxy, divided by commas. */
  readonly noProxy: string
  readonly offline: boolean
  /** Which column of a table holds what: `text=Body,outlet=Paper`; empty where the names tell it. */
  readonly columns: string
  readonly debug: boolean
}

export type SettingName = keyof Settings

interface Described {
  /** As it is typed, without the two dashes. */
  readonly flag: string
  readonly environment: string
  readonly help: string
}

interface TextSetting extends Described {
  readonly kind: 'text'
  readonly default: string
  /** Stands for the value in help texts. */
  readonly placeholder: string
}

interface NumberSetting extends Described {
  readonly kind: 'number'
  readonly default: number
  readonly placeholder: string
  readonly least: number
  readonly most: number
  readonly isWhole: boolean
}

interface SwitchSetting extends Described {
  readonly kind: 'switch'
  readonly default: boolean
}

export type Setting = TextSetting | NumberSetting | SwitchSetting

export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  record: {
    kind: 'text',
    flag: 'record',
    environment: 'HEARSAY_RECORD',
    default: 'hearsay.db',
    placeholder: 'FILE',
    help: 'The file that keeps the record.',
  },
  host: {
    kind: 'text',
    flag: 'host',
    environment: 'HEARSAY_HOST',
    default: '127.0.0.1',
    placeholder: 'HOST',
    help: 'The address to serve on. The default is this computer alone; any other needs a password; 0.0.0.0 is everybody who can reach it.',
  },
  port: {
    kind: 'number',
    flag: 'port',
    environment: 'HEARSAY_PORT',
    default: 4780,
    placeholder: 'PORT',
    least: 0,
    most: 65535,
    isWhole: true,
    help: 'The port to serve on; 0 takes any that is free.',
  },
  password: {
    kind: 'text',
    flag: 'password',
    environment: 'HEARSAY_PASSWORD',
    default: '',
    placeholder: 'TEXT',
    help: 'What everybody must know who opens the pages. Better in the environment: others can see the flags of a program.',
  },
  minConfidence: {
    kind: 'number',
    flag: 'min-confidence',
    environment: 'HEARSAY_MIN_CONFIDENCE',
    default: DEFAULT_MIN_CONFIDENCE,
    placeholder: 'SHARE',
    least: 0,
    most: 1,
    isWhole: false,
    help: 'Statements below this confidence are left out.',
  },
  batch: {
    kind: 'number',
    flag: 'batch',
    environment: 'HEARSAY_BATCH',
    default: 32,
    placeholder: 'COUNT',
    least: 1,
    most: 10_000,
    isWhole: true,
    help: 'How many articles are kept in one transaction.',
  },
  maxBytes: {
    kind: 'number',
    flag: 'max-bytes',
    environment: 'HEARSAY_MAX_BYTES',
    default: 10_000_000,
    placeholder: 'BYTES',
    least: 1,
    most: 500_000_000,
    isWhole: true,
    help: 'A file (after unpacking) or a JSON line above this size is refused: it is no single report.',
  },
  delay: {
    kind: 'number',
    flag: 'delay',
    environment: 'HEARSAY_DELAY',
    default: 2,
    placeholder: 'SECONDS',
    least: 0,
    most: 3600,
    isWhole: false,
    help: 'The pause between two requests to one site; its robots.txt may ask for more.',
  },
  userAgent: {
    kind: 'text',
    flag: 'user-agent',
    environment: 'HEARSAY_USER_AGENT',
    default: '',
    placeholder: 'TEXT',
    help: 'Who you are, told to sites behind the name and version of Hearsay: a mail address, say.',
  },
  allowPrivate: {
    kind: 'switch',
    flag: 'allow-private',
    environment: 'HEARSAY_ALLOW_PRIVATE',
    default: false,
    help: 'Fetch from private, local and loopback addresses too.',
  },
  httpProxy: {
    kind: 'text',
    flag: 'http-proxy',
    environment: 'HTTP_PROXY',
    default: '',
    placeholder: 'ADDRESS',
    help: 'The proxy for http addresses, and for https where there is no other.',
  },
  httpsProxy: {
    kind: 'text',
    flag: 'https-proxy',
    environment: 'HTTPS_PROXY',
    default: '',
    placeholder: 'ADDRESS',
    help: 'The proxy for https addresses.',
  },
  noProxy: {
    kind: 'text',
    flag: 'no-proxy',
    environment: 'NO_PROXY',
    default: '',
    placeholder: 'HOSTS',
    help: 'Hosts that are asked without a proxy, divided by commas.',
  },
  offline: {
    kind: 'switch',
    flag: 'offline',
    environment: 'HEARSAY_OFFLINE',
    default: false,
    help: 'Fetch nothing: what would have to be fetched is a failure.',
  },
  columns: {
    kind: 'text',
    flag: 'columns',
    environment: 'HEARSAY_COLUMNS',
    default: '',
    placeholder: 'FIELD=NAME,...',
    help: 'Which column of a table holds what, where the names do not tell: text=Body,outlet=Paper.',
  },
  debug: {
    kind: 'switch',
    flag: 'debug',
    environment: 'HEARSAY_DEBUG',
    default: false,
    help: 'Show where in the program an unexpected error came from.',
  },
}

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]

/** What was given on the command line or by a caller, still as text. */
export type GivenSettings = Partial<Record<SettingName, string | boolean>>

/**
 * All settings, each from what was given, else from the environment, else its default. An empty variable counts as
 * not set. Throws a UsageError that names the flag or the variable when a value cannot be used.
 *
 * @example readSettings({ port: '8080' }, { HEARSAY_RECORD: 'case.db' })
 *   // { record: 'case.db', host: '127.0.0.1', port: 8080, password: '', minConfidence: 0.33, batch: 32, maxBytes: 10000000,
 *   //   columns: '', offline: false, delay: 2, userAgent: '', allowPrivate: false, httpProxy: '', httpsProxy: '',
 *   //   noProxy: '', debug: false }
 */
export function readSettings(
  given: GivenSettings = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const entries = SETTING_NAMES.map((name) => {
    const setting = SETTINGS[name]
    const flag = given[name]
    if (flag !== undefined) return [name, readValue(setting, { value: flag, where: `--${setting.flag}` })]
    // Other programs know the proxies' variables in lower case.
    const variable = environment[setting.environment] || environment[setting.environment.toLowerCase()]
    if (variable) return [name, readValue(setting, { value: variable, where: setting.environment })]
    return [name, setting.default]
  })
  return Object.fromEntries(entries) as Settings
}

function readValue(setting: Setting, { value, where }: { value: string | boolean; where: string }) {
  if (setting.kind === 'switch') return readSwitch(setting, { value, where })
  if (setting.kind === 'number') return readNumber(setting, { value: String(value), where })
  if (value === '') {
    const fix = `give ${where} such as ${setting.default}, or leave it out`
    throw new UsageError(where, { expected: 'a value', got: '', fix })
  }
  return value
}

function readSwitch(setting: SwitchSetting, { value, where }: { value: string | boolean; where: string }) {
  if (typeof value === 'boolean') return value
  if (value === '1' || value === 'true') return true
  if (value === '0' || value === 'false') return false
  const fix = `set ${setting.environment}=1, or leave it out`
  throw new UsageError(where, { expected: '1 or 0', got: value, fix })
}

function readNumber(setting: NumberSetting, { value, where }: { value: string; where: string }) {
  const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  const isWithin = number >= setting.least && number <= setting.most
  if (isWithin && (!setting.isWhole || Number.isInteger(number))) return number
  throw new UsageError(where, {
    expected: `a ${setting.isWhole ? 'whole ' : ''}number from ${setting.least} to ${setting.most}`,
    got: value,
    fix: `give ${where === `--${setting.flag}` ? `${where} ` : `${where}=`}${setting.default}, or leave it out`,
  })
}
