import type { Call } from './call.ts'
import { correctAndTell } from './correct-and-tell.ts'
import { openToRead } from './open-to-read.ts'

export function run(call: Call): Promise<number> {
  return openToRead(call, async (record) => {
    for (const statement of call.operands) await correctAndTell(record, { kind: 'reject', statement }, call)
    return 0
  })
}
