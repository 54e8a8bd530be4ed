import { SETTING_NAMES, SETTINGS } from '../settings.ts'
import { listFlags } from './parse-command.ts'
import { type Flag, VERBS, type Verb } from './verbs.ts'
import { wrapText } from './wrap-text.ts'

const WIDTH = 80

/** The help of the whole command. */
export function writeHelp(): string {
  const verbs = VERBS.map(({ name, summary }) => tellTerm(name, summary, 15))
  const settings = SETTING_NAMES.map((name) =>
    tellTerm(SETTINGS[name].environment, `--${SETTINGS[name].flag}`),
  )
  return `${[
    'hearsay keeps the record of the news: who said what, when, to whom, in whose',
    'words, and on whose word we have it.',
    '',
    'usage: hearsay VERB ...',
    '',
    ...verbs,
    '',
    'example:',
    '  hearsay add sample/                  make a record of a folder of reports',
    '  hearsay show                         see what is in it',
    '  hearsay find inspectors              find who said something about it',
    '  hearsay serve --open                 read it in a browser',
    '',
    '"hearsay VERB --help" tells more. Environment variables set what flags set:',
    ...settings,
    '',
    'Exit status: 0 done; 1 something in the material failed, the rest is done; 2',
    'wrong use; 130 stopped by Ctrl-C.',
  ].join('\n')}\n`
}

/** The help of one verb. */
export function writeVerbHelp(verb: Verb): string {
  const width = Math.max(...verb.examples.map(({ command }) => command.length))
  const isShort = ({ command, says }: { command: string; says: string }) =>
    command.length + says.length < WIDTH - 8
  return `${[
    verb.summary,
    '',
    `usage: ${['hearsay', verb.name, verb.operands, '[--flags]'].filter(Boolean).join(' ')}`,
    ...verb.details.flatMap((paragraph) => ['', wrapText(paragraph, { width: WIDTH })]),
    '',
    'flags:',
    ...listFlags(verb).map((flag) => tellTerm(writeFlag(flag), describeFlag(flag))),
    '',
    'examples:',
    ...verb.examples.map((example) =>
      isShort(example) && width < WIDTH
        ? `  ${example.command}   # ${example.says}`
        : `  # ${example.says}\n  ${example.command}`,
    ),
  ].join('\n')}\n`
}

/** A flag as it is typed: `--port PORT`. */
export const writeFlag = ({ name, placeholder }: Flag) => `--${name}${placeholder ? ` ${placeholder}` : ''}`

/** What a flag does, with its choices, environment variable and default. */
export function describeFlag({ name, help, choices }: Flag): string {
  const setting = SETTING_NAMES.map((name) => SETTINGS[name]).find(({ flag }) => flag === name)
  const ways = choices ? ` One of ${choices.join(', ')}.` : ''
  if (!setting) return `${help}${ways}`
  const hasDefault = setting.kind !== 'switch' && setting.default !== ''
  const byDefault = !hasDefault ? '' : `; ${setting.default} when not set`
  return `${help} (${setting.environment}${byDefault})`
}

/** A term and beside it what it means, which is wrapped and keeps to its column. */
function tellTerm(term: string, meaning: string, column = 26): string {
  const indent = ' '.repeat(column)
  const lines = wrapText(meaning, { width: WIDTH, indent })
  const head = `  ${term}`
  return head.length < column ? head.padEnd(column) + lines.trimStart() : `${head}\n${lines}`
}
