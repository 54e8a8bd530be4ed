/**
 * How the record is given away as a file.
 *
 * @module
 */
import type { Context } from 'hono'
import { findFormat, isFolderFormat, writeFormat } from '../formats/index.ts'
import { apiRoutes } from './addresses.ts'
import { answerFailure } from './answer-failure.ts'
import { answerNotThere } from './answer-reading.ts'
import type { Router, Service } from './service.ts'

/** Formats give a line or so at a time; a network likes more. */
const BYTES_AT_A_TIME = 64 * 1024
/** Each keeps a connection to the record and a moment of it, which the database must not forget. */
const MOST_AT_A_TIME = 4
/** Those that keep all of what they tell in memory until it is told, which a server cannot do for whoever asks. */
const OF_ONE_STORY: ReadonlySet<string> = new Set(['schema-org', 'prov', 'markdown', 'html'])
const RETRY_AFTER_SECONDS = 30
/** Who takes nothing for so long is gone, or keeps the others waiting. */
const LONGEST_PAUSE_MS = 2 * 60_000

export function answerExport(app: Router, { record }: Service): void {
  let underWay = 0
  app.openapi(apiRoutes.export, async (context) => {
    const { format: name, story: id } = context.req.valid('query')
    const format = findFormat(name)
    if (isFolderFormat(format)) throw new Error(`${name} is many files, and was not asked for`)
    if (id === undefined && OF_ONE_STORY.has(name)) return refuseWhole(context, name)
    const story = id === undefined ? undefined : (await record.findStory(id))?.story
    if (id !== undefined && !story) return answerNotThere(context, { kind: 'story', id })
    const headers = {
      'Content-Type': format.mediaType,
      'Content-Disposition': `attachment; filename="hearsay${format.extension}"`,
    }
    // The body of an answer to HEAD is let go unread, and would keep the record open.
    if (context.req.method === 'HEAD') return context.body(null, 200, headers) as never
    if (underWay >= MOST_AT_A_TIME) return putOff(context)
    underWay++
    const pieces = gatherBytes(writeFormat(record, { format, story: story?.id }))
    return context.body(streamBytes(pieces, { onEnd: () => underWay-- }), 200, headers) as never
  })
}

function refuseWhole(context: Context, name: string) {
  return answerFailure(context, {
    status: 400,
    message: `story: expected the id of a story, as ${name} gathers all that it tells in memory, got none.`,
    fix: `Name a story, or write the whole record with hearsay export --format ${name}.`,
  }) as never
}

function putOff(context: Context) {
  context.header('Retry-After', String(RETRY_AFTER_SECONDS))
  return answerFailure(context, {
    status: 503,
    message: `${MOST_AT_A_TIME} exports are under way already.`,
    fix: `Ask again in ${RETRY_AFTER_SECONDS} seconds, or write the file with hearsay export.`,
  }) as never
}

/**
 * Not hono's own stream: when writing fails halfway, the connection must break off, or half a file would look whole. It breaks
 * off too when nobody takes any more.
 */
function streamBytes(
  pieces: AsyncGenerator<Uint8Array>,
  { onEnd }: { readonly onEnd: () => void },
): ReadableStream<Uint8Array> {
  let pause: NodeJS.Timeout | undefined
  let isEnded = false
  const end = async () => {
    clearTimeout(pause)
    if (isEnded) return
    isEnded = true
    onEnd()
    await pieces.return(undefined)
  }
  const awaitTaker = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    clearTimeout(pause)
    pause = setTimeout(() => {
      controller.error(new Error(`nobody took any of the export for ${LONGEST_PAUSE_MS / 1000} seconds`))
      end().catch(() => {})
    }, LONGEST_PAUSE_MS).unref()
  }
  return new ReadableStream({
    async pull(controller) {
      clearTimeout(pause)
      try {
        const { done, value } = await pieces.next()
        if (isEnded) return
        if (done) {
          await end()
          return controller.close()
        }
        controller.enqueue(value)
        awaitTaker(controller)
      } catch (error) {
        await end()
        throw error
      }
    },
    cancel: end,
  })
}

/** Ends the writing too when nobody takes any more. */
async function* gatherBytes(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
    waiting.push(bytes)
    length += bytes.length
    if (length < BYTES_AT_A_TIME) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting)
}
