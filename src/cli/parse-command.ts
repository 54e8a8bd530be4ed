import { parseArgs } from 'node:util'
import { UsageError } from '../errors.ts'
import { type GivenSettings, SETTING_NAMES, SETTINGS } from '../settings.ts'
import { suggestNearest } from './suggest-nearest.ts'
import { COMMON_FLAGS, type Flag, VERBS, type Verb } from './verbs.ts'

export type Command =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly verb?: Verb; readonly isAsked: boolean }
  | {
      readonly kind: 'call'
      readonly verb: Verb
      readonly operands: readonly string[]
      readonly values: Readonly<Record<string, string>>
      readonly switches: ReadonlySet<string>
      readonly given: GivenSettings
    }

/** What was typed after `hearsay`, checked against the table of verbs. Throws a UsageError that helps. */
export function parseCommand(words: readonly string[]): Command {
  const { tokens } = parseArgs({
    args: [...words],
    options: { ...listOptions(), help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const options = tokens.filter((token) => token.kind === 'option')
  const [name, ...operands] = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value)
  const isHelp = options.some((option) => option.name === 'help')
  if (name === 'help')
    return { kind: 'help', verb: operands[0] ? findVerb(operands[0]) : undefined, isAsked: true }
  if (isHelp) return { kind: 'help', verb: name === undefined ? undefined : findVerb(name), isAsked: true }
  if (options.some((option) => option.name === 'version')) return { kind: 'version' }
  const verb = name === undefined ? undefined : findVerb(name)
  const flags = sortFlags(options, verb)
  if (!verb) return { kind: 'help', isAsked: false }
  checkOperands(verb, operands)
  return { kind: 'call', verb, operands, ...flags }
}

/** All flags that a verb takes, those of its settings among them. */
export function listFlags(verb: Verb): Flag[] {
  const settings = verb.settings.map((name) => {
    const setting = SETTINGS[name]
    const placeholder = setting.kind === 'switch' ? undefined : setting.placeholder
    const choices = setting.kind === 'choice' ? setting.choices : undefined
    return { name: setting.flag, placeholder, choices, help: setting.help }
  })
  return [...verb.flags, ...settings, ...COMMON_FLAGS]
}

const listOptions = () =>
  Object.fromEntries(
    VERBS.flatMap(listFlags).map(({ name, placeholder }) => [
      name,
      { type: placeholder ? ('string' as const) : ('boolean' as const) },
    ]),
  )

function findVerb(name: string): Verb {
  const verb = VERBS.find((verb) => verb.name === name)
  if (verb) return verb
  const nearest = suggestNearest(
    name,
    VERBS.map((verb) => verb.name),
  )
  const expected = `one of ${VERBS.map((verb) => verb.name).join(', ')}`
  const fix = nearest ? `did you mean "hearsay ${nearest}"?` : '"hearsay --help" tells what each does'
  throw new UsageError('hearsay', { expected, got: name, fix })
}

interface Option {
  readonly name: string
  readonly rawName: string
  readonly value?: string
  readonly inlineValue?: boolean
}

function sortFlags(options: readonly Option[], verb: Verb | undefined) {
  const values: Record<string, string> = {}
  const switches = new Set<string>()
  const given: GivenSettings = {}
  for (const option of options) {
    const flag = findFlag(option, verb)
    const setting = SETTING_NAMES.find((name) => SETTINGS[name].flag === flag.name)
    const value = readFlag(option, flag)
    if (setting) given[setting] = value ?? true
    else if (value === undefined) switches.add(flag.name)
    else values[flag.name] = value
  }
  return { values, switches, given }
}

function findFlag(option: Option, verb: Verb | undefined): Flag {
  const flags = verb ? listFlags(verb) : [...COMMON_FLAGS]
  const flag = flags.find(({ name }) => name === option.name)
  if (flag && option.rawName.startsWith('--')) return flag
  const command = verb ? `hearsay ${verb.name}` : 'hearsay'
  const refusal = verb?.refused?.[option.name]
  if (refusal)
    throw new UsageError(command, { expected: 'a flag that it takes', got: option.rawName, fix: refusal })
  const names = flags.map(({ name }) => name)
  const nearest = suggestNearest(option.name, names)
  const others = VERBS.filter((other) => listFlags(other).some(({ name }) => name === option.name))
  const other = others.length > 0 ? `; it goes with ${others.map(({ name }) => name).join(', ')}` : ''
  const fix = nearest ? `did you mean --${nearest}?` : `"${command} --help" lists them${other}`
  throw new UsageError(command, { expected: 'a flag that it takes', got: option.rawName, fix })
}

/** The flag's value, or nothing for a switch. */
function readFlag(option: Option, { name, placeholder, choices }: Flag): string | undefined {
  const { value } = option
  if (!placeholder) {
    if (value === undefined) return undefined
    throw new UsageError(`--${name}`, { expected: 'no value', got: value, fix: `write --${name} alone` })
  }
  const looksLikeFlag = !option.inlineValue && value?.startsWith('--')
  if (value === undefined || looksLikeFlag) {
    const fix = `write --${name} ${choices?.[0] ?? placeholder}`
    throw new UsageError(`--${name}`, { expected: 'a value', got: value ?? 'nothing', fix })
  }
  if (!choices) return value
  const chosen = choices.find((choice) => choice.toLowerCase() === value.toLowerCase())
  if (chosen !== undefined) return chosen
  const nearest = suggestNearest(value, choices)
  const fix = nearest ? `did you mean ${nearest}?` : `write --${name} ${choices[0]}`
  throw new UsageError(`--${name}`, { expected: `one of ${choices.join(', ')}`, got: value, fix })
}

function checkOperands(verb: Verb, operands: readonly string[]): void {
  if (operands.length >= verb.least && operands.length <= verb.most) return
  throw new UsageError(`hearsay ${verb.name}`, {
    expected: verb.operands || 'nothing more',
    got: operands.slice(verb.most).join(' ') || 'nothing',
    fix: `such as: ${verb.examples[0].command}`,
  })
}
