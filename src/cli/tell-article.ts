import type { Article } from '../record.ts'
import type { Pen } from './create-pen.ts'
import { tellDay } from './tell-day.ts'

type Heading = Pick<
  Article,
  | 'id'
  | 'from'
  | 'title'
  | 'outlet'
  | 'publishedAt'
  | 'modifiedAt'
  | 'byline'
  | 'place'
  | 'language'
  | 'keywords'
  | 'url'
  | 'credit'
>

/** An article as readable text: heading, body, and what was noted on it. */
export function tellArticle(article: Article, pen: Pen): string {
  return [tellHeading(article, pen), pen.block(article.text.trim()), tellNotes(article, pen)]
    .filter(Boolean)
    .join('\n\n')
}

/** Title, outlet and date, who wrote it and where, and where an article comes from. */
export function tellHeading(article: Heading, pen: Pen): string {
  const { id, from, title, url, keywords } = article
  const writing = tellWriting(article)
  return [
    pen.strong(pen.block(title ?? 'Without a title')),
    pen.block(tellHistory(article)),
    ...(writing ? [pen.block(writing)] : []),
    ...(keywords?.length ? [pen.faint(pen.block(`Keywords: ${keywords.join(', ')}`))] : []),
    ...(url ? [pen.faint(pen.block(url))] : []),
    pen.faint(pen.block(`${id}, read from ${from === '-' ? 'standard input' : from}`)),
  ].join('\n')
}

/** `The Moscow Times, 28 March 2019, changed 30 March 2019; credited to TASS` */
function tellHistory(article: Heading): string {
  const { publishedAt, modifiedAt, credit } = article
  const isLater = modifiedAt !== undefined && modifiedAt.slice(0, 10) !== publishedAt?.slice(0, 10)
  const changed = isLater ? `, changed ${tellDay(modifiedAt)}` : ''
  return `${tellPublication(article)}${changed}${credit ? `; credited to ${credit}` : ''}`
}

/** `By Ana Diaz and Tom Reed, MOSCOW, in en-GB`; English is what is expected. */
function tellWriting({ byline, place, language }: Heading): string {
  const isForeign = language !== undefined && !/^en(?:-|$)/i.test(language)
  return [byline && `By ${byline}`, place, isForeign && `in ${language}`].filter(Boolean).join(', ')
}

/** An article in one line: `The Moscow Times, 28 March 2019: Russian Advisers Will Stay`. */
export function nameArticle(article: Pick<Heading, 'from' | 'title' | 'outlet' | 'publishedAt'>): string {
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
