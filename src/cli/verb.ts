import type { SettingName } from '../settings.ts'
import type { Call } from './call.ts'

export interface Flag {
  /** As it is typed, without the two dashes. */
  readonly name: string
  /** Stands for the value in help texts; a flag without one is a switch. */
  readonly placeholder?: string
  readonly choices?: readonly string[]
  readonly help: string
}

export interface Example {
  readonly command: string
  readonly says: string
}

export interface Verb {
  readonly name: string
  /** What may follow the name: `FILE|FOLDER|-`. */
  readonly operands: string
  readonly most: number
  readonly least: number
  /** One line for the list of verbs. */
  readonly summary: string
  /** Paragraphs for the verb's own help. */
  readonly details: readonly string[]
  readonly flags: readonly Flag[]
  readonly settings: readonly SettingName[]
  /** Flags that somebody may look for here, and why there are none. */
  readonly refused?: Readonly<Record<string, string>>
  /** True where, with these values of flags, --output names a folder that the verb fills itself. */
  readonly writesFolder?: (values: Readonly<Record<string, string>>) => boolean
  readonly examples: readonly [Example, ...Example[]]
  /** Does it. Gives the exit status. */
  readonly load: () => Promise<{ run: (call: Call) => Promise<number> }>
}

export const JSON_FLAG: Flag = {
  name: 'json',
  help: 'Print JSON lines: one thing a line, for other programs.',
}
export const OUTPUT_FLAG: Flag = {
  name: 'output',
  placeholder: 'FILE',
  help: 'Write to this file; - is standard output, the default.',
}
