import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../src/cli/parse-command.ts'
import { VERBS } from '../../src/cli/verbs.ts'
import { ROOT } from '../architecture/source-files.ts'
import { findCommands, listDocuments, readCommands, readMentions, splitCommands } from './read-commands.ts'

const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
)
const commands = listDocuments().flatMap(readCommands)
const ofHearsay = commands.filter(({ words }) => words[0] === 'hearsay')

describe('the commands in the documentation', () => {
  it('are many, and of all verbs', () => {
    expect(ofHearsay.length).toBeGreaterThan(100)
    const shown = new Set(ofHearsay.map(({ words }) => words[1]))
    expect(VERBS.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([])
  })

  it('are what the program takes: verbs, flags, values and how many words', () => {
    const wrong = ofHearsay.flatMap(({ file, written, words }) => {
      const complaint = complain(words)
      return complaint === undefined ? [] : [`${file}: ${written}: ${complaint}`]
    })
    expect(wrong).toEqual([])
  })

  it('are right in the middle of a sentence too, where names of files may be left out', () => {
    const mentions = listDocuments().flatMap(readMentions)
    const wrong = mentions.flatMap(({ file, written, words }) => {
      const complaint = words[0] === 'hearsay' && words[1] !== 'VERB' ? complain(words) : undefined
      return complaint === undefined || complaint.includes('got "nothing"')
        ? []
        : [`${file}: ${written}: ${complaint}`]
    })
    expect(wrong).toEqual([])
    expect(mentions.length).toBeGreaterThan(50)
  })

  it('run scripts and files that are there', () => {
    const wrong = commands.filter(({ words }) => !isThere(words))
    expect(wrong.map(({ file, written }) => `${file}: ${written}`)).toEqual([])
  })
})

describe('how commands are read from the documentation', () => {
  it('tells what the shell would hand on', () => {
    expect(splitCommands(`hearsay find '"two metres"' --act deny   # a phrase`)).toEqual([
      ['hearsay', 'find', '"two metres"', '--act', 'deny'],
    ])
    expect(
      splitCommands(`echo '{"id": "a|b"}' | HEARSAY_RECORD=a.db npx hearsay extract - > out.jsonl`),
    ).toEqual([
      ['echo', '{"id": "a|b"}'],
      ['hearsay', 'extract', '-'],
    ])
    expect(
      splitCommands('sudo -u news env A=b /opt/hearsay/node_modules/.bin/hearsay account add NAME'),
    ).toEqual([['hearsay', 'account', 'add', 'NAME']])
    expect(splitCommands('hearsay show article boats#1 && hearsay show')).toEqual([
      ['hearsay', 'show', 'article', 'boats#1'],
      ['hearsay', 'show'],
    ])
  })

  it('sees blocks in lists and lines that go on, and in a console only what was typed', () => {
    const text = [
      '- first:',
      '',
      '  ```sh',
      '  hearsay add \\',
      '    sample',
      '  ```',
      '```console',
      '$ hearsay show',
      'hearsay is not typed here',
      '```',
      '```ts',
      'hearsay add',
      '```',
    ].join('\n')
    expect(findCommands(text).map(({ words }) => words)).toEqual([
      ['hearsay', 'add', 'sample'],
      ['hearsay', 'show'],
    ])
  })

  it('finds fault with a verb, a flag and a value that are not there', () => {
    expect(complain(['hearsay', 'shwo'])).toMatch(/show/)
    expect(complain(['hearsay', 'find', 'x', '--quotations', 'direct'])).toMatch(/--quotation/)
    expect(complain(['hearsay', 'find', 'x', '--quotation', 'spoken'])).toMatch(/direct/)
    expect(isThere(['npm', 'run', 'no-such-script'])).toBe(false)
    expect(isThere(['npx', 'tsx', 'train/no-such-file.ts', '--errors'])).toBe(false)
  })
})

function complain([, ...words]: readonly string[]): string | undefined {
  try {
    parseCommand(words)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

/** What `npm run`, `node` and `tsx` are given, where it is of this project. */
function isThere(words: readonly string[]): boolean {
  const [program, first, second = ''] = words
  if (program === 'npm' && first === 'run') return second in scripts
  if (program === 'npm' && /^(?:start|test)$/.test(first ?? '')) return first! in scripts
  const file = program === 'node' ? first : program === 'npx' && first === 'tsx' ? second : undefined
  if (file === undefined || !/^(?:bench|scripts|train|test|src)\//.test(file)) return true
  return existsSync(join(ROOT, file))
}
