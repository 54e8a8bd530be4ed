import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { annotate } from '../../src/annotate/index.ts'
import { extract } from '../../src/extract/index.ts'
import { openModel } from '../../src/pipeline.ts'
import { compareStatements } from '../../train/match-statements.ts'
import { readSections } from '../read-marks.ts'

const folder = new URL('../cases/other-news/', import.meta.url)

/** `npx tsx train/measure-other-news.ts` prints the figures report by report. */
const FLOORS = { precision: 0.93, recall: 0.89 }

it('news of other kinds than the model learned from is read as well as it was', () => {
  const counts = { gold: 0, found: 0, right: 0 }
  for (const file of readdirSync(folder)) {
    const { text, statements } = readSections(readFileSync(new URL(file, folder), 'utf8'))
    const found = extract(annotate({ text }), { model: openModel(), article: file }).filter(
      ({ within }) => within === undefined,
    )
    counts.right += statements.length - compareStatements(text, { gold: statements, found }).missed.length
    counts.gold += statements.length
    counts.found += found.length
  }
  expect(counts.gold).toBeGreaterThan(190)
  expect(counts.right / counts.found).toBeGreaterThanOrEqual(FLOORS.precision)
  expect(counts.right / counts.gold).toBeGreaterThanOrEqual(FLOORS.recall)
})
