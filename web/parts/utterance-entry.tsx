import type { Utterance, Wording } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { findChangedWords } from '../find-changed-words.ts'
import { DIFFERENCE_NAMES, nameCount, nameSaidAt } from '../name-things.ts'
import { EvidenceLink, nameOutlet, VoiceLink } from './links.tsx'
import { QuotationBadge, SaidWords } from './said-words.tsx'

interface UtteranceEntryProps {
  readonly utterance: Utterance
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** One act of saying: its wordings under each other with their differences named, and where they come from. */
export function UtteranceEntry({ utterance, statements }: UtteranceEntryProps) {
  const found = utterance.statements.flatMap((id) => statements.get(id) ?? [])
  const articles = new Set(found.map(({ article }) => article.id)).size
  const fullest = utterance.wordings[0]
  const hasReasons = utterance.origins.some(({ reasons }) => reasons.length > 0)
  return (
    <article className={articles > 1 ? 'utterance many' : 'utterance'}>
      <header>
        <VoiceLink voice={found[0]?.statement.voice} />
        {fullest && <QuotationBadge quotation={fullest.quotation} />}
        {utterance.saidAt && <span className="byline">{nameSaidAt(utterance.saidAt)}</span>}
        <span className="counts">
          {nameCount(articles, 'article')} / {nameCount(utterance.origins.length, 'origin')}
        </span>
      </header>
      <ol className="wordings">
        {utterance.wordings.map((wording) => (
          <li key={wording.statements[0]}>
            <WordingLine
              {...{ wording, statements }}
              fullest={wording === fullest ? undefined : fullest?.text}
            />
          </li>
        ))}
      </ol>
      {(articles > 1 || hasReasons) && <Origins {...{ utterance, statements }} />}
    </article>
  )
}

const DANGEROUS: ReadonlySet<string> = new Set(['negation changed', 'number changed'])

interface WordingLineProps {
  readonly wording: Wording
  readonly statements: ReadonlyMap<string, FoundStatement>
  /** The fullest wording, when this is another. */
  readonly fullest?: string
}

function WordingLine({ wording, statements, fullest }: WordingLineProps) {
  const isDangerous = DANGEROUS.has(wording.difference)
  return (
    <>
      {fullest !== undefined && (
        <p className="statement-head">
          <span className={isDangerous ? 'difference dangerous' : 'difference'}>
            {isDangerous && <span aria-hidden="true">⚠ </span>}
            {DIFFERENCE_NAMES[wording.difference]}
          </span>
          <QuotationBadge quotation={wording.quotation} />
        </p>
      )}
      <p className="statement-words">
        <SaidWords text={wording.text} quotation={wording.quotation} />
      </p>
      {fullest !== undefined && <ChangedWords wording={wording} fullest={fullest} />}
      <p className="byline">
        {wording.statements.map((id, index) => {
          const found = statements.get(id)
          return (
            found && (
              <span key={id}>
                {index > 0 && ', '}
                <EvidenceLink article={found.article.id} statement={id}>
                  <bdi>{nameOutlet(found.article)}</bdi>
                </EvidenceLink>
              </span>
            )
          )
        })}
      </p>
    </>
  )
}

function ChangedWords({ wording, fullest }: { wording: Wording; fullest: string }) {
  if (wording.difference === 'same' || wording.difference === 'paraphrased') return null
  const { gone, come } = findChangedWords(fullest, wording.text)
  if (gone.length === 0 && come.length === 0) return null
  return (
    <p className="changed-words">
      {gone.length > 0 && (
        <>
          without <del>{gone.join(' … ')}</del>
        </>
      )}
      {gone.length > 0 && come.length > 0 && ', '}
      {come.length > 0 && (
        <>
          with <ins>{come.join(' … ')}</ins>
        </>
      )}
    </p>
  )
}

function Origins({ utterance, statements }: UtteranceEntryProps) {
  const headings = new Map([...statements.values()].map(({ article }) => [article.id, article]))
  const outletsOf = (articles: readonly string[]) => {
    const names = articles.map((id) => {
      const heading = headings.get(id)
      return heading ? nameOutlet(heading) : id
    })
    return names.join(', ')
  }
  return (
    <details className="origins">
      <summary>Where it comes from</summary>
      <ul>
        {utterance.origins.map((origin) => (
          <li key={origin.name + origin.articles[0]}>
            <strong>
              <bdi>{origin.name === 'unknown' ? 'Origin not known' : origin.name}</bdi>
            </strong>
            {': '}
            <bdi>{outletsOf(origin.articles)}</bdi>.{' '}
            <span className="reason">{origin.reasons.join(' ')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
