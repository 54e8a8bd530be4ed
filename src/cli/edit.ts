import { UsageError } from '../errors.ts'
import type { Act, Certainty, VoiceKind } from '../record.ts'
import { foldName, type OpenRecord, type StatementFields } from '../store/index.ts'
import type { Call } from './call.ts'
import { correctAndTell } from './correct-and-tell.ts'
import { openToRead } from './open-to-read.ts'
import { chooseVoice } from './show-voice.ts'

const BY = 'hearsay edit'

export function run(call: Call): Promise<number> {
  const [statement = ''] = call.operands
  const fields = readFields(call.values)
  return openToRead(call, async (record) => {
    const voice = fields.voice ? await chooseSpeaker(record, { statement, name: fields.voice }) : undefined
    const request = { kind: 'edit', statement, fields: { ...fields, ...(voice && { voice }) } } as const
    await correctAndTell(record, request, call)
    return 0
  })
}

/** What the flags say. A flag that is not given changes nothing, and "none" that nothing is known. */
function readFields(values: Call['values']): StatementFields {
  const plain = (flag: string): string | null | undefined => (values[flag] === 'none' ? null : values[flag])
  const { relay, said } = values
  const fields: StatementFields = {
    voice: plain('voice'),
    voiceKind: values['voice-kind'] as VoiceKind | undefined,
    role: plain('role'),
    act: plain('act') as Act | null | undefined,
    certainty: plain('certainty') as Certainty | null | undefined,
    negated: plain('negated'),
    saidAt: said === undefined ? undefined : readDays(said),
    addressee: plain('addressee'),
    venue: plain('venue'),
    relay: relay === undefined ? undefined : readHands(relay),
    firstHand: values['first-hand'] === undefined ? undefined : values['first-hand'] === 'yes',
  }
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  if (given.some(([name]) => name !== 'voiceKind')) return Object.fromEntries(given)
  throw new UsageError(BY, {
    expected: 'what is to be set right',
    got: given.length > 0 ? '--voice-kind alone' : 'nothing',
    fix: 'such as: hearsay edit sta_52e0 --act deny; "hearsay edit --help" lists the fields; --voice-kind goes with --voice',
  })
}

function readDays(said: string): StatementFields['saidAt'] {
  if (said === 'none') return null
  const [from = '', to = from] = said.split('/').map((day) => day.trim())
  return { from, to }
}

function readHands(relay: string): readonly string[] | null {
  const names = relay.split(',').flatMap((name) => name.trim() || [])
  return relay === 'none' || names.length === 0 ? null : names
}

/** A voice of the statement's article by its name there, else one of the record, by its id; else the name of a new one. */
async function chooseSpeaker(
  record: OpenRecord,
  { statement, name }: { readonly statement: string; readonly name: string },
): Promise<string> {
  const folded = foldName(name)
  const [found] = await record.findStatementsById([statement])
  const view = found && (await record.findArticle(found.article.id))
  const isCalled = (names: readonly { readonly text: string }[]) =>
    names.some(({ text }) => foldName(text) === folded)
  if (view?.voices.some((voice) => isCalled([{ text: voice.name }, ...voice.names]))) return name
  const voice = (await chooseVoice(record, name, { by: BY }))?.voice
  // Part of a name finds voices too, and is not enough to say that this one is meant.
  const isMeant =
    voice &&
    (voice.id.startsWith(name) || name.startsWith('avo_') || isCalled([{ text: voice.name }, ...voice.names]))
  return isMeant ? voice.id : name
}
