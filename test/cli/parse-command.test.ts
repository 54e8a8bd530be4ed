import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../src/cli/parse-command.ts'
import { suggestNearest } from '../../src/cli/suggest-nearest.ts'
import { VERBS } from '../../src/cli/verbs.ts'
import { writeHelp, writeVerbHelp } from '../../src/cli/write-help.ts'
import { ROLES } from '../../src/store/index.ts'

const parse = (line: string) => parseCommand(line.split(' ').filter(Boolean))

describe('a command that is typed well', () => {
  it('sorts words into operands, filters, switches and settings', () => {
    const command = parse('find military base --voice Zakharova --act=deny --json --record affair.db')
    expect(command).toMatchObject({
      kind: 'call',
      verb: { name: 'find' },
      operands: ['military', 'base'],
      values: { voice: 'Zakharova', act: 'deny' },
      given: { record: 'affair.db' },
    })
    expect(command.kind === 'call' && [...command.switches]).toEqual(['json'])
  })

  it('takes flags before the verb too', () => {
    expect(parse('--record affair.db show')).toMatchObject({
      verb: { name: 'show' },
      given: { record: 'affair.db' },
    })
  })

  it('takes - for standard input, and all behind -- as operands', () => {
    expect(parse('add -')).toMatchObject({ operands: ['-'] })
    expect(parse('find -- --json')).toMatchObject({ operands: ['--json'] })
  })

  it('takes one of a few words in capitals too', () => {
    expect(parse('import --format Brat notes.ann')).toMatchObject({ values: { format: 'brat' } })
    expect(parse('find --act=DENY')).toMatchObject({ values: { act: 'deny' } })
  })

  it('shows help where it is asked for, and when nothing is asked', () => {
    expect(parse('--help')).toEqual({ kind: 'help', verb: undefined, isAsked: true })
    expect(parse('add --help')).toMatchObject({ kind: 'help', verb: { name: 'add' }, isAsked: true })
    expect(parse('help add')).toMatchObject({ kind: 'help', verb: { name: 'add' } })
    expect(parse('')).toEqual({ kind: 'help', isAsked: false })
    expect(parse('--version')).toEqual({ kind: 'version' })
  })
})

describe('what a command may have', () => {
  it('are the roles that the store knows', () => {
    const ofPeople = VERBS.filter(({ name }) => name === 'account' || name === 'token')
    const flags = ofPeople.flatMap((verb) => verb.flags).filter(({ name }) => name === 'role')
    expect(flags.map(({ choices }) => choices)).toEqual([ROLES, ROLES])
  })
})

describe('a command that is typed wrong', () => {
  it.each([
    ['fnd tax', /got "fnd"; did you mean "hearsay find"\?/],
    ['frobnicate', /expected one of read, annotate, .* got "frobnicate"/],
    ['find --outlit Tribune tax', /got "--outlit"; did you mean --outlet\?/],
    ['show --port 80', /got "--port"; .* it goes with serve/],
    ['find --act denny', /did you mean deny\?/],
    ['find --voice', /--voice: expected a value/],
    ['find --voice --json', /--voice: expected a value, got "--json"/],
    ['find --json=yes tax', /--json: expected no value, got "yes"/],
    ['find -x', /got "-x"/],
    ['serve now', /hearsay serve: expected nothing more, got "now"/],
    ['add', /hearsay add: expected FILE\|FOLDER\|ADDRESS\|- \.\.\., got "nothing"/],
  ])('%s', (line, message) => {
    expect(() => parse(line)).toThrow(message)
  })
})

describe('the word that was meant', () => {
  it('is the nearest, also with letters swapped', () => {
    expect(suggestNearest('exprot', ['export', 'extract'])).toBe('export')
    expect(suggestNearest('quot', ['quotation', 'outlet'])).toBe('quotation')
  })

  it('is not guessed from far away', () => {
    expect(suggestNearest('banana', ['export', 'extract'])).toBeUndefined()
    expect(suggestNearest('x', ['export', 'extract'])).toBeUndefined()
  })
})

describe('help', () => {
  it('names every verb, and fits a terminal of 80', () => {
    const texts = [writeHelp(), ...VERBS.map(writeVerbHelp)]
    for (const { name } of VERBS) expect(texts[0]).toMatch(new RegExp(`^  ${name} +\\w`, 'm'))
    const long = texts
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.length > 80 && !line.includes('hearsay '))
    expect(long).toEqual([])
  })

  it('shows for every verb only examples that can be parsed', () => {
    for (const { examples } of VERBS) {
      for (const { command } of examples) {
        const calls = command.split(' | ').filter((part) => part.startsWith('hearsay '))
        expect(calls.length).toBeGreaterThan(0)
        for (const call of calls) {
          const words = (call.split(' > ')[0]!.match(/"[^"]*"|\S+/g) ?? []).slice(1)
          expect(parseCommand(words).kind).toBe('call')
        }
      }
    }
  })
})
