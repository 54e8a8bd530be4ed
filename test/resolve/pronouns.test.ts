import { describe, expect, it } from 'vitest'
import { resolveMarked, voicesOf } from './mark-up.ts'

describe('he and she', () => {
  it('go back to the one who spoke last, not to the one spoken of', () => {
    expect(
      voicesOf(
        '[s1 Petra Olsson] [c1 told] reporters [k1 that Anna Brandt had lied]. [k2 “It is a disgrace,”] [s2 she] [c2 said].',
      ),
    ).toEqual(['Petra Olsson', 'Petra Olsson'])
  })

  it('go to the man when a woman spoke in between', () => {
    expect(
      voicesOf(
        '[s1 Robert Brandt] [c1 said] [k1 that the plan was ready]. [s2 Spokeswoman Petra Olsson] [c2 said] [k2 it was not]. [s3 He] [c3 did not agree with] [k3 her].',
      ),
    ).toEqual(['Robert Brandt', 'Petra Olsson', 'Robert Brandt'])
  })

  it('go on with whoever spoke right before, although a given name fits another better', () => {
    expect(
      voicesOf(
        '[s1 Robert Brandt] [c1 said] [k1 he would leave].\n\n[k2 “We can hold out for one summer,”] [c2 said] [s2 Gerrit Volm]. [k3 “We cannot,”] [s3 he] [c3 told] Radio Fjord, [k3 “hold out for two.”]',
      ),
    ).toEqual(['Robert Brandt', 'Gerrit Volm', 'Gerrit Volm'])
  })

  it('know a woman by her role where no given name shows it', () => {
    expect(
      voicesOf(
        'Spokeswoman Ngozi Adeyemi met chairman Tunde Bello. [k1 “We agree,”] [s1 she] [c1 said]. [k2 “Not on all,”] [s2 he] [c2 said].',
      ),
    ).toEqual(['Ngozi Adeyemi', 'Tunde Bello'])
  })

  it('follow a newly named speaker over the one before', () => {
    expect(
      voicesOf(
        '[s1 Viktor Sorokin, the head of the defence committee,] [c1 told] media [k1 that a base was needed]. [k2 “We have the right,”] [s2 he] [c2 said].\n\nMeanwhile, [s3 Pavel Dubrov, the first deputy chairman of the foreign affairs committee,] [c3 told] media [k3 that he was against it]. [k4 “First there must be peace,”] [s4 he] [c4 said].',
      ),
    ).toEqual(['Viktor Sorokin', 'Viktor Sorokin', 'Pavel Dubrov', 'Pavel Dubrov'])
  })

  it('stay open when nobody fits', () => {
    expect(voicesOf('[k1 “It is over,”] [s1 he] [c1 said].')).toEqual([undefined])
    expect(voicesOf('Petra Olsson, a spokeswoman, came late. [k1 “It is over,”] [s1 he] [c1 said].')).toEqual(
      [undefined],
    )
  })

  it('mean a president of whom the article tells no name', () => {
    expect(
      voicesOf(
        'Robert Brandt waited outside. [s1 The president] [c1 said] [k1 that it was over]. [k2 “We lost,”] [s2 he] [c2 said].',
      ),
    ).toEqual(['the president', 'the president'])
  })

  it('mean whoever is named behind the clause that they open', () => {
    expect(
      voicesOf(
        'Peter Olsson waited. Before [s1 he] [c1 promised] [k1 a dam], Karl Brandt had built a bridge.',
      ),
    ).toEqual(['Karl Brandt'])
  })

  it('mean the subject of the sentence in a clause behind it', () => {
    expect(
      voicesOf(
        '“No,” Karl Brandt said. Brandt’s colleague Peter Olsson faced questions after [s1 he] [c1 asked] [k1 about the dam].',
      ),
    ).toEqual(['Peter Olsson'])
  })

  it('do not mean the daughter of somebody who is told of', () => {
    expect(
      voicesOf(
        'Anna Olsson likes the school. Her daughter sings there. That is why [s1 she] [c1 fears] [k1 the cuts].',
      ),
    ).toEqual(['Anna Olsson'])
  })

  it('do not mean somebody who is only named inside the quotation', () => {
    expect(
      voicesOf(
        '[s1 Robert Brandt] [c1 spoke of] [k1 taxes]. [k2 “Peter Olsson was wrong, and Peter Olsson knew it,”] [s2 he] [c2 said].',
      ),
    ).toEqual(['Robert Brandt', 'Robert Brandt'])
  })
})

describe('other pronouns', () => {
  it('takes "I" in quotation marks for the one who is quoted', () => {
    expect(
      voicesOf(
        '[k1 “[s2 I] [c2 said] [k2 that it was wrong] two years ago and nobody heard,”] [s1 Petra Olsson] [c1 said].',
      ),
    ).toEqual(['Petra Olsson', 'Petra Olsson'])
  })

  it('takes "who" for the people right before it', () => {
    expect(
      voicesOf('There were many farmers [s1 who] [c1 said] [k1 that prices were too low].')[0],
    ).toContain('farmers')
    expect(voicesOf('Then came Petra Olsson, [s1 who] [c1 said] [k1 that prices were too low].')).toEqual([
      'Petra Olsson',
    ])
  })

  it('takes "it" for the body that spoke last', () => {
    expect(
      voicesOf(
        '[s1 The Foreign Ministry] [c1 said] [k1 that talks would go on]. [s2 It] [c2 denied] [k2 that they had failed].',
      ),
    ).toEqual(['Foreign Ministry', 'Foreign Ministry'])
  })

  it('takes "some" and "others" for groups, and leaves "we" open', () => {
    expect(
      voicesOf(
        '[s1 Some] [c1 say] [k1 it is over]. [s2 Others] [c2 say] [k2 it is not]. [s3 We] [c3 think] [k3 both are right].',
      ),
    ).toEqual(['some', 'others', undefined])
  })

  it('takes "they" for the people named last in the sentence', () => {
    expect(
      voicesOf(
        'Bankers want lower rates, and farmers want higher ones because [s1 they] [c1 fear] [k1 a drought].',
      ),
    ).toEqual(['farmers'])
  })

  it('takes "many of whom" for the people, and not for those whose people they are', () => {
    expect(
      voicesOf('The news angered relatives of the victims, [s1 many of whom] [c1 say] [k1 they will sue].'),
    ).toEqual(['relatives'])
  })

  it('takes "who" for people of the sentence rather than for a thing', () => {
    expect(
      voicesOf('Calls came from listeners to his radio program [s1 who] [c1 said] [k1 they had doubts].'),
    ).toEqual(['listeners'])
  })

  it('takes "who" for the one of whom it is said what he is', () => {
    expect(voicesOf('Karl Brandt is a former lawyer [s1 who] [c1 opposes] [k1 the law].')).toEqual([
      'Karl Brandt',
    ])
  })

  it('takes "that" for the body right before it', () => {
    expect(voicesOf('The plan needs help from a ministry [s1 that] [c1 doubts] [k1 it].')).toEqual([
      'a ministry',
    ])
  })
})

describe('"I" outside quotation marks', () => {
  const said = '[s1 I] [c1 think] [k1 that the lake is lost]'

  it('is the author where the article has more of it', () => {
    const { statements } = resolveMarked({ text: `I walked there in May. I saw no boats. ${said}.` })
    expect(statements[0]!.voice).toMatchObject({ name: 'the author', kind: 'unnamed' })
  })

  it('stays open in an article without an author of that kind, and in a conversation', () => {
    expect(voicesOf(`The lake fell in May. ${said}.`)).toEqual([undefined])
    expect(voicesOf(`Q: Why did you go?\nA: I walked there. I saw no boats. ${said}.`)).toEqual([undefined])
  })
})
