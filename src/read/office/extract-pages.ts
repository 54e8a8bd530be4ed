import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { UnreadableInput } from '../open-bytes.ts'
import type { DrawnText } from './page-lines.ts'

/** No single report has more; a book would be a thousand reports in one. */
export const MAX_PAGES = 300
const MAX_SECONDS = 30
const MAX_MEGABYTES = 512

/**
 * What runs in the thread, as text: the program runs from TypeScript, from its build and inside test runners, and
 * none of them loads a file of its own into a thread in the same way. Text that runs up or down a margin is left out.
 */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads')
// Promises that the reader of PDFs drops fail where nobody waits for them; what fails the reading is reported below.
process.on('unhandledRejection', () => {})
const multiply = ([a, b, c, d, e, f], [u, v, w, x, y, z]) =>
  [a * u + c * v, b * u + d * v, a * w + c * x, b * w + d * x, a * y + c * z + e, b * y + d * z + f]
async function readPage(pdf, number) {
  const page = await pdf.getPage(number)
  const { transform } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  page.cleanup()
  return items.flatMap(({ str, width, ...item }, order) => {
    if (!str || str.trim() === '') return []
    const [a, b, c, d, x, y] = multiply(transform, item.transform)
    const size = Math.hypot(c, d)
    const isUpright = Math.abs(a) > Math.abs(b) * 2 && [x, y, width, size].every(Number.isFinite)
    return isUpright && size > 0 ? [{ text: str, x, y, width, size, order }] : []
  })
}
async function readPages(data) {
  const { getDocumentProxy } = await import(workerData.library)
  const pdf = await getDocumentProxy(data, { verbosity: 0, maxImageSize: 1 })
  const pages = []
  try {
    if (pdf.numPages > workerData.maxPages) return { count: pdf.numPages }
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number))
  } finally {
    pdf.destroy().catch(() => {})
  }
  return { pages }
}
parentPort.on('message', (data) => {
  readPages(data).then(
    (answer) => parentPort.postMessage(answer),
    (error) => parentPort.postMessage({ error: { name: String(error?.name), message: String(error?.message ?? error) } }),
  )
})`

interface Answer {
  readonly pages?: readonly (readonly DrawnText[])[]
  /** How many pages there are, where they are too many. */
  readonly count?: number
  readonly error?: { readonly name: string; readonly message: string }
}

let thread: Worker | undefined
let lastRead: Promise<unknown> = Promise.resolve()

/**
 * The words on each page of a PDF and where they stand. Read in a thread of its own, which can be stopped: a PDF made on
 * purpose keeps its reader busy for ever, takes all memory or makes it fail out of turn. The thread waits for the
 * next PDF and keeps no program running.
 *
 * Throws UnreadableInput for a PDF that is damaged, has a password or too many pages, or takes too much time or memory.
 */
export async function extractPages(bytes: Uint8Array): Promise<readonly (readonly DrawnText[])[]> {
  const reading = lastRead.then(() => askThread(bytes))
  lastRead = reading.catch(() => undefined)
  const { pages, count, error } = await reading
  if (pages) return pages
  if (count !== undefined) {
    throw new UnreadableInput(`a PDF of ${count} pages: expected a report of at most ${MAX_PAGES}; split it`)
  }
  if (error?.name === 'PasswordException') {
    throw new UnreadableInput('a PDF with a password: save it without one first')
  }
  const reason = error?.message.slice(0, 200) ?? 'no reason given'
  throw new UnreadableInput(`a damaged PDF (${reason}): save or download it again`)
}

function askThread(bytes: Uint8Array): Promise<Answer> {
  thread ??= startThread()
  const worker = thread
  worker.ref()
  return new Promise((resolve, reject) => {
    const stop = (problem: string) => {
      thread = undefined
      settle()
      void worker.terminate()
      reject(new UnreadableInput(`a PDF that ${problem}: split it, or save its text as a .txt file`))
    }
    const timer = setTimeout(() => stop(`takes more than ${MAX_SECONDS} seconds to read`), MAX_SECONDS * 1000)
    const onMessage = (answer: Answer) => {
      settle()
      worker.unref()
      resolve(answer)
    }
    const onError = () => stop(`takes more than ${MAX_MEGABYTES} MB of memory to read, or breaks its reader`)
    const settle = () => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onError)
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onError)
    const copy = new Uint8Array(bytes)
    worker.postMessage(copy, [copy.buffer])
  })
}

function startThread(): Worker {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('unpdf')).href
  const worker = new Worker(THREAD, {
    eval: true,
    execArgv: [],
    workerData: { library, maxPages: MAX_PAGES },
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
  })
  // One that breaks while it waits is replaced; one that breaks at work is also told of by `askThread`.
  const forget = () => {
    if (thread === worker) thread = undefined
  }
  return worker.on('error', forget).on('exit', forget)
}
