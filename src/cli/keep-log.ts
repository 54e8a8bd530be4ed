import type { Log } from '../log.ts'
import type { Call } from './call.ts'
import { openLog } from './open-log.ts'

/** A call of a verb that runs for long. */
export interface LoggedCall extends Call {
  readonly log: Log
}

/**
 * The same call with the log that its settings ask for. Where there is one, what the verb tells beside its results goes
 * there too, so that all on standard error has one form; without one it is told as ever.
 */
export function keepLog(call: Call, verb: string): LoggedCall {
  const { settings, terminal } = call
  const write = (line: string) => {
    terminal.progress.clear()
    process.stderr.write(line)
  }
  const log = openLog({ settings, verb, write })
  if (settings.log === 'off') return { ...call, log }
  const tell = (message: string) => log.info(message)
  return { ...call, log, terminal: { ...terminal, tell } }
}
