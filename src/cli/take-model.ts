import type { Settings } from '../settings.ts'
import type { Verb } from './verb.ts'

/**
 * Has a verb that searches articles do so with what was learned, where that was asked for. Throws a UsageError at once when it is not
 * there or damaged, not in the middle of the work.
 */
export async function takeModel({ name, settings }: Verb, { model }: Settings): Promise<void> {
  // What is learned always adds to the model that the package brings, and the folder may be yet to be made.
  if (model === '' || name === 'learn' || !settings.includes('model')) return
  // Loaded only here: most of the program waits behind it.
  const { chooseModel, openModel } = await import('../pipeline.ts')
  chooseModel(model)
  openModel()
}
