import type { Call } from './call.ts'
import { chooseThing } from './choose-things.ts'
import { correctAndTell } from './correct-and-tell.ts'
import { openToRead } from './open-to-read.ts'

const BY = 'hearsay rename'

export function run(call: Call): Promise<number> {
  const [voice = '', name = ''] = call.operands
  return openToRead(call, async (record) => {
    const thing = await chooseThing(record, { of: 'voice', name: voice, by: BY })
    await correctAndTell(record, { kind: 'rename', of: 'voice', thing, name }, call)
    return 0
  })
}
