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
    ['[s1 Neither Pike nor Castle] [c1 said] [k1 the mill was lost].', ['Neither', 'assert']],
    ['[s1 No one on the council] [c1 thinks] [k1 the mill is safe].', ['No one', 'think']],
    ['Nor did [s1 the owner] [c1 say] [k1 that the mill was lost].', ['Nor', 'assert']],
    ['[s1 Nobody] [c1 said] [k1 the mill was lost].', ['Nobody', 'assert']],
    ['[s1 None of the owners] [c1 said] [k1 the mill was lost].', ['None', 'assert']],
    ['[s1 Not a single owner] [c1 said] [k1 the mill was lost].', ['Not a single', 'assert']],
  ])('is told to be negated: %s', (text, expected) => {
    expect(tellFirst(text)).toEqual(expected)
  })

  it.each([
    ['[s1 No fewer than ten owners] [c1 said] [k1 the mill was lost].', [undefined, 'assert']],
    ['[s1 She] not only [c1 said] [k1 it was wrong] but left.', [undefined, 'assert']],
    ['[s1 The minister], who is not a lawyer, [c1 said] [k1 the law was clear].', [undefined, 'assert']],
    ['[s1 The minister] [c1 said] [k1 that he would not resign].', [undefined, 'assert']],
  ])('is not read into another part of the sentence: %s', (text, expected) => {
    expect(tellFirst(text)).toEqual(expected)
  })

  it('has no voice where the speaker is nobody, and says so', () => {
    const { statements } = resolveMarked({
      text: '[s1 No one] [c1 said] [k1 the mill was lost]. [s2 Not a single owner] [c2 said] [k2 it was sold].',
    })
    expect(statements.map(({ voice }) => voice)).toEqual([undefined, undefined])
    expect(statements[0]!.notes).toMatchObject([
      { code: 'voice-open', message: '“No one” is nobody: it was not said.' },
    ])
  })

  it('was said by neither of those who are named, and not by the last one alone', () => {
    const { statements } = resolveMarked({
      text: 'Ida Pike met Olav Castle. [s1 Neither Pike nor Castle] [c1 said] [k1 the mill was lost].',
    })
    expect(statements[0]!.voice).toMatchObject({ name: 'Ida Pike and Olav Castle', kind: 'group' })
  })
})
