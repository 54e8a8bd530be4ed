import type { Settings } from '../settings.ts'
import type { Terminal } from './terminal.ts'

/** What a verb is called with. */
export interface Call {
  readonly operands: readonly string[]
  /** Flags with a value. */
  readonly values: Readonly<Record<string, string>>
  /** Switches that were given. */
  readonly switches: ReadonlySet<string>
  readonly settings: Settings
  readonly terminal: Terminal
}
