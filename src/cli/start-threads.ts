import type { Settings } from '../settings.ts'
import { openThreads, type Threads } from '../threads/index.ts'

/** The threads that a verb was asked for; none for one, which is the program's own. Whoever starts them closes them. */
export function startThreads({ threads }: Pick<Settings, 'threads'>): Threads | undefined {
  return threads > 1 ? openThreads({ threads: threads - 1 }) : undefined
}
