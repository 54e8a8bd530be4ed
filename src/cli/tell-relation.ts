import type { Act, Relation, Statement } from '../record.ts'
import type { FoundStatement } from '../store/index.ts'
import { capitalise } from './capitalise.ts'
import type { Pen } from './create-pen.ts'
import { nameOutlet } from './name-outlet.ts'
import { tellDay, tellSaidAt } from './tell-day.ts'
import { nameSpeaker, tellVerb, tellWords } from './tell-statement.ts'

/** What was said, as somebody else speaks of it; most sayings are simply "said". */
const SAID: Partial<Record<Act, string>> = {
  demand: 'demanded',
  ask: 'asked',
  promise: 'promised',
  threaten: 'threatened',
  predict: 'predicted',
  announce: 'announced',
  think: 'thought',
}

/**
 * Who agrees with whom, or denies, answers or contradicted what somebody said: a sentence, the words of both, and below
 * how that was found. `statements` has those that the record still has by id.
 */
export function tellRelation(
  relation: Relation,
  { statements, pen }: { readonly statements: ReadonlyMap<string, FoundStatement>; readonly pen: Pen },
): string {
  const { id, evidence, claim, reason, confidence } = relation
  const from = statements.get(evidence.from)
  const to = evidence.to === undefined ? undefined : statements.get(evidence.to)
  const ends = [relation.from, relation.to].filter(Boolean).join(' to ')
  return [
    pen.strong(
      pen.block(capitalise(`${tellSentence(relation, { from: from?.statement, to: to?.statement })}:`)),
    ),
    ...(from ? [tellSide(from, pen)] : []),
    ...(to ? [tellSide(to, pen)] : []),
    ...(claim && !from?.statement.text.content.includes(claim) ? [pen.block(claim, '      ')] : []),
    pen.faint(pen.block(reason, '    ')),
    pen.faint(pen.block(`confidence ${confidence.toFixed(2)} · ${id} · ${ends}`, '    ')),
  ].join('\n')
}

interface Sides {
  readonly from?: Statement
  readonly to?: Statement
}

function tellSentence({ kind, to: target }: Relation, { from, to }: Sides): string {
  const one = from ? nameSpeaker(from) : 'Somebody'
  const denies = from?.act === 'reject' ? 'rejected' : 'denied'
  if (target === undefined) return `${one} ${denies} a claim nobody here is found to have made`
  const other = to ? nameSpeaker(to) : 'somebody'
  const said = `${other} ${SAID[to?.act ?? 'assert'] ?? 'said'}`
  switch (kind) {
    case 'agrees':
      return `${one} agreed with what ${said}`
    case 'contradicts':
      return `${one} contradicted what ${said}`
    case 'denies':
      return `${one} ${denies} what ${said}`
    case 'answers':
      return `${one} answered what ${said}`
    case 'reverses':
      return `${one} said otherwise than before`
  }
}

function tellSide({ statement, article }: FoundStatement, pen: Pen): string {
  const { saidAt, quotation } = statement
  const said = [nameSpeaker(statement), tellVerb(statement), ...(saidAt ? [tellSaidAt(saidAt)] : [])].join(
    ' ',
  )
  // Where it is not known when it was said, the day of the report says when at the latest.
  const of = !saidAt && article.publishedAt ? ` of ${tellDay(article.publishedAt)}` : ''
  const words = pen.block(tellWords(statement), '      ')
  return [
    pen.block(capitalise(`${said}, in ${nameOutlet(article)}${of}:`), '    '),
    quotation === 'indirect' ? words : pen.spoken(words),
  ].join('\n')
}
