import { UsageError } from '../errors.ts'
import type { CorrectedGroup } from '../record.ts'
import type { OpenRecord } from '../store/index.ts'
import { chooseOne } from './choose-one.ts'
import { chooseArticle } from './show-article.ts'
import { chooseVoice } from './show-voice.ts'

interface ChooseOptions {
  readonly of: CorrectedGroup
  readonly name: string
  /** The command that asks, for the message. */
  readonly by: string
}

/**
 * The id of a voice, utterance or story by its id, the beginning of it, or its name. Utterances have no names: what is
 * given for one is taken for an id. Throws a UsageError when nothing fits, or several do.
 */
export async function chooseThing(record: OpenRecord, { of, name, by }: ChooseOptions): Promise<string> {
  if (of === 'utterance') return name
  const id =
    of === 'voice'
      ? (await chooseVoice(record, name, { by }))?.voice.id
      : ((await record.findStory(name))?.story.id ?? (await findStoryByTitle(record, { name, by })))
  if (id !== undefined) return id
  throw new UsageError(by, {
    expected: `the id or name of one ${of} of the record`,
    got: name,
    fix: `"hearsay show ${of}" lists them`,
  })
}

async function findStoryByTitle(
  record: OpenRecord,
  { name, by }: { readonly name: string; readonly by: string },
): Promise<string | undefined> {
  // An article tells its story.
  if (/^art_[0-9a-f]+$/.test(name)) return (await record.findArticle(name))?.story?.id
  const { items } = await record.listStories({ limit: Number.POSITIVE_INFINITY })
  const candidates = items.map(({ id, title }) => ({ id, label: title, names: [title] }))
  return chooseOne(candidates, { kind: 'story', name, by })
}

/** The id of an article by its id, the beginning of it, or words of its title. Throws as `chooseThing`. */
export async function chooseArticleId(
  record: OpenRecord,
  { name, by }: { readonly name: string; readonly by: string },
): Promise<string> {
  const view = await chooseArticle(record, name, { by })
  if (view) return view.article.id
  throw new UsageError(by, {
    expected: 'the id of one article of the record, or words of its title',
    got: name,
    fix: '"hearsay show article" lists them; put names and titles of several words in quotation marks',
  })
}
