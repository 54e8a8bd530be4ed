import { describe, expect, it } from 'vitest'
import { resolveMarked } from './mark-up.ts'

describe('how sure it is who speaks', () => {
  it('falls from a full name over a short one to a pronoun', () => {
    const { statements } = resolveMarked({
      text: '[s1 Petra Olsson] [c1 said] [k1 that it was late]. [s2 Olsson] [c2 said] [k2 that it was dark]. [s3 She] [c3 said] [k3 that it was cold].',
    })
    const [full, short, pronoun] = statements.map(({ voice }) => voice!.confidence)
    expect(full).toBeGreaterThan(short!)
    expect(short).toBeGreaterThan(pronoun!)
    expect(pronoun).toBeGreaterThan(0.5)
    expect(statements.every(({ notes }) => notes === undefined)).toBe(true)
  })

  it('is told of days too: more beside the cue than before it', () => {
    const { statements } = resolveMarked({
      text: '[s1 Petra Olsson] [c1 said] on Thursday [k1 that it was late]. Earlier on Thursday, in Oslo, [s2 Olsson] [c2 said] [k2 no].',
      date: '2019-03-29',
    })
    const [beside, before] = statements.map(({ saidAt }) => saidAt!.confidence)
    expect(beside).toBeGreaterThan(before!)
  })
})

describe('a voice that is left open', () => {
  it('has a note that names those between whom it lies', () => {
    const { statements } = resolveMarked({
      text: 'Viktor Gil and Hans Bolton met. [s1 He] [c1 said] [k1 that it was late].',
    })
    expect(statements[0]!.voice).toBeUndefined()
    expect(statements[0]!.notes).toEqual([
      { code: 'voice-open', message: '“He” may be Hans Bolton or Viktor Gil.', text: 'He' },
    ])
  })

  it('has a note that says so where nobody fits', () => {
    const { statements } = resolveMarked({ text: '[s1 We] [c1 think] [k1 that it is late].' })
    expect(statements[0]!.notes).toEqual([
      { code: 'voice-open', message: 'The article does not show who “We” is.', text: 'We' },
    ])
  })

  it('has no note where no words stand for a speaker', () => {
    const { statements } = resolveMarked({ text: '[k1 “It is late.”]' })
    expect(statements[0]!.notes).toBeUndefined()
  })
})
