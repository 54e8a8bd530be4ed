/** The code of a thread, with faults where a text asks for them. */
import type { Answer, Task } from '../../src/threads/task.ts'
import workInThread from '../../src/threads/work-in-thread.ts'

export default function workBadly(task: Task): Answer {
  const text = task.kind === 'articles' ? task.articles.map((article) => article.text).join('\n') : ''
  if (text.includes('HANG')) for (;;);
  if (text.includes('EXIT')) process.exit(3)
  return workInThread(task)
}
