import type { Document } from '../document.ts'
import { REASONS_FOR_NO_NAME } from '../languages/en/index.ts'
import type { Passage } from '../record.ts'
import type { Mention } from './figures.ts'
import { cutPassage } from './token-spans.ts'

const GOES_ON =
  /^(?:The (?:official|source|person|people|aide|adviser|employee|diplomat)|He|She|They|Both|All)s? /

/**
 * Why somebody is not named, in the sentence of the mention ("on condition of anonymity") or in the next one, when that
 * one goes on about the same somebody: "The official was not authorized to speak publicly."
 */
export function findReasonForNoName(document: Document, mention: Mention): Passage | undefined {
  const sentence = document.tokens[mention.head]!.sentence
  const from = document.sentences[sentence]!.start
  const next = document.sentences[sentence + 1]
  const goesOn = next && GOES_ON.test(document.text.slice(next.start, next.start + 40))
  const to = goesOn ? next.end : document.sentences[sentence]!.end
  for (const match of document.text.slice(from, to).matchAll(REASONS_FOR_NO_NAME)) {
    const start = from + match.index
    if (start < mention.end) continue
    const end = start + match[0].trimEnd().length
    const because = BECAUSE.exec(document.text.slice(end, to))
    return cutPassage(document, start, end + (because?.[0].trimEnd().length ?? 0))
  }
  return undefined
}

/** "Asked not to be named, because he was not authorised to speak": the reason behind the wish, to the end of its clause. */
const BECAUSE =
  /^,? (?:(?:because|since|as) (?:of |he |she |they |it |the |this |that |his |her |their |those |talks |no )|for fear of |citing |fearing |out of (?:fear|concern) |to (?:speak|talk|discuss|describe|avoid) |so (?:as |that )|in order to )[^,.;:”"—–]{1,160}/i
