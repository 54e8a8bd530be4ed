import { UsageError } from '../errors.ts'
import { type OpenRecord, openRecord } from '../store/index.ts'
import { now, readOperands, readRole, refuseUnknown } from './account.ts'
import type { Call } from './call.ts'
import { replaceControls } from './create-pen.ts'

type Deed = (record: OpenRecord, call: Call) => Promise<void>

const DEEDS: Readonly<Record<string, Deed>> = { add, list, remove }

export async function run(call: Call): Promise<number> {
  const [word = ''] = call.operands
  const deed = Object.hasOwn(DEEDS, word) ? DEEDS[word] : undefined
  if (!deed) {
    const fix = 'such as: hearsay token list'
    throw new UsageError('hearsay token', { expected: Object.keys(DEEDS).join(', '), got: word, fix })
  }
  const record = await openRecord(call.settings.record, { mode: 'read' })
  try {
    await deed(record, call)
  } finally {
    await record.close()
  }
  return 0
}

async function add({ people }: OpenRecord, call: Call): Promise<void> {
  const [account, name] = readOperands(call, ['ACCOUNT', 'NAME'])
  if (!(await people.findAccount(account!))) throw refuseUnknown(account!)
  const wanted = readRole(call.values.role)
  const role = wanted ?? 'reader'
  const { secret, opened } = await people.addToken({ account: account!, name: name!, role }, now())
  if (call.switches.has('json')) {
    await call.terminal.print(JSON.stringify({ kind: 'token', ...opened, secret }))
    return
  }
  await call.terminal.print(secret)
  // Who may do all may well expect that the token does.
  const more = wanted === undefined ? ' (for another give --role editor or --role admin)' : ''
  call.terminal.tell(`Its role is ${opened.role}${more}, and never more than that of ${opened.account}.`)
  call.terminal.tell(`It is shown this once. Take it away with: hearsay token remove ${opened.id}`)
}

async function list({ people }: OpenRecord, call: Call): Promise<void> {
  const account = call.operands[1]
  readOperands(call, account === undefined ? [] : ['ACCOUNT'])
  if (account !== undefined && !(await people.findAccount(account))) throw refuseUnknown(account)
  const tokens = await people.listTokens(account)
  for (const token of tokens) {
    const { id, account: owner, name, role, madeAt, usedOn } = token
    const used = usedOn === undefined ? 'never used' : `last used on ${usedOn}`
    const facts = `${id}  ${owner}: ${name}, ${role}, made on ${madeAt.slice(0, 10)}, ${used}`
    await call.terminal.print(
      call.switches.has('json') ? JSON.stringify({ kind: 'token', ...token }) : replaceControls(facts),
    )
  }
  if (tokens.length === 0 && !call.switches.has('json')) await call.terminal.print('There are no tokens.')
}

async function remove({ people }: OpenRecord, call: Call): Promise<void> {
  const [id] = readOperands(call, ['ID'])
  const token = (await people.listTokens()).find((one) => one.id === id)
  if (!token || !(await people.removeToken(token, now()))) {
    const fix = '"hearsay token list" lists them'
    throw new UsageError('token', { expected: 'the id of a token', got: id!, fix })
  }
  await call.terminal.print(
    call.switches.has('json')
      ? JSON.stringify({ kind: 'removed', id })
      : replaceControls(`Removed ${token.name} of ${token.account}.`),
  )
}
