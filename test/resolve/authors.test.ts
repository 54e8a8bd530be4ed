import { describe, expect, it } from 'vitest'
import { resolveMarked, voicesOf } from './mark-up.ts'

describe('a document that speaks', () => {
  it('has the voice of whoever wrote it', () => {
    expect(
      voicesOf(
        'Maria Gil wrote a memoir. [s1 The book] [c1 says] [k1 that it was late]. According to [s2 her account], [k2 it was early].',
      ),
    ).toEqual(['Maria Gil', 'Maria Gil'])
  })

  it('has the voice of the party that released it', () => {
    expect(
      voicesOf(
        'A web video by the Vessa National Committee went out on Monday. [s1 The ad] [c1 says] [k1 that Gil lied].',
      ),
    ).toEqual(['Vessa National Committee'])
  })

  it('has the voice of the outlet whose piece it is', () => {
    expect(
      voicesOf(
        'The Vessa Tribune ran a feature on Monday. [s1 The piece] [c1 says] [k1 that it was late]. [s2 The article] [c2 closes with] [k2 a warning].',
      ),
    ).toEqual(['Vessa Tribune', 'Vessa Tribune'])
  })

  it('has the voice of those behind "by"', () => {
    const { statements } = resolveMarked({
      text: '[s1 A study being released on Tuesday by a group of researchers] [c1 shows] [k1 that lakes shrink]. [s2 The study] [c2 says] [k2 that rain is scarce].',
    })
    expect(statements.map(({ voice }) => voice?.name)).toEqual([
      'a group of researchers',
      'a group of researchers',
    ])
    expect(statements[0]!.voice?.kind).toBe('group')
  })

  it('is a voice of its own where nobody is behind it', () => {
    const { statements } = resolveMarked({
      text: '[c1 According to] [s1 court papers], [k1 the gates were open]. [s2 The party’s bylaws] [c2 say] [k2 nothing of gates].',
    })
    expect(statements.map(({ voice }) => voice?.kind)).toEqual(['document', 'document'])
  })
})
