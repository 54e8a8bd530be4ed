import type { Article } from '../record.ts'
import type { Pen } from './create-pen.ts'
import { tellDay } from './tell-day.ts'

type Heading = Pick<Article, 'id' | 'from' | 'title' | 'outlet' | 'publishedAt' | 'url' | 'credit'>

/** An article as readable text: heading, body, and what was noted on it. */
export function tellArticle(article: Article, pen: Pen): string {
  return [tellHeading(article, pen), pen.block(article.text.trim()), tellNotes(article, pen)]
    .filter(Boolean)
    .join('\n\n')
}

/** Title, outlet and date, and where an article comes from. */
export function tellHeading(article: Heading, pen: Pen): string {
  const { id, from, title, url, credit } = article
  const published = tellPublication(article)
  return [
    pen.strong(pen.block(title ?? 'Without a title')),
    pen.block(credit ? `${published}; credited to ${credit}` : published),
    ...(url ? [pen.faint(pen.block(url))] : []),
    pen.faint(pen.block(`${id}, read from ${from === '-' ? 'standard input' : from}`)),
  ].join('\n')
}

/** An article in one line: `The Moscow Times, 28 March 2019: Russian Advisers Will Stay`. */
export function nameArticle(article: Omit<Heading, 'id'>): string {
  return `${tellPublication(article)}: ${article.title ?? article.from}`
}

function tellPublication({ outlet, publishedAt }: Pick<Heading, 'outlet' | 'publishedAt'>): string {
  return `${outlet ?? 'outlet not known'}, ${publishedAt ? tellDay(publishedAt) : 'date not known'}`
}

/** What was noted on an article, with the words concerned. */
export function tellNotes({ notes }: Pick<Article, 'notes'>, pen: Pen): string {
  if (notes.length === 0) return ''
  const lines = notes.flatMap(({ message, text }) => [
    pen.block(message, '  '),
    ...(text && !message.includes(text) ? [pen.block(text, '    ')] : []),
  ])
  return pen.faint(['Notes:', ...lines].join('\n'))
}
