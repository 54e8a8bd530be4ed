import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { UnreadableInput } from './open-bytes.ts'

/** A library that is given what others made, and how far it may go. */
export interface ThreadOptions {
  /** The package that is loaded in the thread. */
  readonly library: string
  /**
   * JavaScript that defines `read(library, data)`: a promise of what is sent back. As text, because the program runs from
   * TypeScript, from its build and inside test runners, and none of them loads a file of its own into a thread in the
   * same way.
   */
  readonly code: string
  /** What is read, for messages: `a PDF`. */
  readonly input: string
  /** What else its owner can do with it. */
  readonly fix: string
  readonly maxSeconds: number
  readonly maxMegabytes: number
}

/** What a thread made of some bytes, or what its library threw at them. */
export type ThreadAnswer<Value> =
  | { readonly value: Value }
  | { readonly error: { readonly name: string; readonly message: string } }

const START = `
const { parentPort, workerData } = require('node:worker_threads')
// Promises that a library drops fail where nobody waits for them; what fails the reading is reported below.
process.on('unhandledRejection', () => {})
parentPort.on('message', (data) => {
  import(workerData.library).then((library) => read(library, data)).then(
    (value) => parentPort.postMessage({ value }),
    (error) => parentPort.postMessage({ error: { name: String(error?.name), message: String(error?.message ?? error) } }),
  )
})`

/**
 * Asks a library in a thread of its own, which can be stopped: a file made on purpose keeps a library busy for ever, takes
 * all memory or makes it fail out of turn. Files are read one after the other. The thread waits for the next one and
 * keeps no program running.
 *
 * The function that comes back throws UnreadableInput for bytes that take too much time or memory.
 */
export function createThread<Value>(
  options: ThreadOptions,
): (bytes: Uint8Array) => Promise<ThreadAnswer<Value>> {
  const { input, fix, maxSeconds, maxMegabytes } = options
  let thread: Worker | undefined
  let lastRead: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const worker = startThread(options)
    // One that breaks while it waits is replaced; one that breaks at work is also told of by `ask`.
    const forget = () => {
      if (thread === worker) thread = undefined
    }
    return worker.on('error', forget).on('exit', forget)
  }

  function ask(bytes: Uint8Array): Promise<ThreadAnswer<Value>> {
    thread ??= start()
    const worker = thread
    worker.ref()
    return new Promise((resolve, reject) => {
      const stop = (problem: string) => {
        thread = undefined
        settle()
        void worker.terminate()
        reject(new UnreadableInput(`${input} that ${problem}: ${fix}`))
      }
      const timer = setTimeout(() => stop(`takes more than ${maxSeconds} seconds to read`), maxSeconds * 1000)
      const onMessage = (answer: ThreadAnswer<Value>) => {
        settle()
        worker.unref()
        resolve(answer)
      }
      const onError = () => stop(`takes more than ${maxMegabytes} MB of memory to read, or breaks its reader`)
      const settle = () => {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError).off('exit', onError)
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onError)
      const copy = new Uint8Array(bytes)
      worker.postMessage(copy, [copy.buffer])
    })
  }

  return (bytes) => {
    const reading = lastRead.then(() => ask(bytes))
    lastRead = reading.catch(() => undefined)
    return reading
  }
}

function startThread({ library, code, maxMegabytes }: ThreadOptions): Worker {
  return new Worker(`${code}\n${START}`, {
    eval: true,
    execArgv: [],
    workerData: { library: pathToFileURL(createRequire(import.meta.url).resolve(library)).href },
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  })
}
