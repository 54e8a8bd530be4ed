import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { readChosenModel } from '../pipeline.ts'
import type { Answer, Task } from './task.ts'

export interface PoolOptions {
  readonly threads: number
  /** What a task may take that runs alone. */
  readonly maxSeconds: number
  readonly file?: URL
}

/** A thread that did not come to an end, and why. */
export interface Broken {
  readonly kind: 'broken'
  readonly reason: string
}

export interface Pool {
  /** Does a task together with others; another task may break it. */
  run(task: Task): Promise<Answer | Broken>
  /** Does it in a thread where nothing else is, one task after the other: what breaks then broke by itself. */
  runAlone(task: Task): Promise<Answer | Broken>
  close(): Promise<void>
}

/** Together with its time in the queue. What takes longer is tried again alone, so that no result depends on it. */
const SECONDS_TOGETHER = 60
/** So many tasks are in each thread: one at work, one that lies ready while the main thread is busy. */
const TASKS_IN_A_THREAD = 2
const SECONDS_TO_START = 120
const NOTHING_TO_DO: Task = { kind: 'articles', articles: [] }
/** An article takes a tenth of this. */
const MOST_MEGABYTES = 2048

/** Threads that wait for tasks, and keep the program running until they are closed. */
export function openPool({ threads, maxSeconds, file = findWorker() }: PoolOptions): Pool {
  const together = createPool(threads, file)
  let lone: Piscina<Task, Answer> | undefined
  let lastAlone: Promise<unknown> = Promise.resolve()

  function runAlone(task: Task): Promise<Answer | Broken> {
    const answer = lastAlone.then(async () => {
      lone ??= createPool(1, file)
      // A thread takes seconds to start, which are none of the task's.
      await runFor(lone, { task: NOTHING_TO_DO, seconds: SECONDS_TO_START })
      return runFor(lone, { task, seconds: maxSeconds })
    })
    lastAlone = answer
    return answer
  }

  return {
    run: (task) => runFor(together, { task, seconds: Math.min(SECONDS_TOGETHER, maxSeconds) }),
    runAlone,
    async close() {
      await Promise.all([together.destroy(), lone?.destroy()])
    },
  }
}

interface Timed {
  readonly task: Task
  readonly seconds: number
}

async function runFor(pool: Piscina<Task, Answer>, { task, seconds }: Timed): Promise<Answer | Broken> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), seconds * 1000)
  try {
    return await pool.run(task, { signal: limit.signal })
  } catch (error) {
    const reason = limit.signal.aborted
      ? `it took more than ${seconds} seconds`
      : `it broke its thread (${error instanceof Error ? error.message : String(error)})`
    return { kind: 'broken', reason }
  } finally {
    clearTimeout(timer)
  }
}

function createPool(threads: number, file: URL): Piscina<Task, Answer> {
  const pool = new Piscina<Task, Answer>({
    filename: fileURLToPath(file),
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: TASKS_IN_A_THREAD,
    workerData: { model: readChosenModel() },
    execArgv: file.pathname.endsWith('.ts') ? ['--import', findLoader()] : [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
  // A thread that breaks fails its tasks, which is told of there.
  pool.on('error', () => {})
  return pool
}

/** The same code as this, from the sources as from the build. */
function findWorker(): URL {
  return new URL(
    import.meta.url.endsWith('.ts') ? './work-in-thread.ts' : './work-in-thread.js',
    import.meta.url,
  )
}

/** What lets a thread run TypeScript, which only happens in a checkout. */
function findLoader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
}
