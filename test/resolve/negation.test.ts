import { describe, expect, it } from 'vitest'
import { resolveMarked } from './mark-up.ts'

const tellFirst = (text: string) => {
  const [statement] = resolveMarked({ text }).statements
  return [statement?.negated?.text, statement?.act]
}

describe('what was not said', () => {
  it.each([
    ['[s1 The board] has not [c1 confirmed] [k1 the report].', ['not', 'confirm']],
    ['[s1 Mayor Pia Lind] [c1 did not say] [k1 whether the city would pay].', ['not', 'decline']],
    ['[s1 He] would n’t [c1 say] [k1 how deep the crack was].', ['n’t', 'decline']],
    ['[s1 Castle] did not immediately [c1 deny] [k1 the meeting].', ['not', 'deny']],
    ['[s1 He] has never [c1 said] [k1 that the mill was his].', ['never', 'assert']],
    ['Neither Pike nor [s1 Castle] would [c1 say] [k1 who paid].', ['nor', 'decline']],
  ])('is told to be negated: %s', (text, expected) => {
    expect(tellFirst(text)).toEqual(expected)
  })

  it.each([
    ['[s1 No one on the council] [c1 thinks] [k1 the mill is safe].', [undefined, 'think']],
    ['[s1 She] not only [c1 said] [k1 it was wrong] but left.', [undefined, 'assert']],
    ['[s1 The minister], who is not a lawyer, [c1 said] [k1 the law was clear].', [undefined, 'assert']],
    ['[s1 The minister] [c1 said] [k1 that he would not resign].', [undefined, 'assert']],
  ])('is not read into another part of the sentence: %s', (text, expected) => {
    expect(tellFirst(text)).toEqual(expected)
  })
})
