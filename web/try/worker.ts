/** Reads texts beside the page, so that it can be scrolled and typed in meanwhile. */
import { extract, type GivenArticle, loadModel, type Statement } from 'hearsay/browser'

/** What the page asks: the statements of an article. */
export interface Question {
  readonly number: number
  readonly article: GivenArticle
}

/** What it is told: that the model is there, the statements, or why there are none. */
export type Answer =
  | { readonly kind: 'ready'; readonly milliseconds: number }
  | {
      readonly kind: 'found'
      readonly number: number
      readonly statements: readonly Statement[]
      readonly milliseconds: number
    }
  | { readonly kind: 'failed'; readonly message: string }

const tell = (answer: Answer) => postMessage(answer)
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

const started = performance.now()
const model = loadModel()
model.then(
  () => tell({ kind: 'ready', milliseconds: performance.now() - started }),
  (error) => tell({ kind: 'failed', message: messageOf(error) }),
)

addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data))

async function answer({ number, article }: Question): Promise<void> {
  try {
    const loaded = await model
    const begun = performance.now()
    const statements = await extract(article, { model: loaded })
    tell({ kind: 'found', number, statements, milliseconds: performance.now() - begun })
  } catch (error) {
    tell({ kind: 'failed', message: messageOf(error) })
  }
}
