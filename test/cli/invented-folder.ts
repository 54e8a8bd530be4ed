import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Two reports of our own invention on one affair, by two outlets. */
export const REPORTS = {
  'ferry.txt': [
    'Ferry to Quillon will not sail this winter, harbour office says',
    'Port Elin Tribune, November 14, 2022',
    'The ferry between Port Elin and Quillon will not sail before spring, the harbour office said on Monday.',
    '“The hull cannot be repaired here,” harbour master Ines Talver told reporters. “We have asked the yard at Ostrel.”',
    'Talver denied that the ferry had struck a rock.',
    '',
  ].join('\n\n'),
  'rock.md': [
    '# Ferry struck a rock, sailor says',
    'November 15, 2022',
    'The Quillon ferry struck a rock last week, a sailor on board said on condition of anonymity.',
    '“We all felt it,” the sailor said on Tuesday.',
    'Harbour master Ines Talver denied on Monday that the ferry had struck a rock.',
    'https://www.radiovessa.example/news/ferry-rock',
    '',
  ].join('\n\n'),
}

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A new folder with these files, which is gone after the tests of the file. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-test-'))
  made.push(folder)
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, content)
  }
  return folder
}
