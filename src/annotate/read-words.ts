import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItsFunction } from 'wink-nlp'
import type { PartOfSpeech } from '../document.ts'

/** The tokens of a text by wink-nlp, and where its sentences begin, as numbers of tokens. */
export interface ReadWords {
  readonly words: readonly string[]
  readonly lemmas: readonly string[]
  readonly tags: readonly PartOfSpeech[]
  readonly startsSentence: ReadonlySet<number>
}

/**
 * wink-nlp gives each word that is not in its dictionary a number for as long as it lives, and a word with a number is taken
 * whole where another would be divided: what one article said would change how the next is read. So these words are forgotten
 * after each text, and after this many of them, whose numbers stay taken, it begins anew, which takes a tenth of a second.
 * `test/annotate/read-words.test.ts` guards it.
 */
const MOST_FORGOTTEN = 200_000

let reader: Reader | undefined

/** The words of a text with their lemmas and parts of speech. The same text gives the same, whatever was read before it. */
export function readWords(text: string): ReadWords {
  if (!reader || reader.countForgotten() > MOST_FORGOTTEN) reader = openReader()
  const { nlp, forgetWords } = reader
  try {
    const { its } = nlp
    const read = nlp.readDoc(text)
    const spans = read.sentences().out(its.span) as unknown as number[][]
    return {
      words: read.tokens().out(its.value) as string[],
      lemmas: read.tokens().out(its.lemma as ItsFunction<string>) as string[],
      tags: read.tokens().out(its.pos) as PartOfSpeech[],
      startsSentence: new Set(spans.map(([first]) => first)),
    }
  } finally {
    forgetWords()
  }
}

interface Reader {
  readonly nlp: ReturnType<typeof winkNLP>
  countForgotten(): number
  forgetWords(): void
}

function openReader(): Reader {
  let words: WordTable | undefined
  const core = (): unknown => {
    const opened: unknown = typeof model.core === 'function' ? model.core() : undefined
    if (!hasWords(opened)) throw new Error('wink-eng-lite-web-model keeps its words elsewhere than before')
    words = opened.features.lexeme
    return opened
  }
  const nlp = winkNLP({ ...model, core }, ['sbd', 'pos'])
  if (!words) throw new Error('wink-nlp did not open its words')
  const { list, hash } = words
  const known = list.length
  let forgotten = known
  return {
    nlp,
    countForgotten: () => forgotten - known,
    forgetWords() {
      for (; forgotten < list.length; forgotten++) delete hash[list[forgotten]!]
    },
  }
}

/** The words of a model by their numbers, and their numbers. */
interface WordTable {
  readonly list: string[]
  readonly hash: Record<string, number>
}

function hasWords(core: unknown): core is { readonly features: { readonly lexeme: WordTable } } {
  if (typeof core !== 'object' || core === null || !('features' in core)) return false
  const { features } = core
  if (typeof features !== 'object' || features === null || !('lexeme' in features)) return false
  const { lexeme } = features
  return typeof lexeme === 'object' && lexeme !== null && 'list' in lexeme && Array.isArray(lexeme.list)
}
