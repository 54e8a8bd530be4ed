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
  /** Addresses and networks of reverse proxies that may say for whom they ask, divided by commas. */
  readonly trustedProxies: string
  /** The header in which they name who is logged in with them; empty where they do not. */
  readonly trustedHeader: string
  readonly makeReaders: boolean
  /** How many requests a client may send in a minute; 0 for any number. */
  readonly requestLimit: number
  /** Who is not on this machine and asks for `/metrics` must give it; empty where nobody else may. */
  readonly metricsToken: string
  /** What a verb that runs for long writes to its log. */
  readonly log: LogLevel
  readonly logFormat: LogFormat
  /** From 0 to 1. */
  readonly minConfidence: number
  /** The folder of what \`hearsay learn\` keeps; may be empty. */
  readonly model: string
  /** How many articles are kept in one transaction. */
  readonly batch: number
  /** How many articles are read and searched at a time. */
  readonly threads: number
  /** How long a job is left to a worker that is not heard of, in seconds. */
  readonly lease: number
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

/** From nothing but messages for people to everything. */
export const LOG_LEVELS = ['off', 'error', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]
export const LOG_FORMATS = ['text', 'json'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

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
  /** Nobody may find it in a log. */
  readonly isSecret?: boolean
}

interface ChoiceSetting extends Described {
  readonly kind: 'choice'
  readonly default: string
  readonly placeholder: string
  readonly choices: readonly string[]
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

export type Setting = TextSetting | ChoiceSetting | NumberSetting | SwitchSetting

export const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  record: {
    kind: 'text',
    flag: 'record',
    environment: 'HEARSAY_RECORD',
    default: 'hearsay.db',
    placeholder: 'FILE|ADDRESS',
    help: 'The file that keeps the record, or the address of a PostgreSQL database: postgres://name:password@host:5432/database.',
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
    isSecret: true,
    help: 'What everybody must know who opens the pages, as long as the record has no accounts. Better in the environment: others can see the flags of a program.',
  },
  trustedProxies: {
    kind: 'text',
    flag: 'trusted-proxies',
    environment: 'HEARSAY_TRUSTED_PROXIES',
    default: '',
    placeholder: 'ADDRESSES',
    help: 'Addresses or networks of your own reverse proxies, divided by commas. They alone are believed in X-Forwarded-For and X-Forwarded-Proto.',
  },
  trustedHeader: {
    kind: 'text',
    flag: 'trusted-header',
    environment: 'HEARSAY_TRUSTED_HEADER',
    default: '',
    placeholder: 'NAME',
    help: 'The header in which these proxies name the account of who is logged in with them, such as X-Forwarded-User.',
  },
  makeReaders: {
    kind: 'switch',
    flag: 'make-readers',
    environment: 'HEARSAY_MAKE_READERS',
    default: false,
    help: 'Make an account, as reader, for each new name in that header.',
  },
  requestLimit: {
    kind: 'number',
    flag: 'request-limit',
    environment: 'HEARSAY_REQUEST_LIMIT',
    default: 3000,
    placeholder: 'COUNT',
    least: 0,
    most: 10_000_000,
    isWhole: true,
    help: 'How many requests an account, or a client that is not logged in, may send in a minute; 0 for any number.',
  },
  metricsToken: {
    kind: 'text',
    flag: 'metrics-token',
    environment: 'HEARSAY_METRICS_TOKEN',
    default: '',
    placeholder: 'TEXT',
    isSecret: true,
    help: 'Lets programs read /metrics that send it as "Authorization: Bearer ...". 16 letters or more. Without it only programs on this computer may.',
  },
  log: {
    kind: 'choice',
    flag: 'log',
    environment: 'HEARSAY_LOG',
    default: 'off',
    placeholder: 'LEVEL',
    choices: LOG_LEVELS,
    help: 'What is written to the log, on standard error. off: messages for people alone; info: a line for each request or report; debug: whole addresses too, with the words of searches.',
  },
  logFormat: {
    kind: 'choice',
    flag: 'log-format',
    environment: 'HEARSAY_LOG_FORMAT',
    default: 'text',
    placeholder: 'FORMAT',
    choices: LOG_FORMATS,
    help: 'How the log is written.',
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
  model: {
    kind: 'text',
    flag: 'model',
    environment: 'HEARSAY_MODEL',
    default: '',
    placeholder: 'FOLDER',
    help: 'The folder of what "hearsay learn --adopt" has learned; left out, only the model that Hearsay brings is used.',
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
  threads: {
    kind: 'number',
    flag: 'threads',
    environment: 'HEARSAY_THREADS',
    default: 1,
    placeholder: 'COUNT',
    least: 1,
    most: 64,
    isWhole: true,
    help: 'How many articles are read and searched at a time; each thread takes a core. The result is the same with any number.',
  },
  lease: {
    kind: 'number',
    flag: 'lease',
    environment: 'HEARSAY_LEASE',
    default: 60,
    placeholder: 'SECONDS',
    least: 4,
    most: 3600,
    isWhole: true,
    help: 'How long a job is left to a worker that is not heard of any more; then another takes it.',
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
 *   // { record: 'case.db', host: '127.0.0.1', port: 8080, password: '', trustedProxies: '', trustedHeader: '',
 *   //   makeReaders: false, requestLimit: 3000, metricsToken: '', log: 'off', logFormat: 'text', minConfidence: 0.33,
 *   //   model: '', batch: 32, threads: 1, lease: 60, maxBytes: 10000000, columns: '', offline: false, delay: 2,
 *   //   userAgent: '', allowPrivate: false, httpProxy: '', httpsProxy: '', noProxy: '', debug: false }
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
  if (setting.kind === 'choice') return readChoice(setting, { value: String(value), where })
  if (value !== '') return value
  const fix = `give ${where} such as ${setting.default || setting.placeholder}, or leave it out`
  throw new UsageError(where, { expected: 'a value', got: '', fix })
}

function readChoice({ choices }: ChoiceSetting, { value, where }: { value: string; where: string }) {
  if (choices.includes(value)) return value
  const fix = `give ${where.startsWith('--') ? `${where} ` : `${where}=`}${choices[0]}, or leave it out`
  throw new UsageError(where, { expected: `one of ${choices.join(', ')}`, got: value, fix })
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
