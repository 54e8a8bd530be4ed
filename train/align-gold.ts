import { annotate } from '../src/annotate/index.ts'
import type { Document } from '../src/document.ts'
import { CONTENT, CUE, describeTokens, findWindow, SPEAKER, type TokenFacts } from '../src/extract/index.ts'
import type { Span } from '../src/record.ts'
import type { GoldArticle, GoldStatement } from './read-corpus.ts'

/** A gold statement as the models see it: the token that heads its cue and a label for each token of its window. */
export interface GoldCue {
  readonly token: number
  readonly firstToken: number
  readonly labels: Uint8Array
  readonly statement: GoldStatement
}

export interface AlignedArticle {
  readonly article: GoldArticle
  readonly facts: TokenFacts
  readonly cues: readonly GoldCue[]
}

export function alignGold(article: GoldArticle): AlignedArticle {
  const facts = describeTokens(annotate({ text: article.text }))
  const cues: GoldCue[] = []
  for (const statement of article.statements) {
    const cue = findTokens(facts.document, statement.cue)
    if (cue.length === 0) continue
    const token = findCueHead(facts.document, cue)
    const [first, end] = findWindow(facts, token)
    const labels = new Uint8Array(end - first)
    const mark = (spans: readonly Span[], label: number) => {
      for (const i of findTokens(facts.document, spans)) if (i >= first && i < end) labels[i - first] = label
    }
    mark(statement.content, CONTENT)
    mark(statement.speaker, SPEAKER)
    mark(statement.cue, CUE)
    cues.push({ token, firstToken: first, labels, statement })
  }
  return { article, facts, cues }
}

/** The indices of all tokens that share a character with the spans, in order. */
export function findTokens({ tokens }: Document, spans: readonly Span[]): number[] {
  const found: number[] = []
  for (const [start, end] of spans) {
    let low = 0
    let high = tokens.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (tokens[middle].end <= start) low = middle + 1
      else high = middle
    }
    for (let i = low; i < tokens.length && tokens[i].start < end; i++) found.push(i)
  }
  return found.sort((a, b) => a - b)
}

/** The first verb of a cue, else its first noun or adjective, else its first token. */
export function findCueHead({ tokens }: Document, cue: readonly number[]): number {
  for (const wanted of [['VERB'], ['NOUN', 'ADJ']]) {
    const head = cue.find((i) => wanted.includes(tokens[i].pos))
    if (head !== undefined) return head
  }
  return cue[0]
}
