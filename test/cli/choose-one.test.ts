import { describe, expect, it } from 'vitest'
import { chooseOne } from '../../src/cli/choose-one.ts'

const articles = [
  { id: 'art_1', label: 'Ferry sinks', names: ['Ferry sinks', 'a.txt'] },
  { id: 'art_2', label: 'Ferry sinks off Vessa', names: ['Ferry sinks off Vessa', 'b.txt'] },
  { id: 'art_3', label: 'Sailors saved', names: ['Sailors saved', 'c.txt'] },
]
const choose = (name: string) => chooseOne(articles, { kind: 'article', name })

describe('a name for one article', () => {
  it('means the title that is just so before longer ones', () => {
    expect(choose('ferry sinks')).toBe('art_1')
  })

  it('may be words of the title that do not stand together, or the file', () => {
    expect(choose('ferry vessa')).toBe('art_2')
    expect(choose('c.txt')).toBe('art_3')
  })

  it('is answered with all that fit when several do', () => {
    expect(() => choose('ferry')).toThrow(/art_1 {2}Ferry sinks\n {2}art_2/)
  })

  it('means nothing when none fits', () => {
    expect(choose('zeppelin')).toBeUndefined()
    expect(choose(' ')).toBeUndefined()
  })
})
