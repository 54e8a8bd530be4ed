import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Door } from './identify-visitor.ts'
import type { Service } from './service.ts'
import type { ChangeEvent } from './watch-changes.ts'

/** Proxies and browsers take a line that is silent for a minute for dead. */
const HEARTBEAT_MS = 20_000
const LOOK_AGAIN_MS = 1000
/** Who leaves more events than this unread is cut off; a browser connects anew and gets the latest then. */
export const MOST_WAITING = 1000

type Sent = ChangeEvent | { readonly kind: 'heartbeat' }

/** Server-sent events until the caller goes away or the server closes: the version at once, then what happens. */
export function streamEvents(context: Context, { changes, additions, door, signal }: Service): Response {
  const mayStay = createStayCheck(context, door)
  // Says to proxies that nothing may be held back.
  context.header('X-Accel-Buffering', 'no')
  return streamSSE(context, async (stream) => {
    const waiting = new Map<string, Sent>()
    let wake = (): void => {}
    const push = (event: Sent) => {
      // Here, not between two writes: the write to somebody who reads no more never ends.
      if (waiting.size < MOST_WAITING) waiting.set(nameEvent(event), event)
      else stream.abort()
      wake()
    }
    const heart = setInterval(() => push({ kind: 'heartbeat' }), HEARTBEAT_MS).unref()
    const stopListening = changes.listen(push)
    const end = () => {
      clearInterval(heart)
      stopListening()
      waiting.clear()
      wake()
    }
    stream.onAbort(end)
    signal.addEventListener('abort', end)
    try {
      push({ kind: 'record', version: await changes.readVersion() })
      for (const addition of additions.listOpen()) push({ kind: 'addition', addition })
      while (!stream.aborted && !signal.aborted) {
        const [next] = waiting
        if (next) {
          if (!(await mayStay())) break
          waiting.delete(next[0])
          await stream.write(writeEvent(next[1]))
        } else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      end()
      signal.removeEventListener('abort', end)
    }
  })
}

/** Whoever has been logged out since is told no more; looked at once a second, however much happens. */
function createStayCheck(context: Context, door: Door): () => Promise<boolean> {
  let lookAt = 0
  let mayStay = true
  return async () => {
    const visitor = context.get('visitor')
    // Without a door nobody had to come in.
    if (visitor === undefined || performance.now() < lookAt) return mayStay
    lookAt = performance.now() + LOOK_AGAIN_MS
    mayStay = (await door.identify(context)).kind === visitor.kind
    return mayStay
  }
}

/** Of events of one name the latest is enough. */
function nameEvent(event: Sent): string {
  return event.kind === 'addition' ? `${event.addition.id} ${event.addition.state}` : event.kind
}

function writeEvent(event: Sent): string {
  if (event.kind === 'heartbeat') return ': still here\n\n'
  const data = event.kind === 'record' ? { version: event.version } : event.addition
  return `event: ${event.kind}\ndata: ${JSON.stringify(data)}\n\n`
}
