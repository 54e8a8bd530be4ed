/**
 * The articles of the corpora that many outlets wrote about the same affairs, as Hearsay would read them. Their ids are
 * the names that the corpora give them, so that labels outlive a change to how ids are made.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../src/record.ts'

const POLNEAR_OUTLETS: Readonly<Record<string, string>> = {
  breitbart: 'Breitbart',
  'huff-post': 'HuffPost',
  nyt: 'The New York Times',
  politico: 'Politico',
  'usa-today': 'USA Today',
  'wash-post': 'The Washington Post',
  'west-journal': 'Western Journalism',
}
const BASIL_OUTLETS: Readonly<Record<string, string>> = {
  fox: 'Fox News',
  hpo: 'HuffPost',
  nyt: 'The New York Times',
}

export interface NewsArticle {
  readonly article: Article
  /** What happened, as the corpus groups its articles; not known for PolNeAR. */
  readonly story?: string
}

/** The articles of one part of PolNeAR (`text/NAME.txt`) with outlet and day from the name, title and wire from the table. */
export function readPolnear(folder: string): NewsArticle[] {
  const titles = readTitles(join(folder, '..', 'metadata.tsv'))
  return readdirSync(join(folder, 'text'))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => {
      const id = file.slice(0, -'.txt'.length)
      const [, outlet, day] = /^(.+?)_(\d{4}-\d\d-\d\d)_/.exec(id) ?? []
      const title = titles.get(id)
      const article: Article = {
        id,
        from: file,
        ...(title !== undefined && { title }),
        ...(outlet !== undefined && { outlet: POLNEAR_OUTLETS[outlet] ?? outlet }),
        ...(day !== undefined && { publishedAt: day }),
        text: readFileSync(join(folder, 'text', file), 'utf8'),
        notes: [],
      }
      return { article }
    })
}

function readTitles(file: string): Map<string, string> {
  const [head, ...lines] = readFileSync(file, 'utf8').split('\n')
  const columns = head!.split('\t')
  const [name, title] = [columns.indexOf('filename'), columns.indexOf('title')]
  return new Map(
    lines.filter(Boolean).map((line) => {
      const cells = line.split('\t')
      return [cells[name]!, cells[title]!]
    }),
  )
}

/** The articles of BASIL, each with the happening that it reports. */
export function readBasil(folder: string): NewsArticle[] {
  return readdirSync(join(folder, 'articles'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const read = JSON.parse(readFileSync(join(folder, 'articles', file), 'utf8'))
      const article: Article = {
        id: read.uuid,
        from: file,
        title: read.title,
        outlet: BASIL_OUTLETS[read.source] ?? read.source,
        ...(/^\d{4}-\d\d-\d\d/.test(read.date) && { publishedAt: read.date }),
        url: read.url,
        text: read['body-paragraphs'].map((sentences: string[]) => sentences.join(' ')).join('\n\n'),
        notes: [],
      }
      return { article, story: read['triplet-uuid'] }
    })
}
