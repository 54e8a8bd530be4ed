/**
 * npx tsx train/measure-other-news.ts [--errors]
 *
 * How well statements are found in news of other kinds than the model learned from: the sixteen invented reports of
 * `test/cases/other-news`, marked by a reader who had not seen the program's answers. By the relaxed rule of
 * `matchStatements`; what stands inside another statement is not marked and does not count.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { annotate } from '../src/annotate/index.ts'
import { extract } from '../src/extract/index.ts'
import { openModel } from '../src/pipeline.ts'
import { readSections } from '../test/read-marks.ts'
import { compareStatements } from './match-statements.ts'
import type { GoldStatement } from './read-corpus.ts'

const folder = new URL('../test/cases/other-news/', import.meta.url)
const total = { gold: 0, found: 0, right: 0 }
const percent = (part: number, whole: number): string =>
  ((100 * part) / Math.max(1, whole)).toFixed(1).padStart(6)
const cut = (text: string, { speaker, cue, content }: GoldStatement): string =>
  [speaker, cue, content].map((spans) => spans.map((span) => text.slice(...span)).join(' … ')).join(' | ')

for (const file of readdirSync(folder).sort()) {
  const { text, statements } = readSections(readFileSync(new URL(file, folder), 'utf8'))
  const found = extract(annotate({ text }), { model: openModel(), article: file }).filter(
    ({ within }) => within === undefined,
  )
  const { missed, wrong } = compareStatements(text, { gold: statements, found })
  const right = statements.length - missed.length
  total.gold += statements.length
  total.found += found.length
  total.right += right
  console.log(
    `${file.padEnd(28)} ${percent(right, found.length)} ${percent(right, statements.length)}  of ${statements.length}`,
  )
  if (!process.argv.includes('--errors')) continue
  for (const statement of missed) console.log(`    missed: ${cut(text, statement)}`)
  for (const one of wrong) console.log(`    wrong:  ${cut(text, one)} (${one.confidence})`)
}
const { gold, found, right } = total
console.log(
  `precision ${percent(right, found)}, recall ${percent(right, gold)}, F1 ${percent(2 * right, found + gold)}`,
)
