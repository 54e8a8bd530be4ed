import { describe, expect, it } from 'vitest'
import type { Article, Statement } from '../../src/record.ts'
import { citeAsJson, citeStatement, quoteAsHtml } from '../../web/cite.ts'
import { compareTexts, countChanges } from '../../web/compare-texts.ts'
import { fillForm, findWrongField, readChanges } from '../../web/correct-fields.ts'
import { cutContext } from '../../web/cut-context.ts'
import { listEdits, nameDecided, namePlaces } from '../../web/name-corrections.ts'
import { linkToPassage } from '../../web/text-fragment.ts'
import { named } from '../serve/invented-news.ts'

const { gazette, courier, evening, hostile, northline } = named
const home = 'http://127.0.0.1:4780'
const cited = ({ article, statements }: typeof gazette, number: number) => ({
  article,
  statement: statements[number - 1]!,
  home,
})
const lines = (report: typeof gazette, number: number) => citeStatement(cited(report, number)).split('\n')

describe('a citation', () => {
  it('has words, voice, circumstances, outlet, day, the passage and our evidence', () => {
    expect(lines(gazette, 1)).toEqual([
      'Marta Oskarin, Water Minister, asserts: “The dam is sound and will stand for a hundred years,”',
      'Said Thursday, 14 March 2024, to reporters, at a briefing',
      'Minister: Korvath dam is safe ‘for a hundred years’, The Lowland Gazette, 14 March 2024',
      'https://gazette.example/2024/03/14/korvath-dam-is-safe#:~:text=The%20dam%20is%20sound%20and%20will%20stand%20for%20a%20hundred%20years',
      `Evidence: ${home}/article/${gazette.article.id}#${gazette.statements[0]!.id}`,
    ])
  })

  it('puts no reporter’s words into quotation marks, and says whose they are', () => {
    expect(lines(gazette, 3)[0]).toBe(
      'Marta Oskarin denies (in words of the report): that her ministry had received a warning in January',
    )
    expect(lines(gazette, 4)[0]).toContain('the ministry was “playing with the lives” of 4,000 people')
  })

  it('names the hands, and leaves out what is not known', () => {
    expect(lines(northline, 1)[1]).toBe('Said Thursday, 14 March 2024, through Meridian')
    const [words, report, evidence] = lines(courier, 4)
    expect(words).toBe('He says: “Go home.”')
    expect(report).toBe('On Twitter')
    expect(evidence).toBe('Valley dam warning came in January, engineer says, Coast Courier, no date')
    expect(citeStatement(cited(courier, 4))).not.toContain('https://')
  })

  it('puts direct words into quotation marks where the article has them outside of the content', () => {
    const statement = { ...gazette.statements[0]!, text: { content: 'The dam is sound' } } as Statement
    expect(citeStatement({ ...cited(gazette, 1), statement })).toContain('asserts: “The dam is sound”\n')
    const open = { ...statement, text: { content: '“One.\n\n“Two.”' } } as Statement
    expect(citeStatement({ ...cited(gazette, 1), statement: open })).toContain('asserts: “One.” “Two.”\n')
  })
})

describe('a block quotation', () => {
  it('leads to the passage, and has who denies before the words that are denied', () => {
    expect(quoteAsHtml(cited(gazette, 3))).toBe(`<figure>
  <figcaption>Marta Oskarin denies (in words of the report): <cite><a href="https://gazette.example/2024/03/14/korvath-dam-is-safe#:~:text=that%20her%20ministry%20had%20received%20a%20warning%20in%20January">Minister: Korvath dam is safe ‘for a hundred years’</a></cite>, The Lowland Gazette, <time datetime="2024-03-14">14 March 2024</time></figcaption>
  <blockquote cite="https://gazette.example/2024/03/14/korvath-dam-is-safe#:~:text=that%20her%20ministry%20had%20received%20a%20warning%20in%20January"><p>that her ministry had received a warning in January</p></blockquote>
</figure>`)
  })

  it('runs nothing of a hostile article, and has no control characters of it', () => {
    const html = quoteAsHtml(cited(hostile, 1))
    expect(html).not.toMatch(/<(script|img|iframe|b|svg)\b/)
    expect(html).not.toContain('javascript:window.pwned=1"')
    expect(html).toContain('“&lt;script&gt;window.pwned=1&lt;/script&gt; gnorw”')
    expect(html).toContain(`cite="${home}/article/${hostile.article.id}#`)
    expect(html + citeStatement(cited(hostile, 1))).not.toMatch(/[\u0000-\u0009\u202A-\u202E]/)
  })
})

describe('a statement as JSON', () => {
  it('is the statement with its article and both links', () => {
    const { statement, article, links } = JSON.parse(citeAsJson(cited(evening, 1)))
    expect(statement).toEqual(evening.statements[0])
    expect(article.outlet).toBe('Evening Standard-Bearer')
    expect(article.text).toBeUndefined()
    expect(links.passage).toContain('#:~:text=that%20%E2%80%9Cno%20warning%20of%20any%20kind')
    expect(links.evidence).toContain(evening.statements[0]!.id)
  })
})

describe('a link to a passage', () => {
  const link = (text: string, words: string, address = 'https://a.example/x') => {
    const start = text.lastIndexOf(words)
    return linkToPassage(address, { text, content: [[start, start + words.length]] }).slice(address.length)
  }

  it('names a long passage by its first and last words', () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ')
    expect(link(`Before. ${words}. After.`, words)).toBe(
      '#:~:text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39',
    )
  })

  it('never lets a name run over a paragraph’s end', () => {
    expect(link('“One two.\n\n“Three four.”', '“One two.\n\n“Three four.”')).toBe(
      '#:~:text=One%20two,Three%20four',
    )
  })

  it('tells a passage from the same words before it', () => {
    expect(link('The dam holds, he said. She too said the dam holds.', 'the dam holds')).toBe(
      '#:~:text=She%20too%20said-,the%20dam%20holds',
    )
  })

  it('writes marks that mean something in a fragment as what they are', () => {
    expect(link('a well-known, “odd” & old dam', 'well-known, “odd” & old')).toBe(
      '#:~:text=well%2Dknown%2C%20%E2%80%9Codd%E2%80%9D%20%26%20old',
    )
  })

  it('is made at once where words stand among endless marks', () => {
    const begun = performance.now()
    for (const marks of ['.'.repeat(200_000), '.” '.repeat(70_000)]) {
      const words = `Here${marks} ${marks}the dam holds${marks}`
      expect(link(`${marks}${words}`, words)).toMatch(/^#:~:text=Here.*the%20dam%20holds$/)
      expect(link(marks, marks)).toBe('')
    }
    expect(performance.now() - begun).toBeLessThan(2000)
  })

  it('keeps the place that an address names already, and says nothing of words that are none', () => {
    expect(link('the dam', 'dam', 'https://a.example/x#top')).toBe(':~:text=dam')
    expect(linkToPassage('https://a.example', { text: '…', content: [[0, 1]] })).toBe('https://a.example')
    expect(linkToPassage('https://a.example', { text: '', content: [] })).toBe('https://a.example')
  })
})

describe('the form of a statement', () => {
  const [told, , denied] = gazette.statements as [Statement, Statement, Statement]
  const voices = [{ id: 'voi_1', name: 'Tobias Bell', kind: 'person' as const }]
  const change = (statement: Statement, changes: Partial<ReturnType<typeof fillForm>>) =>
    readChanges(statement, { filled: { ...fillForm(statement), ...changes }, voices })

  it('sends nothing when nothing was changed', () => {
    for (const { statements } of Object.values(named)) {
      for (const statement of statements) expect(change(statement, {})).toBeUndefined()
    }
  })

  it('sends only what was changed, and null for what was emptied', () => {
    expect(change(told, { act: 'promise' })).toEqual({ act: 'promise' })
    expect(change(told, { venue: ' ', from: '', to: '', role: '' })).toEqual({
      role: null,
      saidAt: null,
      venue: null,
    })
    expect(change(denied, { relay: 'Meridian,  Northline,', firstHand: true })).toEqual({
      relay: ['Meridian', 'Northline'],
      firstHand: true,
    })
  })

  it('takes one day alone as the first and the last', () => {
    expect(change(denied, { from: '2024-03-14' })).toEqual({
      saidAt: { from: '2024-03-14', to: '2024-03-14' },
    })
  })

  it('means a known voice by its id, and a new one by name and kind', () => {
    expect(change(denied, { voice: 'Tobias Bell' })).toEqual({ voice: 'voi_1' })
    expect(change(denied, { voice: 'Ivo Lund', voiceKind: 'group' })).toEqual({
      voice: 'Ivo Lund',
      voiceKind: 'group',
    })
    expect(change(denied, { voice: '' })).toEqual({ voice: null })
  })

  it('finds the field that a refusal is about', () => {
    expect(findWrongField('edit saidAt: expected a day')).toBe('from')
    expect(findWrongField('edit venue: expected words')).toBe('venue')
    expect(findWrongField('split: expected')).toBeUndefined()
    expect(findWrongField('edit content: expected')).toBeUndefined()
  })
})

describe('two revisions of a text', () => {
  it('have the words marked that came and went, and the rest as it is', () => {
    const before = 'The dam is safe.\n\nNobody must leave.\n\nThe council meets.'
    const after = 'The dam is cracked.\n\nNobody must leave.\n\nAll is said.\n\nThe council meets.'
    const compared = compareTexts(before, after)
    expect(compared.map(({ kind }) => kind)).toEqual(['changed', 'same', 'won', 'same'])
    expect(compared[0]!.runs).toEqual([
      { kind: 'same', text: 'The dam is ' },
      { kind: 'lost', text: 'safe' },
      { kind: 'won', text: 'cracked' },
      { kind: 'same', text: '.' },
    ])
    expect(countChanges(compared)).toEqual({ won: 4, lost: 1 })
  })

  it('give every word of both back', () => {
    const texts = [gazette, courier, evening, northline].map(({ article }) => article.text)
    const join = (compared: ReturnType<typeof compareTexts>, left: 'lost' | 'won') =>
      compared.map(({ runs }) => runs.map(({ kind, text }) => (kind === left ? '' : text)).join('')).join('')
    for (const before of texts) {
      for (const after of texts) {
        const compared = compareTexts(before, after)
        expect(join(compared, 'won')).toBe(before.replace(/\n+/g, ''))
        expect(join(compared, 'lost')).toBe(after.replace(/\n+/g, ''))
      }
    }
  })

  it('are laid beneath each other where they have little in common', () => {
    const compared = compareTexts('One two three four.', 'Quite another sentence stands here now.')
    expect(compared.map(({ kind }) => kind)).toEqual(['lost', 'won'])
    expect(compareTexts('', '')).toEqual([])
  })
})

describe('the context of a statement', () => {
  const show = (article: Article, statement: Statement) =>
    cutContext(article.text, statement).map(({ paragraphs, isCutBefore, isCutAfter }) => ({
      text: paragraphs.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('\n'),
      marked: paragraphs.flatMap(({ pieces }) =>
        pieces.filter(({ marks }) => marks.length > 0).map(({ text }) => text),
      ),
      isCutBefore,
      isCutAfter,
    }))

  it('is its paragraph, with speaker, cue and content marked', () => {
    expect(show(gazette.article, gazette.statements[2]!)).toEqual([
      {
        text: 'She denied that her ministry had received a warning in January.',
        marked: ['She', 'denied', 'that her ministry had received a warning in January'],
        isCutBefore: false,
        isCutAfter: false,
      },
    ])
  })

  it('of words in an endless paragraph is what stands near them, cut between words', () => {
    const text = `${'before '.repeat(500)}She said it rains. ${'after '.repeat(500)}`
    const start = text.indexOf('She')
    const statement = {
      ...gazette.statements[2]!,
      speaker: [[start, start + 3]],
      cue: [[start + 4, start + 8]],
      content: [[start + 9, start + 17]],
    } as Statement
    const [only] = show({ ...gazette.article, text }, statement)
    expect(only!.marked).toEqual(['She', 'said', 'it rains'])
    expect(only!.text).toMatch(/^before before .*after after$/s)
    expect(only!.text.length).toBeLessThan(900)
    expect([only!.isCutBefore, only!.isCutAfter]).toEqual([true, true])
  })

  it('of a word without end is a part of it', () => {
    const text = 'x'.repeat(1_000_000)
    const statement = { ...gazette.statements[2]!, speaker: [], cue: [], content: [[10, 999_990]] } as unknown
    const stretches = show({ ...gazette.article, text }, statement as Statement)
    expect(stretches).toHaveLength(2)
    expect(stretches.map(({ text }) => text.length < 3000)).toEqual([true, true])
  })
})

describe('what a person decided', () => {
  it('is told in words', () => {
    const anchor = (name: string) => ({ article: 'art_1', spans: [], name })
    expect(nameDecided({ kind: 'merge', of: 'story', sides: [[], []] })).toBe('merged 2 stories')
    expect(nameDecided({ kind: 'split', of: 'utterance', members: [], from: [] })).toBe('split an utterance')
    expect(namePlaces(['Lund', 'Ivo Lund', 'Ivo Lund'].map(anchor))).toEqual(['Ivo Lund', 'Lund'])
  })

  it('is told field by field, with what was read before', () => {
    expect(
      listEdits(
        { act: 'promise', venue: null, relay: [{ name: 'Meridian', kind: 'outlet' }] },
        gazette.statements[0]!,
      ),
    ).toEqual([
      { name: 'act', before: 'assert', after: 'promise' },
      { name: 'venue', before: 'at a briefing', after: 'none' },
      { name: 'relay', before: 'none', after: 'Meridian' },
    ])
  })
})
