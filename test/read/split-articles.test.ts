import { describe, expect, it } from 'vitest'
import { splitArticles } from '../../src/read/split-articles.ts'

const FIRST = 'Mayor resigns\n\nMarch 28, 2019\n\nThe mayor said on Thursday that she would go.'
const SECOND = 'Port opens again\n\nBy Anna Poe\n\nThe port opened on Friday, its owner said.'
const THIRD = '# Council votes\n\nThe Example Herald, 30 March 2019\n\nThe council voted late on Saturday.'
const SCENE = 'Nobody had seen him since the winter.\n\nHe came back in May, she said.'

describe('several articles in one text', () => {
  it.each(['---', '* * *', '=======', '_____', '#####', '~~~', '— — —', '--------------------', '- - -'])(
    'are parted at %s',
    (divider) => {
      expect(splitArticles([FIRST, SECOND, THIRD].join(`\n\n${divider}\n\n`))).toEqual([FIRST, SECOND, THIRD])
    },
  )

  it('are parted where the next begins with labels, an outlet or a dateline', () => {
    const labelled = 'title: Port opens\ndate: 2019-03-29\n\nThe port opened on Friday.'
    const named = 'The Example Herald\n\nPort opens again\n\nThe port opened on Friday, its owner said.'
    const dated = 'Port opens again\n\nVELMARK (AP) — The port opened on Friday, its owner said.'
    const all = [FIRST, labelled, named, dated]
    expect(splitArticles(all.join('\n\n---\n\n'))).toEqual(all)
  })

  it('are parted by a long line above a title alone', () => {
    const bare =
      'Port opens again\n\nThe port opened on Friday, its owner said, and nobody was there to see it.'
    expect(splitArticles(`${FIRST}\n\n====================\n\n${bare}`)).toEqual([FIRST, bare])
  })

  it.each(['\n', '\n\n'])('are parted by a long line right below the first, with %j behind it', (gap) => {
    const next = 'Port opens again\nThe Post, 3 May 2024\n\nThe port opened on Friday, its owner said.'
    expect(splitArticles(`${FIRST}\n----------${gap}${next}`)).toEqual([FIRST, next])
  })

  it('with Windows line ends cleaned before, dividers at both ends and empty parts give no empty article', () => {
    expect(splitArticles(`---\n\n${FIRST}\n\n---\n\n---\n\n${SECOND}\n\n---\n`)).toHaveLength(2)
  })
})

describe('one article is not parted', () => {
  it.each(['* * *', '---', '***', '____'])('at a scene break %s', (divider) => {
    const text = `${FIRST}\n\n${divider}\n\n${SCENE}\n\n${divider}\n\n${SCENE}`
    expect(splitArticles(text)).toEqual([text])
  })

  it('at front matter, a heading with a line below it, or a line between paragraphs without a blank one', () => {
    const text = `---\ntitle: Mayor resigns\ndate: 2019-03-28\n---\n\nPort\n----\n\nShe left.\n---\nMarch 29, 2019\n\nShe came.`
    expect(splitArticles(text)).toEqual([text])
  })

  it('at a long line below a title, or below a sentence with no head behind it', () => {
    const underlined =
      'Port opens again\n================\nHarbour news in short\n\nMarch 28, 2019\n\nIt did.'
    const plain = `${FIRST}\n----------\n${SCENE}`
    for (const text of [underlined, plain]) expect(splitArticles(text)).toEqual([text])
  })

  it('at a short subheading after a scene break', () => {
    const text = `${FIRST}\n\n* * *\n\nThe long wait\n\n${SCENE}`
    expect(splitArticles(text)).toEqual([text])
  })
})
