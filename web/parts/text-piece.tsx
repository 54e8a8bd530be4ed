import type { Piece } from '../cut-text.ts'

interface TextPieceProps {
  readonly piece: Piece
  /** Which statements' cards stand beside the words that begin at an offset. */
  readonly anchors?: ReadonlyMap<number, string>
  readonly active: string | undefined
}

/** A run of an article's text with what is marked over it. */
export function TextPiece({ piece, anchors, active }: TextPieceProps) {
  if (piece.marks.length === 0) return piece.text
  const kinds = piece.marks.map(({ kind }) => kind)
  const contents = kinds.filter((kind) => kind === 'verbatim' || kind === 'reported').length
  const isActive = active !== undefined && piece.marks.some(({ statement }) => statement === active)
  const classes = ['piece', ...new Set(kinds), contents > 1 && 'nested', isActive && 'active'].filter(Boolean)
  const ids = [...new Set(piece.marks.flatMap(({ statement }) => statement ?? []))]
  return (
    <span
      className={classes.join(' ')}
      data-statements={ids.join(' ') || undefined}
      data-anchor={anchors?.get(piece.start)}
      data-evidence={kinds.includes('evidence') || undefined}
    >
      {piece.text}
    </span>
  )
}
