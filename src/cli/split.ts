import { UsageError } from '../errors.ts'
import type { CorrectedGroup } from '../record.ts'
import type { Call } from './call.ts'
import { chooseArticleId, chooseThing } from './choose-things.ts'
import { correctAndTell, readGroup } from './correct-and-tell.ts'
import { openToRead } from './open-to-read.ts'

const BY = 'hearsay split'

export function run(call: Call): Promise<number> {
  const { of, name, parts } = readOperands(call.operands)
  return openToRead(call, async (record) => {
    const thing = await chooseThing(record, { of, name, by: BY })
    const members: string[] = []
    for (const part of parts) {
      const isId = of === 'utterance' || /^(?:avo|art)_[0-9a-f]+$/.test(part)
      members.push(isId ? part : await chooseArticleId(record, { name: part, by: BY }))
    }
    await correctAndTell(record, { kind: 'split', of, thing, members }, call)
    return 0
  })
}

interface Wanted {
  readonly of: CorrectedGroup
  readonly name: string
  readonly parts: readonly string[]
}

const GROUP_OF_ID: Readonly<Record<string, CorrectedGroup>> = { utt: 'utterance', sto: 'story' }
const PARTS = {
  voice: 'a voice, and the articles in which it is somebody else',
  utterance: 'an utterance, and the statements that report another one',
  story: 'a story, and the articles that are about something else',
}
const EXAMPLES = {
  voice: 'hearsay split "Jon Falk" art_12ab',
  utterance: 'hearsay split utterance utt_5c20 sta_98d1',
  story: 'hearsay split story sto_1f09 art_12ab',
}

function readOperands([first = '', ...rest]: readonly string[]): Wanted {
  const said = readGroup(first)
  const [name, ...parts] = said ? rest : [first, ...rest]
  const of = said ?? GROUP_OF_ID[/^(utt|sto)_[0-9a-f]+$/.exec(first)?.[1] ?? ''] ?? 'voice'
  if (name !== undefined && parts.length > 0) return { of, name, parts }
  const shown = of === 'utterance' ? 'article' : of
  throw new UsageError(BY, {
    expected: PARTS[of],
    got: [first, ...rest].join(' '),
    fix: `such as: ${EXAMPLES[of]}; "hearsay show ${[shown, name].filter(Boolean).join(' ')}" tells them`,
  })
}
