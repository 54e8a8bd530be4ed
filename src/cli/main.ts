#!/usr/bin/env node
/**
 * The program `hearsay`: parses what was typed, loads the verb, and turns what it throws into a message and an exit
 * status.
 *
 * @module
 */
import { resolve } from 'node:path'
import { RecordError, UsageError } from '../errors.ts'
import { readProgramVersion } from '../program.ts'
import { readSettings } from '../settings.ts'
import { parseCommand } from './parse-command.ts'
import { takeModel } from './take-model.ts'
import { ClosedPipe, OutputError, openTerminal, type Terminal } from './terminal.ts'
import { tuneEngine } from './tune-engine.ts'
import { writeHelp, writeVerbHelp } from './write-help.ts'

tuneEngine()

const words = process.argv.slice(2)

async function runCommand(): Promise<number> {
  const command = parseCommand(words)
  if (command.kind === 'call') {
    const { verb, operands, values, switches, given } = command
    const settings = readSettings(given)
    const output = values.output ?? '-'
    checkOutput(output, [...operands, settings.record])
    await takeModel(verb, settings)
    const { run } = await verb.load()
    const terminal = openTerminal(verb.writesFolder?.(values) ? '-' : output)
    const status = await run({ operands, values, switches, settings, terminal })
    await terminal.finish()
    return status
  }
  const terminal = openTerminal('-')
  await printInformation(command, terminal)
  await terminal.finish()
  return command.kind === 'help' && !command.isAsked ? 2 : 0
}

async function printInformation(
  command: Exclude<ReturnType<typeof parseCommand>, { kind: 'call' }>,
  terminal: Terminal,
): Promise<void> {
  if (command.kind === 'version') return terminal.print(readProgramVersion())
  const help = command.verb ? writeVerbHelp(command.verb) : writeHelp()
  if (command.isAsked) await terminal.print(help.trimEnd())
  else terminal.tell(help.trimEnd())
}

/** Opening the output empties it, which must not happen to what is read. */
function checkOutput(output: string, inputs: readonly string[]): void {
  if (output === '-' || !inputs.some((input) => resolve(input) === resolve(output))) return
  throw new UsageError('--output', {
    expected: 'another file than the one that is read',
    got: output,
    fix: 'give it another name',
  })
}

/** The exit status for an error, after its message. */
function tellError(error: unknown): number {
  if (error instanceof ClosedPipe) return 0
  const isDebug = words.includes('--debug') || isDebugSet()
  const problem = error instanceof Error ? error : new Error(String(error))
  if (isDebug) console.error(problem)
  if (problem instanceof UsageError) {
    console.error(addProgram(problem.message))
    return 2
  }
  const isTrouble = problem instanceof RecordError || problem instanceof OutputError || 'syscall' in problem
  if (isTrouble) console.error(addProgram(problem.message))
  else {
    console.error(`hearsay: this is a bug in Hearsay: ${problem.message}`)
    if (!isDebug) console.error('Please report it, with what the same command prints with --debug added.')
  }
  return 1
}

/** Says whose message it is, where it does not begin so. */
const addProgram = (message: string) => (/^hearsay[ :]/.test(message) ? message : `hearsay: ${message}`)

function isDebugSet(): boolean {
  try {
    return readSettings().debug
  } catch {
    return false
  }
}

// An explicit end: an input that is still open (an interrupted "add -") would else keep the program waiting.
process.exit(await runCommand().catch(tellError))
