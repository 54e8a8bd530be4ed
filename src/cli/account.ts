import { UsageError } from '../errors.ts'
import { type Account, type OpenRecord, openRecord, ROLES, type Role } from '../store/index.ts'
import type { Call } from './call.ts'
import { readPassword } from './read-password.ts'
import type { Terminal } from './terminal.ts'

type Deed = (record: OpenRecord, call: Call) => Promise<void>

const DEEDS: Readonly<Record<string, Deed>> = {
  add,
  list,
  role: changeRole,
  password: changePassword,
  remove,
}

export async function run(call: Call): Promise<number> {
  const [word = ''] = call.operands
  const deed = Object.hasOwn(DEEDS, word) ? DEEDS[word] : undefined
  if (!deed) {
    const fix = 'such as: hearsay account add ana'
    throw new UsageError('hearsay account', { expected: Object.keys(DEEDS).join(', '), got: word, fix })
  }
  // People may be there before the first report is.
  const record = await openRecord(call.settings.record, { mode: word === 'add' ? 'create' : 'read' })
  try {
    await deed(record, call)
  } finally {
    await record.close()
  }
  return 0
}

async function add({ people }: OpenRecord, call: Call): Promise<void> {
  const { values, switches, terminal } = call
  const [name] = readOperands(call, ['NAME'])
  const isFirst = !(await people.hasAccounts())
  const role = readRole(values.role) ?? (isFirst ? 'admin' : 'reader')
  if (await people.findAccount(name!)) throw refuseKnown(name!)
  const password = switches.has('no-password') ? undefined : await readPassword(`Password for ${name}: `)
  const account = await people.addAccount({ name: name!, role, password }, now())
  await tellAccount(call, account, `Added ${account.name}, ${account.role}.`)
  if (isFirst) tellFirst(terminal)
}

function tellFirst(terminal: Terminal): void {
  terminal.tell('This is the first account: from now on everybody must log in, also on this computer.')
}

async function list({ people }: OpenRecord, call: Call): Promise<void> {
  readOperands(call, [])
  const accounts = await people.listAccounts()
  for (const account of accounts) {
    const { name, role, hasPassword, madeAt } = account
    const way = hasPassword ? '' : ', without a password'
    await tellAccount(call, account, `${name}: ${role}${way}, since ${madeAt.slice(0, 10)}`)
  }
  if (accounts.length === 0 && !call.switches.has('json'))
    await call.terminal.print('The record has no accounts: nobody has to log in.')
}

async function changeRole({ people }: OpenRecord, call: Call): Promise<void> {
  const [name, word] = readOperands(call, ['NAME', 'ROLE'])
  const account = await people.changeRole({ name: name!, role: readRole(word)! }, now())
  if (!account) throw refuseUnknown(name!)
  await tellAccount(call, account, `${account.name} is now ${account.role}.`)
}

async function changePassword({ people }: OpenRecord, call: Call): Promise<void> {
  const [name] = readOperands(call, ['NAME'])
  if (!(await people.findAccount(name!))) throw refuseUnknown(name!)
  const password = await readPassword(`New password for ${name}: `)
  const account = await people.changePassword({ name: name!, password }, now())
  if (!account) throw refuseUnknown(name!)
  await tellAccount(call, account, `${account.name} has a new password, and is logged out everywhere.`)
  const tokens = await people.listTokens(account.name)
  if (tokens.length > 0) call.terminal.tell(`Tokens stay: see "hearsay token list ${account.name}".`)
}

async function remove({ people }: OpenRecord, call: Call): Promise<void> {
  const [name] = readOperands(call, ['NAME'])
  const account = await people.findAccount(name!)
  if (!account || !(await people.removeAccount(account.name, now()))) throw refuseUnknown(name!)
  await tellAccount(call, account, `Removed ${account.name}.`)
  if (await people.hasAccounts()) return
  call.terminal.tell('This was the last account: nobody has to log in any more on this computer.')
}

async function tellAccount(call: Call, account: Account, words: string): Promise<void> {
  const isJson = call.switches.has('json')
  await call.terminal.print(isJson ? JSON.stringify({ kind: 'account', ...account }) : words)
}

/** What follows the first word. Throws a UsageError when it is too much or too little. */
export function readOperands({ operands }: Call, wanted: readonly string[]): readonly string[] {
  const given = operands.slice(1)
  if (given.length === wanted.length) return given
  throw new UsageError(`hearsay ... ${operands[0]}`, {
    expected: wanted.join(' ') || 'nothing more',
    got: given.join(' ') || 'nothing',
    fix: 'put names of several words in quotation marks',
  })
}

/** Throws a UsageError for a word that is no role. */
export function readRole(word: string | undefined): Role | undefined {
  const role = ROLES.find((one) => one === word)
  if (role !== undefined || word === undefined) return role
  throw new UsageError('role', { expected: ROLES.join(', '), got: word, fix: 'give one of these' })
}

/** At the command line there is no account: whoever may write the record may do all. */
export const now = () => ({ at: Date.now() })

const refuseKnown = (got: string): UsageError =>
  new UsageError('account', {
    expected: 'a name that no account has',
    got,
    fix: `"hearsay account role" and "hearsay account password" change one that is there`,
  })

export const refuseUnknown = (got: string): UsageError =>
  new UsageError('account', {
    expected: 'the name of an account',
    got,
    fix: '"hearsay account list" lists them',
  })
