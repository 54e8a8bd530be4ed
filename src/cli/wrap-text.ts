export interface WrapOptions {
  readonly width: number
  /** Stands before every line. */
  readonly indent?: string
}

/**
 * Text in lines of at most this width, broken at spaces; a word that is longer keeps a line of its own. Line breaks in
 * the text stay, other runs of white space become one space.
 *
 * @example wrapText('Nobody was told.', { width: 14, indent: '  ' })
 *   // '  Nobody was\n  told.'
 */
export function wrapText(text: string, { width, indent = '' }: WrapOptions): string {
  return text
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, Math.max(10, width - indent.length)))
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/[^\S\u00a0]+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
