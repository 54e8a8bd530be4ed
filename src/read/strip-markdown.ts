import { changeText, type LinkedText, type WrittenLink } from './linked-text.ts'

const IMAGE = /!\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g
/** `[words](address "title")`; the words may hold one pair of brackets, the address one pair of parentheses. */
const LINK = /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*<?((?:[^()\s<>]|\([^()\s]*\))*)>?(?:\s+["'][^"']*["'])?\s*\)/g
const REFERENCE_LINK = /\[([^[\]]+)\]\[[\w .-]{0,60}\]/g
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<>\s]+)>/g
const ESCAPE = /\\([\\`*_{}[\]()#+\-.!<>|~])/g

/** Stand around the words of a link while the line is read. No text has them: they are no characters. */
const OPEN = '\ufdd0'
const CLOSE = '\ufdd1'
const BRACKETED = new RegExp(`${OPEN}(\\d+) ([^${CLOSE}]*)${CLOSE}`, 'u')

/**
 * The words of a Markdown line: a link gives its words only, emphasis and heading marks are gone. Brackets that an
 * editor put into a quotation stay.
 *
 * @example stripMarkdown('**Gil** [told](#) reporters the base [in Venezuela] is _not_ planned')
 *   // 'Gil told reporters the base [in Venezuela] is not planned'
 */
export function stripMarkdown(line: string): string {
  return stripMarks(line, (words) => words)
}

/**
 * Likewise, with the links and where their words stand.
 *
 * @example readMarkdownLine('Gil [told](https://tass.example/1) us')
 *   // { text: 'Gil told us', links: [{ url: 'https://tass.example/1', text: 'told', start: 4 }] }
 */
export function readMarkdownLine(line: string): LinkedText {
  if (!line.includes('](')) return { text: stripMarkdown(line) }
  const targets: string[] = []
  const marked = stripMarks(line.replaceAll(OPEN, '').replaceAll(CLOSE, ''), (words, target) => {
    targets.push(target)
    return `${OPEN}${targets.length - 1} ${words}${CLOSE}`
  })
  const links: WrittenLink[] = []
  let text = marked
  for (let match = BRACKETED.exec(text); match; match = BRACKETED.exec(text)) {
    const words = match[2]!
    links.push({ url: targets[Number(match[1])]!, text: words, start: match.index })
    text = text.slice(0, match.index) + words + text.slice(match.index + match[0].length)
  }
  return changeText({ text, links }, (part) => part)
}

function stripMarks(line: string, putLink: (words: string, target: string) => string): string {
  return stripEmphasis(
    line
      .replace(/^\s{0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/, '$1')
      .replace(/^\s{0,3}(?:>\s?)+/, '')
      .replace(/^\s*[*+]\s+(?=\S)/, '')
      .replace(IMAGE, '')
      .replace(LINK, (_, words: string, target: string) => putLink(words, target))
      .replace(REFERENCE_LINK, '$1')
      .replace(AUTOLINK, '$1'),
  )
    .replace(ESCAPE, '$1')
    .trim()
}

function stripEmphasis(line: string): string {
  if (!/[*_~]/.test(line)) return line
  return line
    .replace(/(?<!\\)\*{1,3}(?=[^\s*])([^*\n]*[^\s*\\])\*{1,3}/g, '$1')
    .replace(/(?<![\p{L}\p{N}_\\])_{1,3}(?=[^\s_])([^_\n]*[^\s_\\])_{1,3}(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/~~(?=\S)([^~\n]*\S)~~/g, '$1')
}

/** The level of a Markdown heading, 1 to 6, or `undefined` for any other line. */
export function findHeadingLevel(line: string): number | undefined {
  return /^\s{0,3}(#{1,6})\s+\S/.exec(line)?.[1]?.length
}

/** Whether a line holds nothing but one Markdown link, bullets and emphasis aside. */
export function isOnlyLink(line: string): boolean {
  if (!line.includes('](')) return false
  const bare = line.replace(/^[\s>*+•·–-]+|(?<![\s*_])[\s*_]+$/g, '')
  return /^\[(?:[^[\]]|\[[^[\]]*\])+\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)$/.test(bare)
}

/** Whether a line is a rule, a picture alone or a link definition: a line of Markdown without words of the report. */
export function isMarkdownFurniture(line: string): boolean {
  const bare = line.trim()
  if (/^(?:[-*_=]\s?){3,}$/.test(bare)) return true
  return /^\[[^\]]+\]:\s*\S+(?:\s+["'(].*)?$/.test(bare) || (/^!\[/.test(bare) && stripMarkdown(bare) === '')
}
