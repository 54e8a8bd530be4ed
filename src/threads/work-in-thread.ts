/**
 * What runs in each thread: it takes a task and gives back what came of it.
 *
 * @module
 */
import { workerData } from 'piscina'
import { chooseModel, openModel } from '../pipeline.ts'
import { nameRecord, type Piece, readArchiveRecord } from '../read/index.ts'
import { tellBug, trySearch } from './search-here.ts'
import type { Answer, RecordTask, Task } from './task.ts'

chooseModel(workerData?.model ?? '')
// Read before the first task, whose time is limited.
openModel()

/** Does a task. What one article or record throws is the answer to it alone. */
export default function workInThread(task: Task): Answer {
  if (task.kind === 'record') return { kind: 'record', piece: tryPiece(task) }
  const { articles, minConfidence } = task
  return { kind: 'articles', found: articles.map((article) => trySearch(article, { minConfidence })) }
}

function tryPiece({ record, maxBytes }: RecordTask): Piece {
  try {
    return readArchiveRecord(record, { maxBytes })
  } catch (error) {
    return { kind: 'trouble', name: nameRecord(record), message: tellBug(error) }
  }
}
