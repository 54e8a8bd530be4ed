import { expect, it } from 'vitest'
import { readStatements } from '../../src/pipeline.ts'
import { seededChance } from '../../train/growing-weights.ts'

/** Words that open and close the forms in which things are said, in no order at all. */
const WORDS =
  'said|,|“|”|"|according|to|The Post|told|Norvik News|tweeted|who|Ann Lee|he|in an interview|with|as saying|quoted|was|No one|—|' +
  'A:|Q:|\n\n|(NP)|.|and|Mr.|Bray|the minister|because|on Monday|’s|?|posted on|obtained by|citing|spokesman for|its|neither|nor|that|' +
  'is said to|‘|’|a memo|seen by|the officials|both|last week|in Ostby'

it('gives statements or none, and throws nothing, for words in any order', () => {
  const chance = seededChance(11)
  const words = WORDS.split('|')
  const pick = () => words[Math.floor(chance() * words.length)]!
  let found = 0
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: 3 + Math.floor(chance() * 50) }, pick).join(' ')
    const article = {
      id: 'art_1',
      from: '-',
      text,
      outlet: 'The Ostby Post',
      publishedAt: '2021-05-03',
      notes: [],
    }
    const { statements } = readStatements(article, { minConfidence: round % 2 === 0 ? 0 : undefined })
    found += statements.length
    for (const { speaker, cue, content } of statements)
      for (const [start, end] of [...speaker, ...cue, ...content])
        expect(start >= 0 && start < end && end <= text.length, text).toBe(true)
  }
  expect(found).toBeGreaterThan(100)
})

it('reads a text that opens with a word for citing', () => {
  const text = 'citing spokesman for he said Norvik News , as saying with on Monday'
  expect(() => readStatements({ id: 'art_1', from: '-', text, notes: [] })).not.toThrow()
})
