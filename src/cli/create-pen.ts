import { styleText } from 'node:util'
import { wrapText } from './wrap-text.ts'

/** Lays out text for the output: its width, and marks that show only where there is colour. */
export interface Pen {
  readonly width: number
  /** Wrapped to the width; every line begins with the indent. */
  block(text: string, indent?: string): string
  strong(text: string): string
  faint(text: string): string
  /** Words that somebody said, as they stand in quotation marks. */
  spoken(text: string): string
  /** What a person has rejected, or a wording has lost. */
  struck(text: string): string
  /** What a wording has that the fullest one has not. */
  added(text: string): string
  /** What a reader must not miss. */
  alarm(text: string): string
  /** Whether such marks show; where they do not, signs must stand in their place. */
  readonly isColored: boolean
}

/** A pen for an output of this width, in characters. */
export function createPen({ width, isColored }: { width: number; isColored: boolean }): Pen {
  const style = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    isColored
      ? text
          .split('\n')
          .map((line) => (line === '' ? '' : styleText(format, line, { validateStream: false })))
          .join('\n')
      : text
  return {
    width,
    block: (text, indent = '') => wrapText(replaceControls(text), { width, indent }),
    strong: style('bold'),
    faint: style('dim'),
    spoken: style('cyan'),
    struck: style('strikethrough'),
    added: style(['green', 'underline']),
    alarm: style(['red', 'bold']),
    isColored,
  }
}

/**
 * Text without the characters that would command the terminal or turn the direction of its lines; each becomes `�`.
 * Reports come from anywhere, and may hold them.
 */
export function replaceControls(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�')
}
