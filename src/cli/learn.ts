import { UsageError } from '../errors.ts'
import { readImport } from '../formats/index.ts'
import {
  adoptLearned,
  compareStatements,
  countMaterial,
  fitOwnWeights,
  forgetLearned,
  joinLessons,
  judgeLearning,
  LEAST,
  type Lesson,
  learnFromCorrections,
  learnFromMarks,
  type MarkedText,
  type Material,
  undoLearned,
  type Verdict,
} from '../learn/index.ts'
import { openShippedModel, readStatements } from '../pipeline.ts'
import type { ReadArticle } from '../record.ts'
import { openRecord } from '../store/index.ts'
import type { Call } from './call.ts'
import { countThings } from './count-things.ts'
import { tellCounts, tellGain, tellTooFew } from './tell-learning.ts'

const UNCHANGED = 'in texts where nobody marked anything by hand'

export async function run(call: Call): Promise<number> {
  const wanted = (['adopt', 'undo', 'forget'] as const).filter((name) => call.switches.has(name))
  if (wanted.length > 1) throw refuseSeveral(wanted)
  const folder = call.settings.model
  const [deed] = wanted
  if (deed !== undefined && folder === '') throw refuseNowhere(deed)
  if (deed === 'undo') return tellUndone(call, undoLearned(folder))
  if (deed === 'forget') return tellForgotten(call, forgetLearned(folder))
  const material = await joinLessons(await gatherLessons(call))
  const verdict = judgeLearning(material, { minConfidence: call.settings.minConfidence })
  await tellLearned(call, { material, verdict })
  if (deed !== 'adopt') return 0
  return adopt(call, { material, verdict })
}

/** What the record's corrections and the folders teach. A record need not be there where folders are given. */
async function gatherLessons(call: Call): Promise<Lesson[]> {
  const { operands, settings, terminal } = call
  const { model } = openShippedModel()
  const parts: Lesson[] = []
  for (const folder of operands) {
    terminal.progress.show(`reading ${folder}`)
    const { texts, unused } = await readMarkedTexts(folder, call)
    parts.push({ ...learnFromMarks(texts, model), unused })
  }
  const record = await openRecord(settings.record, { mode: 'read' }).catch((error: unknown) => {
    if (operands.length > 0 && error instanceof UsageError) return undefined
    throw error
  })
  if (!record) return parts
  try {
    terminal.progress.show('reading what was corrected')
    return [...parts, await learnFromCorrections(record, model)]
  } finally {
    await record.close()
  }
}

async function readMarkedTexts(folder: string, { terminal, settings }: Call) {
  const texts: MarkedText[] = []
  let unchanged = 0
  for await (const one of readImport(folder, { format: 'brat' })) {
    if (one.kind === 'failure') terminal.tell(`${one.from}: ${one.message}`)
    if (one.kind !== 'article') continue
    const { article, statements } = one.read
    // An export of our own that nobody has touched would teach the program that it is right.
    if (one.byPeople.length > 0 || isWeeded(one.read, settings)) texts.push({ ...article, statements })
    else unchanged += statements.length
  }
  const unused: Record<string, number> = unchanged > 0 ? { [UNCHANGED]: unchanged } : {}
  return { texts, unused }
}

/**
 * Whether somebody took statements out of an export and did nothing else: the program finds one that is not marked. A text
 * without any is one that nobody has marked yet.
 */
function isWeeded({ article, statements }: ReadArticle, { minConfidence }: Call['settings']): boolean {
  if (statements.length === 0) return false
  const found = readStatements(article, { minConfidence }).statements.filter(
    ({ within }) => within === undefined,
  )
  return compareStatements(article.text, { gold: statements, found }).wrong.length > 0
}

interface Learned {
  readonly material: Material
  readonly verdict: Verdict
}

async function tellLearned(
  { switches, terminal, settings }: Call,
  { material, verdict }: Learned,
): Promise<void> {
  const { minConfidence } = settings
  const counts = countMaterial(material)
  if (switches.has('json')) {
    const { kind, ...told } = verdict
    const { unused } = material
    const needed = kind === 'too few' && { needed: LEAST }
    await terminal.print(
      JSON.stringify({
        kind: 'learning',
        verdict: kind,
        minConfidence,
        ...counts,
        ...needed,
        unused,
        ...told,
      }),
    )
    return
  }
  const told =
    verdict.kind === 'too few' ? tellTooFew(counts, verdict.lacking) : tellGain(verdict, minConfidence)
  await terminal.print([tellCounts(counts, material.unused), told].join('\n\n'))
}

async function adopt(call: Call, { material, verdict }: Learned): Promise<number> {
  const { settings, terminal } = call
  if (verdict.kind !== 'better') {
    terminal.tell('Nothing was adopted.')
    return 1
  }
  const { minConfidence, model: folder } = settings
  const number = adoptLearned(folder, {
    weights: fitOwnWeights(material.examples),
    card: {
      base: openShippedModel().hash,
      madeAt: new Date().toISOString(),
      minConfidence,
      counts: countMaterial(material),
      gain: verdict.gain,
    },
  })
  if (call.switches.has('json')) await terminal.print(JSON.stringify({ kind: 'adopted', folder, number }))
  else await terminal.print(`\nAdopted: ${folder} now holds what was learned (number ${number}).`)
  terminal.tell(
    `Use it with --model ${folder} or HEARSAY_MODEL=${folder}; "hearsay reread --model ${folder}" finds statements anew. Take it back with: hearsay learn --undo --model ${folder}`,
  )
  return 0
}

async function tellUndone(
  { switches, terminal, settings }: Call,
  outcome: ReturnType<typeof undoLearned>,
): Promise<number> {
  if (outcome.undone === undefined) throw refuseNothing(settings.model)
  if (switches.has('json')) await terminal.print(JSON.stringify({ kind: 'undone', ...outcome }))
  else {
    const now = outcome.inUse === undefined ? 'the model that Hearsay brings' : `number ${outcome.inUse}`
    await terminal.print(`Undone: number ${outcome.undone}. In use now: ${now}.`)
  }
  return 0
}

async function tellForgotten({ switches, terminal }: Call, forgotten: number): Promise<number> {
  if (switches.has('json')) await terminal.print(JSON.stringify({ kind: 'forgotten', forgotten }))
  else
    await terminal.print(
      `${countThings(forgotten, 'adoption')} forgotten. In use now: the model that Hearsay brings.`,
    )
  return 0
}

function refuseSeveral(wanted: readonly string[]): UsageError {
  return new UsageError('hearsay learn', {
    expected: 'one of --adopt, --undo and --forget',
    got: wanted.map((name) => `--${name}`).join(' '),
    fix: 'give one at a time',
  })
}

function refuseNowhere(deed: string): UsageError {
  return new UsageError(`--${deed}`, {
    expected: 'the folder for what is learned',
    got: 'none',
    fix: `add --model our-model, or set HEARSAY_MODEL`,
  })
}

function refuseNothing(folder: string): UsageError {
  return new UsageError('--undo', {
    expected: 'a folder in which something learned is in use',
    got: folder,
    fix: 'there is nothing to take back; check the path of --model',
  })
}
