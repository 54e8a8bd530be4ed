import { describe, expect, it } from 'vitest'
import { readWords } from '../../src/annotate/read-words.ts'

const TEAM = 'They saw Talverine’s team in the harbour.'

describe('the words of a text', () => {
  it('do not depend on what was read before, though another text has a name in a form that is taken whole', () => {
    const before = readWords(TEAM)
    expect(before.words).toEqual(['They', 'saw', 'Talverine', '’s', 'team', 'in', 'the', 'harbour', '.'])
    expect(readWords('The fault was Talverine’s, he said.').words).toContain('Talverine’s')
    expect(readWords(TEAM)).toEqual(before)
  })

  it('are the same after more new words than are kept', () => {
    const before = readWords(TEAM)
    for (let text = 0; text < 110; text++) {
      const words = Array.from({ length: 2000 }, (_, word) => `b${(text * 2000 + word).toString(36)}q`)
      readWords(`${words.join(' ')} and the fault was Talverine’s, he said.`)
    }
    expect(readWords(TEAM)).toEqual(before)
  })
})
