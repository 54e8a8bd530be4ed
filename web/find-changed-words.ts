import { diffWords } from 'diff'

export interface ChangedWords {
  /** Runs of words that the other wording does not have any more. */
  readonly gone: readonly string[]
  /** Runs of words that only the other wording has. */
  readonly come: readonly string[]
}

/**
 * In which words two wordings differ; marks and spaces alone are no difference.
 *
 * @example findChangedWords('It will stand for a hundred years', 'It may stand for a hundred years')
 *   // { gone: ['will'], come: ['may'] }
 */
export function findChangedWords(fullest: string, other: string): ChangedWords {
  const changes = diffWords(fullest, other, { ignoreCase: true })
  const runs = (isWanted: (change: { added: boolean; removed: boolean }) => boolean) =>
    changes
      .filter((change) => isWanted(change) && /[\p{Letter}\p{Number}]/u.test(change.value))
      .map((change) => change.value.trim())
  return { gone: runs(({ removed }) => removed), come: runs(({ added }) => added) }
}
