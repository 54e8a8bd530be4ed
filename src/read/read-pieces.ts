import { makeArticle } from './make-article.ts'
import type { Piece } from './piece.ts'
import type { Reading } from './reading.ts'

/** The pieces of an input as readings. Articles of one input are no revisions of each other: each has a place of its own. */
export async function* readPieces(
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  from: string,
): AsyncGenerator<Reading> {
  for await (const piece of pieces) yield readPiece(piece, from)
}

export function readPiece(piece: Piece, from: string): Reading {
  if (piece.kind === 'passed') return { kind: 'passed', from, reason: piece.reason }
  if (piece.kind === 'trouble') {
    return { kind: 'failure', failure: { from, message: `${piece.name}: ${piece.message}` } }
  }
  const { draft, name, surroundings } = piece
  return { kind: 'article', article: makeArticle(draft, { from: `${from}#${name}`, surroundings }) }
}
