import type { Cast, Found, InDoubt, SpeakerPhrase } from './cast.ts'
import type { Figure, Mention } from './figures.ts'
import { type PersonalPronoun, weighAntecedents } from './find-antecedent.ts'
import { followIt } from './follow-it.ts'

/** Whom "he", "she", "it" and "they" mean, or between whom it lies. "It" and "they" are seldom followed where they do not speak. */
export function followPronoun(
  cast: Cast,
  pronoun: Mention,
  { kind, phrase }: { kind: PersonalPronoun; phrase: SpeakerPhrase | undefined },
): Found | InDoubt | undefined {
  const { document, passed } = cast
  const isSpeaker = phrase !== undefined
  if (!isSpeaker && pronoun.isQuoted) return undefined
  if (!isSpeaker && (kind === 'it' || kind === 'they')) {
    const body = followIt(cast, pronoun, kind)
    return body && { figure: body, way: 'pronoun for many' }
  }
  const ahead =
    (kind === 'he' || kind === 'she') && !pronoun.isQuoted ? findNameAhead(cast, pronoun, kind) : undefined
  if (ahead) return { figure: ahead, way: 'pronoun' }
  const contents = phrase?.statement.content ?? []
  const { figure, isDoubtful, between } = weighAntecedents(document, pronoun, {
    kind,
    passed,
    isSpeaker,
    contents,
  })
  if (!figure) return between && { between }
  if (kind === 'it' || kind === 'they') return { figure, way: 'pronoun for many' }
  return { figure, way: isDoubtful ? 'doubtful pronoun' : 'pronoun' }
}

const LONGEST_OPENING = 16

/** "When he took office, Gil said ...": the man named behind the clause that opens the sentence with "he". */
function findNameAhead(
  { document, mentions, joined }: Cast,
  { head }: Mention,
  kind: 'he' | 'she',
): Figure | undefined {
  const { tokens, sentences } = document
  const { sentence, lower } = tokens[head]!
  const { firstToken, endToken } = sentences[sentence]!
  if (head - firstToken > 3 || !OPENS_SENTENCE.test(tokens[firstToken]!.lower)) return undefined
  if (head === firstToken || (lower !== kind && tokens[firstToken]!.pos === 'PRON')) return undefined
  let comma = firstToken
  while (comma < endToken && comma - firstToken < LONGEST_OPENING && tokens[comma]!.text !== ',') {
    if (mentions.byHead.get(comma)?.name?.kind === 'person') return undefined
    comma++
  }
  if (comma < head || tokens[comma]?.text !== ',') return undefined
  for (let i = comma + 1; i < Math.min(endToken, comma + 7); i++) {
    const mention = mentions.byHead.get(i)
    if (mentions.names[i]! < 0 && !/^(?:NOUN|PROPN|ADJ|DET)$/.test(tokens[i]!.pos)) return undefined
    if (mention?.name?.kind !== 'person') continue
    const figure = joined.get(mention)
    const isSame = figure?.gender === undefined || figure.gender === kind
    return mention.isSubject && isSame ? figure : undefined
  }
  return undefined
}

const OPENS_SENTENCE =
  /^(?:when|after|before|while|although|though|because|since|as|if|until|back|once|in|at|during|despite|on|with|for|from)$/
