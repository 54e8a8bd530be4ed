import { describe, expect, it } from 'vitest'
import { annotate } from '../../src/annotate/index.ts'
import { extract } from '../../src/extract/index.ts'
import { openModel } from '../../src/pipeline.ts'
import type { Statement } from '../../src/record.ts'
import { compareStatements } from '../../train/match-statements.ts'
import { readMarks } from '../read-marks.ts'
import { FORMS } from './forms.ts'
import { MISSED_FORMS } from './missed-forms.ts'

/** What is missed of a marked report, or found although it is not there; nothing when all is well. */
function compareForm(marked: string): string[] {
  const { text, spans } = readMarks(marked)
  const found = extract(annotate({ text }), { model: openModel(), article: 'art_1' })
  if (spans.size === 0) return found.map((statement) => `invented: ${tell(statement)}`)
  const gold = [...spans.values()].map(({ s: speaker, c: cue, k: content }) => ({ speaker, cue, content }))
  return compareStatements(text, { gold, found }).missed.map(
    ({ content }) =>
      `missed: ${content.map(([start, end]) => text.slice(start, end)).join(' … ')}; found ${found.map(tell)}`,
  )
}

const tell = ({ text: { speaker, cue, content } }: Statement) => `[${speaker} | ${cue} | ${content}]`

describe('a statement is found in the form of', () => {
  const expected = Object.entries(FORMS).filter(([form]) => !MISSED_FORMS.includes(form))
  it.each(expected)('%s', (_, marked) => {
    expect(compareForm(marked)).toEqual([])
  })
})

it('forms that are said to be missed are still missed: a form that is found is to be taken off the list', () => {
  expect(MISSED_FORMS.filter((form) => compareForm(FORMS[form]).length === 0)).toEqual([])
})

it('there are at least sixty forms, and nine in ten are found', () => {
  expect(Object.keys(FORMS).length).toBeGreaterThanOrEqual(60)
  expect(MISSED_FORMS.length).toBeLessThanOrEqual(Object.keys(FORMS).length / 10)
})
