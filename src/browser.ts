/**
 * What runs in a browser, in its workers, and in any other place that has `fetch`: statements from a text, and nothing that
 * needs Node, a disk or a server. The text goes nowhere; only the weights are fetched.
 *
 * @module
 */
import { UsageError } from './errors.ts'
import { type ExtractionModel, MODEL_FILES, unpackModel } from './extract/index.ts'
import type { Statement } from './record.ts'
import { checkConfidence, type GivenArticle, searchText, takeArticle } from './search-text.ts'

export { UsageError } from './errors.ts'
export type { ExtractionModel } from './extract/index.ts'
export type {
  Act,
  Certainty,
  Circumstance,
  Hand,
  Note,
  Passage,
  Quotation,
  SaidAt,
  Span,
  Statement,
  StatementCorrection,
  StatementEdit,
  VoiceKind,
  VoiceReference,
} from './record.ts'
export type { GivenArticle } from './search-text.ts'

type ModelFile = (typeof MODEL_FILES)[number]

/**
 * Where the weights are beside this file. Each address stands by itself, so that bundlers see it and copy the file along; made
 * only when it is asked for, since a bundle without modules does not know its own address.
 */
const WEIGHTS: Readonly<Record<ModelFile, () => URL>> = {
  'cues.weights': () => new URL('../models/en/cues.weights', import.meta.url),
  'labels.weights': () => new URL('../models/en/labels.weights', import.meta.url),
  'label-pairs.weights': () => new URL('../models/en/label-pairs.weights', import.meta.url),
  'ranker.weights': () => new URL('../models/en/ranker.weights', import.meta.url),
  'choice.trees': () => new URL('../models/en/choice.trees', import.meta.url),
  'judge.weights': () => new URL('../models/en/judge.weights', import.meta.url),
  'trust.trees': () => new URL('../models/en/trust.trees', import.meta.url),
}

export interface BrowserOptions {
  /** From `loadModel`; without it the weights are fetched at the first call, from where the bundler put them. */
  readonly model?: ExtractionModel
  /** Statements below this confidence, 0 to 1, are left out. */
  readonly minConfidence?: number
}

/**
 * The statements in a text, as `extract` of `hearsay` gives them in Node: the same ones, with the same ids. Computing takes
 * some ten milliseconds for each thousand words and holds up whatever else the thread does, so a page does it in a worker.
 *
 * Throws a UsageError as `loadModel` does, when it is given no text, a date that is none, or a confidence that is not
 * between 0 and 1.
 */
export async function extract(
  given: string | GivenArticle,
  { model, minConfidence }: BrowserOptions = {},
): Promise<Statement[]> {
  checkConfidence(minConfidence)
  const article = takeArticle(given)
  const { statements } = searchText(article, { model: model ?? (await loadOnce()), minConfidence })
  return [...statements]
}

/**
 * The weights, 4.8 MB in seven files, from the folder with this address, or from where the bundler put them. Throws a
 * UsageError when they are not there, or when what is there are no weights.
 */
export async function loadModel(folder?: string | URL): Promise<ExtractionModel> {
  const files = MODEL_FILES.map(async (file) => [file, await fetchBytes(addressOf(file, folder))] as const)
  const bytes = new Map(await Promise.all(files))
  try {
    return unpackModel((file) => bytes.get(file)!)
  } catch (error) {
    throw explain(addressOf('cues.weights', folder), error instanceof Error ? error.message : String(error))
  }
}

let loading: Promise<ExtractionModel> | undefined

/** Fetched once; tried again after a failure, for networks come and go. */
function loadOnce(): Promise<ExtractionModel> {
  loading ??= loadModel().catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}

function addressOf(file: ModelFile, folder: string | URL | undefined): URL | string {
  if (folder === undefined) return WEIGHTS[file]()
  const text = String(folder)
  return `${text}${text.endsWith('/') ? '' : '/'}${file}`
}

async function fetchBytes(address: URL | string): Promise<Uint8Array> {
  const answer = await fetch(address).catch((error: Error) => error)
  if (answer instanceof Error) throw explain(address, answer.message)
  if (!answer.ok) throw explain(address, `status ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

const explain = (address: URL | string, got: string) =>
  new UsageError('weights', {
    expected: `the weights of Hearsay at ${String(address).slice(0, 200)}`,
    got,
    fix: 'serve the folder models/en of the package, and give its address to loadModel',
  })
