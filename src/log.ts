/**
 * What a program that runs for long notes for whoever keeps it. The log is handed on, never global; who is given none
 * keeps still.
 *
 * @module
 */

/** What belongs to a line of the log, by names that stay: `{ route: '/api/v1/search', status: 200 }`. */
export type LogFacts = Readonly<Record<string, string | number | boolean | Error | undefined>>

/** Writes a line at its level, if that is asked for. Passwords and tokens must not be given to it. */
export interface Log {
  /** Something failed that should not. Its error goes with the facts, under `error`. */
  error(message: string, facts?: LogFacts): void
  /** What happens day by day: a request, an article that came. No words that people search for. */
  info(message: string, facts?: LogFacts): void
  /** What helps to find out why. May hold whole addresses, with the words that were searched for. */
  debug(message: string, facts?: LogFacts): void
}

/** The log that writes nothing. */
export const SILENT_LOG: Log = { error() {}, info() {}, debug() {} }
