/** Answers that cost something and are asked for again and again, kept as long as nothing in the record changes. */

export interface Answers {
  /** The answer known by this name or, where there is none or the record has changed since, the one found out now. */
  remember<Answer>(name: string, findOut: () => Promise<Answer>): Promise<Answer>
}

export interface RememberOptions {
  /** Gives another text whenever the record may have changed. */
  readonly readVersion: () => Promise<string>
  /** How many answers are kept; those that were asked for least recently go first. */
  readonly most: number
}

export function rememberAnswers({ readVersion, most }: RememberOptions): Answers {
  const answers = new Map<string, Promise<unknown>>()
  let knownVersion: string | undefined
  return {
    async remember<Answer>(name: string, findOut: () => Promise<Answer>): Promise<Answer> {
      const version = await readVersion()
      if (version !== knownVersion) answers.clear()
      knownVersion = version
      const known = answers.get(name) as Promise<Answer> | undefined
      const answer = known ?? findOut()
      answers.delete(name)
      answers.set(name, answer)
      // A failure is no answer: who asks again may have more luck.
      if (!known) answer.catch(() => answers.get(name) === answer && answers.delete(name))
      const oldest = answers.keys().next()
      if (answers.size > most && !oldest.done) answers.delete(oldest.value)
      return answer
    },
  }
}
