/**
 * The log of a verb that runs for long, written by pino.
 *
 * @module
 */
import { pino } from 'pino'
import type { Log, LogFacts } from '../log.ts'
import type { Settings } from '../settings.ts'
import { hideSecrets, listSecrets } from './hide-secrets.ts'
import { writeLogLine } from './write-log-line.ts'

/** Facts with such names are hidden, whatever they are: a second wall, should somebody ever note one. */
const NAMES_OF_SECRETS = ['password', 'token', 'secret', 'authorization', 'cookie', 'apiKey', 'metricsToken']

export interface LogOptions {
  readonly settings: Settings
  /** Stands in each line: `serve`. */
  readonly verb: string
  /** Takes whole lines, each with its end. */
  readonly write: (line: string) => void
}

/**
 * The log that the settings ask for. Passwords and tokens of the settings are taken out of all that is written, and so is
 * what looks like one of somebody else.
 */
export function openLog({ settings, verb, write }: LogOptions): Log {
  const isText = settings.logFormat === 'text'
  const logger = pino(
    {
      level: settings.log === 'off' ? 'silent' : settings.log,
      base: isText ? undefined : { verb, pid: process.pid },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: {
        paths: NAMES_OF_SECRETS.flatMap((name) => [name, `*.${name}`]),
        censor: '[secret]',
      },
    },
    { write: (line: string) => write(isText ? writeLogLine(line) : line) },
  )
  const hide = hideSecrets(listSecrets(settings))
  const clean = (facts: LogFacts) =>
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, cleanFact(value, hide)]))
  return {
    error: (message, facts = {}) => logger.error(clean(facts), hide(message)),
    info: (message, facts = {}) => logger.info(clean(facts), hide(message)),
    debug: (message, facts = {}) => logger.debug(clean(facts), hide(message)),
  }
}

function cleanFact(value: LogFacts[string], hide: (text: string) => string) {
  if (value instanceof Error)
    return { name: value.name, message: hide(value.message), stack: hide(tellCourse(value)) }
  return typeof value === 'string' ? hide(value) : value
}

/** Where an error came from, and what it was caused by. */
function tellCourse(error: Error): string {
  const own = error.stack ?? error.message
  return error.cause instanceof Error ? `${own}\ncaused by: ${tellCourse(error.cause)}` : own
}
