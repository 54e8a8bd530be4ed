import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../src/relate/index.ts'

describe('two revisions of a report', () => {
  it('differ by the words that were changed, each with its place in the later text', () => {
    const later = 'The pier will open on 3 June.\n\n“We are ready,” the mayor said.'
    const changes = compareTexts('The pier may open on 12 May.\n\n“We are ready,” the mayor said.', later)
    expect(changes).toEqual([
      { before: 'may', after: 'will', start: 9 },
      { before: '12 May', after: '3 June', start: 22 },
    ])
    for (const { after, start } of changes!) expect(later.slice(start, start + after.length)).toBe(after)
  })

  it('show a sentence that was added or taken out', () => {
    expect(compareTexts('It rained.', 'It rained.\n\nNobody was hurt.')).toEqual([
      { before: '', after: 'Nobody was hurt.', start: 12 },
    ])
    expect(compareTexts('It rained. Nobody was hurt.', 'It rained.')).toEqual([
      { before: 'Nobody was hurt.', after: '', start: 10 },
    ])
  })

  it('do not differ when they are the same', () => {
    expect(compareTexts('It rained.', 'It rained.')).toEqual([])
    expect(compareTexts('', '')).toEqual([])
  })
})
