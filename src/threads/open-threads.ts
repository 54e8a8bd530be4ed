import type { Searcher, SearchTrouble, StatementOptions } from '../pipeline.ts'
import { type FoundRecord, nameRecord, type Piece, type RecordReader } from '../read/index.ts'
import type { Article, Findings } from '../record.ts'
import { type Broken, openPool } from './open-pool.ts'
import type { Answer, ArticlesTask } from './task.ts'

/** On how many threads to read and search. */
export interface ThreadsOptions {
  readonly threads: number
  /** What a single article may take before it is given up; 300 when left out. */
  readonly maxSeconds?: number
  /** The code that runs in each thread; a test puts its own before it. */
  readonly file?: URL
}

/** Threads that read and search. Whoever opens them closes them. */
export interface Threads {
  readonly searcher: Searcher
  readonly recordReader: RecordReader
  close(): Promise<void>
}

/** Articles that are sent to a thread together: each sending costs the main thread as much as saving a short article. */
const ARTICLES_AT_A_TIME = 8
/** For each thread: what it works on, what lies ready in it, and what it does while the main thread relates. */
const ARTICLES_AHEAD = 96
const RECORDS_AHEAD = 8

/**
 * Threads for `addArticles` and `readArticles`. What comes out is the same as without them. An article that throws, hangs,
 * or takes all memory there is told of as one that could not be read, and those beside it are read all the same.
 */
export function openThreads({ threads, maxSeconds = 300, file }: ThreadsOptions): Threads {
  const pool = openPool({ threads, maxSeconds, file })
  let group: Waiting[] = []

  function sendGroup(): void {
    const sent = group
    group = []
    if (sent.length > 0) void searchGroup(sent)
  }

  /** A group of which one article breaks or holds up a thread is searched again, one article at a time. */
  async function searchGroup(sent: readonly Waiting[]): Promise<void> {
    const minConfidence = sent[0]?.minConfidence
    const write = (articles: readonly Article[]): ArticlesTask => ({
      kind: 'articles',
      articles,
      minConfidence,
    })
    const answer = await pool.run(write(sent.map(({ article }) => article)))
    if (answer.kind === 'articles') {
      for (const [index, { settle }] of sent.entries()) settle(answer.found[index] ?? NOTHING)
      return
    }
    for (const { article, settle } of sent) {
      const alone = await pool.runAlone(write([article]))
      settle(alone.kind === 'articles' ? (alone.found[0] ?? NOTHING) : { problem: tellBroken(alone) })
    }
  }

  function search(article: Article, { minConfidence }: StatementOptions): Promise<Findings | SearchTrouble> {
    return new Promise((settle) => {
      if (group.length > 0 && group[0]?.minConfidence !== minConfidence) sendGroup()
      if (group.length === 0) setImmediate(sendGroup)
      group.push({ article, minConfidence, settle })
      if (group.length === ARTICLES_AT_A_TIME) sendGroup()
    })
  }

  async function read(record: FoundRecord, { maxBytes }: { readonly maxBytes: number }): Promise<Piece> {
    // A part of a larger piece of memory would be sent with all of it.
    const block = record.block && new Uint8Array(record.block)
    const task = { kind: 'record', record: { ...record, block }, maxBytes } as const
    let answer = await pool.run(task)
    if (answer.kind === 'broken') answer = await pool.runAlone(task)
    if (answer.kind === 'record') return answer.piece
    return { kind: 'trouble', name: nameRecord(record), message: tellBroken(answer) }
  }

  return {
    searcher: { most: threads * ARTICLES_AHEAD, search },
    recordReader: { most: threads * RECORDS_AHEAD, read },
    close: () => pool.close(),
  }
}

/** Why a task gave nothing, for whoever gave the article. */
function tellBroken(answer: Answer | Broken): string {
  const reason = answer.kind === 'broken' ? answer.reason : 'its thread gave no answer'
  return `${reason}; it was left out, and the others go on`
}

interface Waiting {
  readonly article: Article
  readonly minConfidence?: number
  readonly settle: (found: Findings | SearchTrouble) => void
}

const NOTHING: SearchTrouble = { problem: 'its thread gave no answer' }
