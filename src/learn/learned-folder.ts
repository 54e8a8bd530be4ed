/**
 * What was learned, in a folder: `1/own.weights` and `1/card.json` for the first time it was adopted, `2/` for the second,
 * and `in-use.json` that says which of them counts.
 *
 * @module
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../errors.ts'
import type { WeightTable } from '../model/index.ts'
import type { Gain } from './estimate-gain.ts'
import { type OwnWeights, packOwnWeights, unpackOwnWeights } from './fit-own-weights.ts'
import type { Counts } from './judge-learning.ts'

/** What is told of something that was learned. */
export interface LearnedCard {
  /** The SHA-256 of the model that it adds to: it fits no other. */
  readonly base: string
  readonly madeAt: string
  readonly minConfidence: number
  readonly counts: Counts
  readonly gain: Gain
}

const WEIGHTS = 'own.weights'
const CARD = 'card.json'
const IN_USE = 'in-use.json'

/** The numbers of all that was adopted, in order, and which is in use; none after the last was undone. */
export function listLearned(folder: string): { readonly numbers: number[]; readonly inUse?: number } {
  if (!existsSync(folder)) return { numbers: [] }
  const numbers = readdirSync(folder)
    .filter((name) => isNumber(name) && existsSync(join(folder, name, CARD)))
    .map(Number)
    .sort((a, b) => a - b)
  const inUse = readInUse(folder)
  return { numbers, ...(inUse !== undefined && numbers.includes(inUse) && { inUse }) }
}

/** None where `use` is null, and where the file is not there: before the first adoption. */
function readInUse(folder: string): number | undefined {
  const file = join(folder, IN_USE)
  if (!existsSync(file)) return undefined
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof value === 'object' && value !== null && 'use' in value) {
      if (value.use === null) return undefined
      if (typeof value.use === 'number' && Number.isSafeInteger(value.use) && value.use > 0) return value.use
    }
  } catch {
    // Told below.
  }
  throw refuseDamaged(file)
}

/**
 * The weights that are in use. Throws a UsageError when the folder is not there or is none of ours, when its files are gone
 * or damaged, or when they were learned for another model than `base`; nothing where all was undone or forgotten.
 */
export function openLearned(folder: string, base: string): WeightTable | undefined {
  // A folder of something else is a mistyped path too: whoever asks for what was learned never gets less unnoticed.
  if (!existsSync(join(folder, IN_USE))) {
    throw new UsageError('--model', {
      expected: 'a folder in which "hearsay learn --adopt" has kept what it learned',
      got: folder,
      fix: 'check the path, or leave it out for the model that Hearsay brings',
    })
  }
  const inUse = readInUse(folder)
  if (inUse === undefined) return undefined
  const card = readCard(folder, inUse)
  if (card.base !== base) {
    throw new UsageError('--model', {
      expected: 'weights that were learned with the model of this version',
      got: join(folder, String(inUse)),
      fix: 'run "hearsay learn --adopt" again, or "hearsay learn --forget" to go on without',
    })
  }
  const file = join(folder, String(inUse), WEIGHTS)
  try {
    return unpackOwnWeights(readFileSync(file))
  } catch {
    throw refuseDamaged(file)
  }
}

export function readCard(folder: string, number: number): LearnedCard {
  const file = join(folder, String(number), CARD)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LearnedCard
  } catch {
    throw refuseDamaged(file)
  }
}

/** Keeps weights and uses them from now on. Gives their number. What was kept before stays. */
export function adoptLearned(
  folder: string,
  { weights, card }: { readonly weights: OwnWeights; readonly card: LearnedCard },
): number {
  const { numbers } = listLearned(folder)
  const number = (numbers.at(-1) ?? 0) + 1
  const place = join(folder, String(number))
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, WEIGHTS), packOwnWeights(weights))
  writeFileSync(join(place, CARD), `${JSON.stringify(card, undefined, 2)}\n`)
  // Last, so that a kill before leaves in use what was.
  putInUse(folder, number)
  return number
}

/** Goes back to what was in use before, or to the model without; gives its number. Undefined where nothing is in use. */
export function undoLearned(folder: string): { readonly undone?: number; readonly inUse?: number } {
  const { numbers, inUse } = listLearned(folder)
  if (inUse === undefined) return {}
  const before = numbers.filter((number) => number < inUse).at(-1)
  // Gone for good, so that the next one does not go on from what was found wanting.
  putInUse(folder, before)
  removeOne(folder, String(inUse))
  return { undone: inUse, ...(before !== undefined && { inUse: before }) }
}

/**
 * Takes all that was learned out of the folder, and says how many adoptions that were; what is damaged goes too. The folder
 * itself stays, and says that none is in use.
 */
export function forgetLearned(folder: string): number {
  if (!existsSync(folder)) return 0
  // in-use.json is not read: whoever forgets gets rid of a damaged one so.
  const numbers = readdirSync(folder).filter(
    (name) => isNumber(name) && [CARD, WEIGHTS].some((file) => existsSync(join(folder, name, file))),
  )
  if (numbers.length > 0 || existsSync(join(folder, IN_USE))) putInUse(folder, undefined)
  for (const number of numbers) removeOne(folder, number)
  return numbers.length
}

const isNumber = (name: string): boolean => /^[1-9]\d*$/.test(name)

/** Our two files, and their folder where nobody has put anything else into it. */
function removeOne(folder: string, number: string): void {
  const place = join(folder, number)
  for (const file of [WEIGHTS, CARD]) rmSync(join(place, file), { force: true })
  if (readdirSync(place).length === 0) rmdirSync(place)
}

function putInUse(folder: string, number: number | undefined): void {
  const file = join(folder, IN_USE)
  writeFileSync(`${file}.new`, `${JSON.stringify({ use: number ?? null })}\n`)
  renameSync(`${file}.new`, file)
}

function refuseDamaged(file: string): UsageError {
  return new UsageError('--model', {
    expected: 'what "hearsay learn --adopt" wrote',
    got: file,
    fix: 'it is damaged: put back a copy, or run "hearsay learn --forget" and learn again',
  })
}
