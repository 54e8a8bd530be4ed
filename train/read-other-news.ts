/**
 * Articles of corpora that were made for other tasks, as plain news: nothing in Hearsay's relations was tuned on them. Their
 * ids are the names of their files, so that labels outlive a change to how ids are made.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../src/record.ts'

const LEAST_LETTERS = 200
const LEAST_LETTERS_OF_PAGE = 400

/** News of TimeBank and AQUAINT, MEANTIME and the pages of the extraction benchmark, those with text enough. */
export function readOtherNews(corpora: string): Article[] {
  return [
    ...readTimeMl(join(corpora, 'dates/timebank')),
    ...readTimeMl(join(corpora, 'dates/aquaint')),
    ...readMeantime(join(corpora, 'meantime/intra_cross-doc_annotation')),
    ...readPages(join(corpora, 'pages/ground-truth.json')),
  ]
}

function makeArticle(id: string, { text, publishedAt }: { text: string; publishedAt?: string }): Article {
  return { id, from: id, ...(publishedAt !== undefined && { publishedAt }), text, notes: [] }
}

function readTimeMl(folder: string): Article[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tml'))
    .sort()
    .map((file) => {
      const raw = readFileSync(join(folder, file), 'utf8')
      const created = /<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>/.exec(raw)?.[0]
      const publishedAt = /value="(\d{4}-\d\d-\d\d)/.exec(created ?? '')?.[1]
      const body = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(raw)?.[1] ?? raw
      return makeArticle(file.replace('.tml', ''), { text: joinLines(body), publishedAt })
    })
    .filter(({ text }) => text.length > LEAST_LETTERS)
}

function joinLines(body: string): string {
  return body
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replace(/&(?:lt|gt|quot|apos);/g, "'")
    .trim()
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replace(/\n[ \t]+/g, '\n\n')
    .replace(/([^\n])\n(?=[^\n])/g, '$1 ')
}

function readMeantime(folder: string): Article[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .sort()
    .map((file) => {
      const text = joinTokens(readFileSync(join(folder, file), 'utf8'))
      return makeArticle(file.split('/').at(-1)!.replace('.xml', ''), { text })
    })
    .filter(({ text }) => text.length > LEAST_LETTERS)
}

function joinTokens(raw: string): string {
  let text = ''
  let last = '-1'
  for (const [, attributes, written] of raw.matchAll(/<token\b([^>]*)>([^<]*)<\/token>/g)) {
    const sentence = /sentence="(\d+)"/.exec(attributes!)![1]!
    const word = written!.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&apos;', "'")
    if (sentence !== last && text !== '') text += '\n\n'
    else if (text !== '' && !/^[.,;:!?)’'”%]|^n't$/.test(word) && !/[(“$]$/.test(text)) text += ' '
    text += word
    last = sentence
  }
  return text
}

function readPages(file: string): Article[] {
  const pages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { articleBody?: string }>
  return Object.entries(pages).flatMap(([id, { articleBody: text }]) =>
    text !== undefined && text.length > LEAST_LETTERS_OF_PAGE ? [makeArticle(id, { text })] : [],
  )
}
