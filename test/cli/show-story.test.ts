import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPen } from '../../src/cli/create-pen.ts'
import { showArticle } from '../../src/cli/show-article.ts'
import { showStory } from '../../src/cli/show-story.ts'
import { showVoice } from '../../src/cli/show-voice.ts'
import type { Showing } from '../../src/cli/showing.ts'
import { named } from '../serve/invented-news.ts'
import { openInventedRecord, type TestRecord } from '../serve/open-invented-record.ts'

const options = { isJson: false, pen: createPen({ width: 80, isColored: false }) }
let test: TestRecord
beforeAll(async () => {
  test = await openInventedRecord()
})
afterAll(() => test.close())

/** Everything that is shown, with ids that say no more than what they are of. */
async function read(showing: Showing | undefined): Promise<string> {
  const pieces: string[] = []
  for await (const piece of showing!) pieces.push(piece)
  return pieces.join('\n\n').replace(/\b(art|sta|voi|utt|rel|sto|cor)_[0-9a-f]{16}\b/g, '$1_…')
}

describe('a story in the terminal', () => {
  it('reads from its days and articles to who answers whom', async () => {
    expect(await read(await showStory(test.record, 'Korvath: engineer', options))).toBe(STORY)
  })

  it('keeps to the width of the terminal, save for addresses and ids', async () => {
    const narrow = { isJson: false, pen: createPen({ width: 48, isColored: false }) }
    const text = await read(await showStory(test.record, 'Korvath: engineer', narrow))
    expect(text.split('\n').filter((line) => line.length > 48)).toEqual([])
  })

  it('is a thing a line for programs, with copies, happenings and wordings', async () => {
    const lines = (
      await read(await showStory(test.record, 'Korvath: engineer', { ...options, isJson: true }))
    )
      .split('\n\n')
      .map((line) => JSON.parse(line))
    const count = (kind: string) => lines.filter((line) => line.kind === kind).length
    expect(['story', 'article', 'copy', 'happening', 'utterance', 'relation', 'voice'].map(count)).toEqual([
      1, 4, 1, 2, 11, 4, 5,
    ])
  })
})

describe('a voice in the terminal', () => {
  it('has its names and roles, its utterances with their wordings, and whom it answers', async () => {
    const text = await read(await showVoice(test.record, 'Marta Oskarin', options))
    expect(text.split('\n\n').slice(0, 3)).toEqual([
      [
        'Marta Oskarin (person)',
        'voi_…',
        'Also called Ms Oskarin.',
        '  Water Minister (The Lowland Gazette, Northline, Coast Courier)',
        'Taken for one: 4 articles call it by the full name “Marta Oskarin”.',
      ].join('\n'),
      '4 utterances in 7 statements',
      SAFE.replace(
        ', Water Minister, said on 14 March 2024, to reporters, at a\nbriefing',
        ' said on 14 March 2024, to reporters, at a briefing',
      ).replace('in these words', 'in these\nwords'),
    ])
    expect(text).toContain('\n\nMarta Oskarin denied a claim nobody here is found to have made:\n')
  })
})

describe('an article in the terminal', () => {
  const show = async (title: string) => read(await showArticle(test.record, title, options))

  it('has what it shares with others, and who was first', async () => {
    expect(await show('Valley dam')).toContain(
      [
        'Shares 93 % of the shorter text, in 1 passage, with Northline, 15 March 2024:',
        'Korvath: engineer says ministry was warned (art_…); which of the',
        'two was first is not known.',
        '  Water Minister Marta Oskarin said on Thursday … had heard nothing at all. (49',
        '  words)',
      ].join('\n'),
    )
  })

  it('has what other articles report too, with their wordings', async () => {
    const text = await show('Valley dam')
    expect(text).toContain(`\n\n3 utterances that other articles report too\n\n${SAFE}\n\n`)
  })

  it('has what it tells of days', async () => {
    expect(await show('No warning was ever received')).toContain(
      'What it tells of days\n  On 13 March 2024: On Wednesday photographs of a crack were passed from hand to\n  hand in the valley.',
    )
  })

  it('marks what a person corrected, and what a person rejected', async () => {
    const { record, close } = await openInventedRecord()
    const [sound, added, denial] = named.gazette.statements
    await record.correct({ kind: 'edit', statement: sound!.id, fields: { act: 'promise', venue: null } })
    await record.correct({ kind: 'confirm', statement: added!.id })
    await record.correct({ kind: 'reject', statement: denial!.id })
    const text = (await read(await showArticle(record, 'Minister', options))).replace(/\n {4}/g, ' ')
    await close()
    expect(text).toContain(
      '“The dam is sound and will stand for a hundred years,” corrected by hand: act was assert; venue was at a briefing (cor_…)',
    )
    expect(text).toContain('“Nobody has to leave the valley today,” confirmed by hand (cor_…)')
    expect(text).toContain(
      '1 statement rejected by hand\n She … denied … that her ministry had received a warning in January',
    )
  })
})

const SAFE = `\
Marta Oskarin, Water Minister, said on 14 March 2024, to reporters, at a
briefing, in these words:
    “The dam is sound and will stand for a hundred years,”
    The Lowland Gazette · utt_… · confidence 0.90 that 4
    statements report one saying
      ! number changed: “a hundred” became “fifty” in Evening Standard-Bearer
      cut in Evening Standard-Bearer:
        “The dam [-is sound and-] will stand for [-a hundred-] {+fifty+} years,”
      paraphrased in Coast Courier, Northline:
        [-The dam is-] {+that the Korvath dam was+} sound and [-will-] {+would+}
        stand for a hundred years
    4 articles, 2 known origins (Meridian; The Lowland Gazette, first hand) and
    1 that does not say
      2 articles cite Meridian.
      2 of the articles are near-copies of one text.
      The Lowland Gazette was told it, or had the paper before it, itself.
      Evening Standard-Bearer does not show how it knows.`

const STORY = `\
Korvath: engineer says ministry was warned
It began on 14 March 2024 with 1 article and grew on 15 and 16 March 2024. 1
article does not say when it was published.
sto_…

4 articles
  The Lowland Gazette, 14 March 2024: Minister: Korvath dam is safe ‘for a
  hundred years’
    art_…
  Northline, 15 March 2024: Korvath: engineer says ministry was warned
    art_…
  Evening Standard-Bearer, 16 March 2024: No warning was ever received, says the
  ministry
    art_…
  Coast Courier, date not known: Valley dam warning came in January, engineer
  says
    same text as the report in Northline, 93 % of it · art_…

5 voices
  Marta Oskarin, Water Minister: 4 utterances
  Tobias Bell, an opposition member of the valley council: 3 utterances
  a senior engineer: 2 utterances
  Water Ministry: 1 utterance
  residents: 1 utterance

Timeline
  13 March 2024
    On Wednesday photographs of a crack were passed from hand to hand in the
    valley. (The Lowland Gazette and Evening Standard-Bearer)
  14 March 2024
    Marta Oskarin said: “The dam is sound and will stand for a hundred years,”
    Marta Oskarin said: “Nobody has to leave the valley today,”
  16 March 2024
    Water Ministry denied that “no warning of any kind” had reached it in …

11 utterances in 17 statements

${SAFE}

Marta Oskarin said on 14 March 2024, in these words:
    “Nobody has to leave the valley today,”
    The Lowland Gazette · sta_…

Marta Oskarin denied, in the reporter's words:
    that her ministry had received a warning in January
    The Lowland Gazette · sta_…

Tobias Bell, an opposition member of the valley council, accused, partly in
these words:
    the ministry was “playing with the lives” of 4,000 people
    The Lowland Gazette · sta_…

Tobias Bell demanded, in the reporter's words:
    that the report be published
    The Lowland Gazette · sta_…

A senior engineer said, to me, in the reporter's words:
    the pressure was above the limit
    The Lowland Gazette · sta_…

Tobias Bell said, in these words:
    “I was at the dam on Monday, and the engineer on duty told me the pressure
    was above the limit,”
    The Lowland Gazette · sta_…

A senior engineer said, through Meridian, in these words:
    “the ministry was warned in January”
    not named: asked not to be named
    Coast Courier, Northline · utt_… · confidence 0.90 that 2
    statements report one saying
    2 articles, 1 origin: Meridian
      2 articles cite Meridian.

Residents said, in the reporter's words:
    they had heard nothing at all
    Coast Courier, Northline · utt_… · confidence 0.90 that 2
    statements report one saying
    2 articles, 1 origin: Meridian
      2 of the articles are near-copies of one text.

Water Ministry denied on 16 March 2024, in a statement, partly in these words:
    that “no warning of any kind” had reached it in January
    Evening Standard-Bearer · sta_…

Marta Oskarin denied, in the reporter's words:
    talk of a second crack
    Evening Standard-Bearer · sta_…

1 statement of somebody who is not known

He said, on Twitter, in these words:
    “Go home.”
    voice not known: “He” may be Tobias Bell or Ivo Lund.
    sta_… · by the words He … tweeted · confidence 0.70 in the
    words
    Coast Courier, date not known: Valley dam warning came in January, engineer
    says

Who answers whom

Marta Oskarin denied what a senior engineer said:
    Marta Oskarin denied, in The Lowland Gazette of 14 March 2024:
      that her ministry had received a warning in January
    A senior engineer said, in Coast Courier:
      “the ministry was warned in January”
    She “denied that her ministry had received a warning in January”.
    confidence 0.80 · rel_… · utt_… to
    utt_…

Water Ministry denied what a senior engineer said:
    Water Ministry denied on 16 March 2024, in Evening Standard-Bearer:
      that “no warning of any kind” had reached it in January
    A senior engineer said, in Northline of 15 March 2024:
      “the ministry was warned in January”
    Both speak of a warning in January; one says “no warning of any kind”.
    confidence 0.80 · rel_… · utt_… to
    utt_…

Marta Oskarin agreed with what Water Ministry said:
    Marta Oskarin denied, in The Lowland Gazette of 14 March 2024:
      that her ministry had received a warning in January
    Water Ministry denied on 16 March 2024, in Evening Standard-Bearer:
      that “no warning of any kind” had reached it in January
    Both say that no warning came in January.
    confidence 0.80 · rel_… · utt_… to
    utt_…

Marta Oskarin denied a claim nobody here is found to have made:
    Marta Oskarin denied, in Evening Standard-Bearer of 16 March 2024:
      talk of a second crack
    Marta Oskarin denied a claim that nobody in the story is found to have made.
    confidence 0.90 · rel_… · utt_…`
