import { addArticles } from '../../src/pipeline.ts'
import { readArticles } from '../../src/read/index.ts'
import { openRecord } from '../../src/store/index.ts'
import { makeFolder } from '../cli/invented-folder.ts'

const NAMES = ['Nora Velden', 'Tarn Osmund', 'Ines Talver', 'Joris Marvane', 'Petra Lund']
const OUTLETS = ['Ostby Post', 'Port Elin Tribune', 'Radio Vessa']

/** Short reports of our own invention as JSON lines, three outlets on each of some happenings. */
export function writeReports(count: number): string {
  const lines = Array.from({ length: count }, (_, number) => {
    const affair = Math.floor(number / 3)
    const speaker = NAMES[affair % NAMES.length]
    const text = [
      `“Bridge ${affair} over the Ostrel will open in ${affair + 2} days,” ${speaker} told reporters on Monday.`,
      number % 2 === 0
        ? `The harbour office denied that bridge ${affair} was late. “We are ${affair} days early,” it said.`
        : `Engineers said that bridge ${affair} was not safe, and demanded another look at it.`,
    ].join('\n\n')
    const day = String((affair % 27) + 1).padStart(2, '0')
    return JSON.stringify({
      title: `Bridge ${affair}, report ${number % 3}`,
      outlet: OUTLETS[number % 3],
      date: `2023-05-${day}`,
      text,
    })
  })
  return `${lines.join('\n')}\n`
}

/** Every line of a record, in their fixed order. */
export async function exportRecord(address: string): Promise<string[]> {
  const record = await openRecord(address, { mode: 'read' })
  try {
    const lines: string[] = []
    for await (const line of record.exportLines()) lines.push(JSON.stringify(line))
    return lines
  } finally {
    await record.close()
  }
}

/** The lines of the record that one program makes of these inputs in a file, undisturbed. */
export async function makePlainRecord(inputs: readonly string[]): Promise<string[]> {
  const path = `${makeFolder()}/plain.db`
  const record = await openRecord(path, { mode: 'create' })
  try {
    for (const input of inputs) await addArticles(readArticles(input), record)
  } finally {
    await record.close()
  }
  return exportRecord(path)
}
