import type { Material } from '../format.ts'

/** What a document says that it is, so that a program can tell it from other JSON. */
export const DOCUMENT_FORMAT = 'hearsay record'
/** Rises when a program that read the one before would misread it. */
export const DOCUMENT_VERSION = 1

/**
 * One JSON document: `{format, version, articles, voices, utterances, relations, stories, corrections}`, each article with its
 * `statements`. A thing stands on a line of its own, so that two documents can be compared.
 */
export async function* writeJson(material: Material): AsyncGenerator<string> {
  yield `{"format":${JSON.stringify(DOCUMENT_FORMAT)},"version":${DOCUMENT_VERSION}`
  yield* writeList('articles', describeArticles(material))
  yield* writeList('voices', material.voices())
  yield* writeList('utterances', material.utterances())
  yield* writeList('relations', material.relations())
  yield* writeList('stories', material.stories())
  yield* writeList('corrections', material.corrections())
  yield '\n}\n'
}

async function* writeList(name: string, things: AsyncIterable<object>): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(name)}:[`
  let separator = '\n'
  for await (const thing of things) {
    yield separator + JSON.stringify(thing)
    separator = ',\n'
  }
  yield ']'
}

async function* describeArticles(material: Material) {
  for await (const { article, statements } of material.articles()) yield { ...article, statements }
}
