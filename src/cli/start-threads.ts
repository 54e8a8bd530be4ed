import type { Settings } from '../settings.ts'
import { openThreads, type Threads } from '../threads/index.ts'

/**
 * The threads that a verb was asked for; none for one, which is the program's own. One that relates what the others find
 * (`isAtWork`) is one of them: more than the processor has only take turns. Whoever starts them closes them.
 */
export function startThreads(
  { threads }: Pick<Settings, 'threads'>,
  { isAtWork = false }: { readonly isAtWork?: boolean } = {},
): Threads | undefined {
  if (threads === 1) return undefined
  return openThreads({ threads: isAtWork ? threads - 1 : threads })
}
