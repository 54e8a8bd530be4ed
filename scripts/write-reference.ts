// npm run reference: writes docs/reference.md from the tables of verbs, settings and addresses and from the comments on
// what the library exports. A test fails when it was forgotten.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { listFlags } from '../src/cli/parse-command.ts'
import { VERBS, type Verb } from '../src/cli/verbs.ts'
import { describeFlag, writeFlag } from '../src/cli/write-help.ts'
import { listAddresses } from '../src/serve/index.ts'
import { SETTING_NAMES, SETTINGS } from '../src/settings.ts'
import { listDoors } from './list-doors.ts'
import { type Exported, readExports } from './read-exports.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const REFERENCE = `${ROOT}docs/reference.md`

/** The whole page. */
export function writeReference(): string {
  const sections = [
    '# Reference',
    'Written by `npm run reference` from the program itself; change it there.',
    ...describeCommandLine(),
    ...describeSettings(),
    ...describeAddresses(),
    ...describeLibrary(),
  ]
  return `${sections.join('\n\n')}\n`
}

function describeCommandLine(): string[] {
  return [
    '## The command line',
    '`hearsay VERB ...`. Every verb takes `--json` (JSON lines: one thing a line). `-` is standard input or output. ' +
      'Exit status: 0 done; 1 something in the material failed, the rest is done; 2 wrong use; 130 stopped by Ctrl-C. ' +
      'A pipe that is closed on the other side ends a verb quietly with 0; `add` goes on and keeps what it reads.',
    ...VERBS.flatMap(describeVerb),
  ]
}

function describeVerb(verb: Verb): string[] {
  const flags = listFlags(verb).map(
    (flag) => `| \`${writeCell(writeFlag(flag))}\` | ${writeCell(describeFlag(flag))} |`,
  )
  const examples = verb.examples.map(({ command, says }) => `${command}   # ${says}`)
  return [
    `### hearsay ${verb.name}`,
    verb.summary,
    ['```', ['hearsay', verb.name, verb.operands].filter(Boolean).join(' '), '```'].join('\n'),
    ...verb.details,
    ['| flag | |', '|---|---|', ...flags].join('\n'),
    ['```sh', ...examples, '```'].join('\n'),
  ]
}

function describeSettings(): string[] {
  const rows = SETTING_NAMES.map((name) => {
    const setting = SETTINGS[name]
    const byDefault = setting.kind === 'switch' ? 'off' : String(setting.default)
    return `| \`--${setting.flag}\` | \`${setting.environment}\` | ${byDefault} | ${writeCell(setting.help)} |`
  })
  return [
    '## Settings',
    'A flag wins over the environment, and the environment over the default.',
    ['| flag | environment | default | |', '|---|---|---|---|', ...rows].join('\n'),
  ]
}

function describeAddresses(): string[] {
  const rows = listAddresses().map(({ path, kind, method, summary, parameters, role }) => {
    const names = parameters.map((name) => `\`${name}\``).join(', ')
    return `| \`${path}\` | ${kind === 'page' ? kind : method} | ${role} | ${writeCell(summary)} | ${names} |`
  })
  return [
    '## Addresses',
    'What `hearsay serve` answers. `/api` describes the API in the OpenAPI format, with all its shapes. ' +
      'Once the record has accounts, each is for who has the role, or a higher one; *account* is whoever has any.',
    ['| address | kind | for | | parameters |', '|---|---|---|---|---|', ...rows].join('\n'),
  ]
}

/** Each thing at the first door that has it. */
function describeLibrary(): string[] {
  const told = new Set<string>()
  const sections = listDoors().flatMap(({ door, types }) => {
    const modules = [...readExports(`${ROOT}src/${types.replace('.d.ts', '.ts')}`)]
    const fresh = modules.flatMap(([module, things]) => {
      const nameOf = ({ name }: Exported) => `${module} ${name}`
      const untold = things.filter((thing) => !told.has(nameOf(thing)))
      for (const thing of untold) told.add(nameOf(thing))
      return untold.length > 0
        ? [`#### ${module.slice(ROOT.length)}`, ...untold.flatMap(describeExported)]
        : []
    })
    return [`### ${door}`, ...fresh]
  })
  return [
    '## The library',
    "`import { extract, openRecord } from 'hearsay'`; what a door shares with one before it is told there.",
    ...sections,
  ]
}

function describeExported({ name, comment, declaration }: Exported): string[] {
  const [said = '', ...examples] = comment.split(/^@example /m)
  const code = [declaration, ...examples.map((example) => `\n// for example\n${example.trim()}`)].join('\n')
  return [`##### ${name}`, ...(said.trim() ? [said.trim()] : []), `\`\`\`ts\n${code}\n\`\`\``]
}

const writeCell = (text: string) => text.replaceAll('|', '\\|')

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(REFERENCE, writeReference())
