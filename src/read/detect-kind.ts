import { UnknownKind } from './open-bytes.ts'

export type Kind = 'text' | 'html' | 'json'

/** Tags that end something on a page. Three of them make a fragment of a page, which need not begin with a tag. */
const PAGE_TAG =
  /<\/(?:p|div|h[1-6]|article|section|ul|ol|li|a|span|table|blockquote|figure|html|body|head)\s*>/gi
const PAGE_START =
  /^(?:<\?xml[^>]*\?>|<!--(?:(?!-->)[\s\S]){0,5000}-->|\s)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1)[\s>]/i

/**
 * What a text is, told by its content and not by the name of its file. Throws UnreadableInput for kinds that are known
 * but hold no single report: a feed, a saved web archive.
 *
 * @example detectKind('<!doctype html><p>Good evening.') // 'html'
 */
export function detectKind(text: string): Kind {
  const start = text.slice(0, 20_000).trimStart()
  if (looksLikeJsonLines(start) || /^(?:\{\s*["}]|\[\s*[{\]])/.test(start)) return 'json'
  if (PAGE_START.test(start)) return 'html'
  refuseOtherMarkup(start)
  return (start.match(PAGE_TAG)?.length ?? 0) >= 3 ? 'html' : 'text'
}

/**
 * Whether the start of an input is that of JSON lines: one of its first complete lines is a JSON object. A line that is
 * broken does not make it something else.
 */
export function looksLikeJsonLines(start: string): boolean {
  const lines = start.split('\n')
  const complete = lines.slice(0, -1)
  const isOneLongLine = complete.every((line) => line.trim() === '') && /^\s*\{\s*"/.test(lines.at(-1) ?? '')
  if (isOneLongLine) return true
  const filled = complete.filter((line) => line.trim() !== '').slice(0, 10)
  if (filled.length === 0 || filled[0]!.trimStart().startsWith('[')) return false
  return filled.some((line) => /^\s*\{.*\}\s*$/.test(line) && isJson(line))
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

function refuseOtherMarkup(start: string): void {
  if (/^<\?xml/i.test(start)) {
    throw new UnknownKind('not a report: expected text, HTML or JSON lines, got XML; save the report as text')
  }
}
