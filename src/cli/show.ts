import { UsageError } from '../errors.ts'
import type { OpenRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { openToRead } from './open-to-read.ts'
import { showArticle, showArticles } from './show-article.ts'
import { showRecord } from './show-record.ts'
import { showStories, showStory } from './show-story.ts'
import { showVoice, showVoices } from './show-voice.ts'
import type { Showing, ShowOptions } from './showing.ts'
import { suggestNearest } from './suggest-nearest.ts'

const KINDS = ['story', 'voice', 'article'] as const
type Kind = (typeof KINDS)[number]

const ONE = { story: showStory, voice: showVoice, article: showArticle }
const ALL = { story: showStories, voice: showVoices, article: showArticles }

export function run(call: Call): Promise<number> {
  const { operands, switches, terminal } = call
  const wanted = readOperands(operands)
  const options: ShowOptions = { isJson: switches.has('json'), pen: terminal.pen }
  return openToRead(call, async (record) => {
    const pieces = await choosePieces(record, wanted, options)
    for await (const piece of pieces) await terminal.print(options.isJson ? piece : `${piece}\n`)
    return 0
  })
}

interface Wanted {
  readonly kind?: Kind
  readonly name?: string
}

async function choosePieces(
  record: OpenRecord,
  { kind, name }: Wanted,
  options: ShowOptions,
): Promise<Showing> {
  if (kind === undefined) return showRecord(record, options)
  if (name === undefined) return ALL[kind](record, options)
  const found = await ONE[kind](record, name, options)
  if (found) return found
  throw new UsageError(`hearsay show ${kind}`, {
    expected: `the id or name of one ${kind} of the record`,
    got: name,
    fix: `"hearsay show ${kind}" lists them`,
  })
}

function readOperands([first, ...rest]: readonly string[]): Wanted {
  if (first === undefined) return {}
  const kind = KINDS.find((kind) => kind === first) ?? findKindOfId(first)
  if (kind === first) return { kind, name: rest.join(' ').trim() || undefined }
  if (kind && rest.length === 0) return { kind, name: first }
  const nearest = suggestNearest(first, KINDS)
  throw new UsageError('hearsay show', {
    expected: KINDS.join(', '),
    got: first,
    fix: nearest
      ? `did you mean "hearsay show ${nearest}"?`
      : `try: hearsay show voice ${[first, ...rest].join(' ')}`,
  })
}

/** Ids tell their kind: `voi_9c31`. */
function findKindOfId(id: string): Kind | undefined {
  const prefix = /^(sto|voi|art)_[0-9a-f]+$/.exec(id)?.[1]
  return KINDS.find((kind) => prefix !== undefined && kind.startsWith(prefix))
}
