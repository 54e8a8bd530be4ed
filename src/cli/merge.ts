import { UsageError } from '../errors.ts'
import { CORRECTED_GROUPS } from '../record.ts'
import type { Call } from './call.ts'
import { chooseThing } from './choose-things.ts'
import { correctAndTell, readGroup } from './correct-and-tell.ts'
import { openToRead } from './open-to-read.ts'
import { suggestNearest } from './suggest-nearest.ts'

const BY = 'hearsay merge'

export function run(call: Call): Promise<number> {
  const [word, ...names] = call.operands
  const of = readGroup(word)
  if (of === undefined) {
    const nearest = suggestNearest(word ?? '', CORRECTED_GROUPS)
    const quoted = call.operands.map((name) => (/\s/.test(name) ? `"${name}"` : name)).join(' ')
    throw new UsageError(BY, {
      expected: `one of ${CORRECTED_GROUPS.join(', ')}, and what is one`,
      got: call.operands.join(' '),
      fix: nearest ? `did you mean "hearsay merge ${nearest}"?` : `such as: hearsay merge voice ${quoted}`,
    })
  }
  return openToRead(call, async (record) => {
    const things: string[] = []
    for (const name of names) things.push(await chooseThing(record, { of, name, by: BY }))
    await correctAndTell(record, { kind: 'merge', of, things }, call)
    return 0
  })
}
