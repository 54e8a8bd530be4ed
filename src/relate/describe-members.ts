/**
 * The voices of single articles with what it takes to compare them.
 *
 * @module
 */
import type { ArticleVoice } from '../record.ts'
import { FIELDS_OF_WORK } from './english.ts'
import { findContentStems, splitWords } from './split-words.ts'

/** A voice of one article, about to be matched with those of others. */
export interface Member {
  readonly voice: ArticleVoice
  /** The number of the article's story. */
  readonly story: number
  /** Stems of the words by which the article describes it. */
  readonly roleWords: ReadonlySet<string>
  /** The numbers of the fields of work that its roles name. */
  readonly fields: ReadonlySet<number>
}

/** Members that were found to be one voice, and why. */
export interface Joined {
  readonly members: readonly Member[]
  readonly reasons: readonly string[]
}

/** A voice with its story and the words of its roles. */
export function describeMember(voice: ArticleVoice, story: number): Member {
  const words = voice.roles.flatMap(({ text }) => splitWords(text))
  const fields = new Set<number>()
  for (const word of words) {
    FIELDS_OF_WORK.forEach((field, number) => {
      if (field.has(word)) fields.add(number)
    })
  }
  return { voice, story, roleWords: new Set(findContentStems(words)), fields }
}

/** The fields of work that are named for any of them. */
export function collectFields(members: readonly Member[]): Set<number> {
  return new Set(members.flatMap(({ fields }) => [...fields]))
}

/** Whether fields of work speak against one person: both have some, and none in common. */
export function areConflicting(fields: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  return fields.size > 0 && others.size > 0 && ![...fields].some((field) => others.has(field))
}

/** The first story, if any, that both are in. */
export function findCommonStory(one: readonly Member[], other: readonly Member[]): number | undefined {
  const stories = new Set(one.map(({ story }) => story))
  return other.find(({ story }) => stories.has(story))?.story
}

/** A word that both have in their roles, if any; the first in the alphabet. */
export function findCommonRoleWord(one: readonly Member[], other: readonly Member[]): string | undefined {
  const words = new Set(one.flatMap(({ roleWords }) => [...roleWords]))
  return other
    .flatMap(({ roleWords }) => [...roleWords].filter((word) => words.has(word)))
    .sort()
    .at(0)
}

/** Whether one article has both as two voices. */
export function shareAnArticle(one: readonly Member[], other: readonly Member[]): boolean {
  const articles = new Set(one.map(({ voice }) => voice.article))
  return other.some(({ voice }) => articles.has(voice.article))
}
