import type { CopiedPair, Copy, Span } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameSaidAt, nameShare } from '../name-things.ts'
import { orderRelations } from './collect-statements.ts'
import { UndoButton } from './correct-outcome.tsx'
import { ArticleLine, EvidenceLink } from './links.tsx'
import { RelationLine } from './relation-line.tsx'
import { RevisionLink } from './revision-choice.tsx'
import { UtteranceEntry } from './utterance-entry.tsx'

interface ArticleTiesProps {
  readonly answer: ArticleAnswer
  readonly known: ReadonlyMap<string, FoundStatement>
}

/** What ties an article to others: shared utterances, agreements and denials, near-copies, other revisions. */
export function ArticleTies({ answer, known }: ArticleTiesProps) {
  const { utterances, relations, copies, revisions, happenings, rejected } = answer
  const shared = utterances.filter(
    ({ statements }) => new Set(statements.flatMap((id) => known.get(id)?.article.id ?? [])).size > 1,
  )
  const tied = [shared, relations, copies, revisions, happenings, rejected]
  if (tied.every((things) => things.length === 0)) return null
  return (
    <div id="ties" className="ties two-columns">
      {shared.length > 0 && (
        <section aria-labelledby="shared">
          <h2 id="shared">Said in other articles too</h2>
          <ol className="plain-list">
            {shared.map((utterance) => (
              <li key={utterance.id}>
                <UtteranceEntry utterance={utterance} statements={known} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <div>
        {relations.length > 0 && (
          <section aria-labelledby="relations">
            <h2 id="relations">Agreements and denials</h2>
            <ul className="plain-list">
              {orderRelations(relations).map((relation) => (
                <li key={relation.id}>
                  <RelationLine relation={relation} statements={known} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {copies.length > 0 && <Copies answer={answer} />}
        {revisions.length > 0 && <Revisions answer={answer} />}
        {happenings.length > 0 && <Happenings answer={answer} />}
        {rejected.length > 0 && <Rejected answer={answer} />}
      </div>
    </div>
  )
}

function Copies({ answer: { article, copies, elsewhere } }: { answer: ArticleAnswer }) {
  const headings = new Map(elsewhere.articles.map((heading) => [heading.id, heading]))
  const pairs = copies.flatMap((copy: Copy) =>
    copy.pairs.filter(({ one, other }) => one === article.id || other === article.id),
  )
  return (
    <section aria-labelledby="copies">
      <h2 id="copies">Near-copies</h2>
      <p>These share text with this article: one was copied from the other, or both from a third.</p>
      <ul className="plain-list">
        {pairs.map((pair) => {
          const id = pair.one === article.id ? pair.other : pair.one
          return (
            <li key={id}>
              <ArticleLine article={headings.get(id) ?? { id, from: id }}>
                {' '}
                · {nameShare(pair.shared)} of the shorter text
              </ArticleLine>
              <p className="byline">
                Light up what both have{' '}
                <EvidenceLink article={article.id} spans={listPassages(pair, article.id)}>
                  here
                </EvidenceLink>{' '}
                or{' '}
                <EvidenceLink article={id} spans={listPassages(pair, id)}>
                  there
                </EvidenceLink>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The passages of a pair as one of its two articles has them. */
function listPassages(pair: CopiedPair, article: string): Span[] {
  return pair.passages.map((passage) => (pair.one === article ? passage.one : passage.other))
}

function Happenings({ answer: { article, happenings } }: { answer: ArticleAnswer }) {
  return (
    <section aria-labelledby="happenings">
      <h2 id="happenings">What it tells of days</h2>
      <ul className="plain-list">
        {happenings.map(({ on, told }) => (
          <li key={told.start}>
            <span className="byline">{nameSaidAt(on)}</span>{' '}
            <EvidenceLink article={article.id} spans={[[told.start, told.end]]}>
              <bdi>{told.text}</bdi>
            </EvidenceLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rejected({ answer: { article, rejected } }: { answer: ArticleAnswer }) {
  return (
    <section aria-labelledby="rejected">
      <h2 id="rejected">Rejected by hand</h2>
      <p>A person said that these are no statements. They count nowhere.</p>
      <ul className="plain-list">
        {rejected.map(({ id, content, text, correction }) => (
          <li key={id}>
            <EvidenceLink article={article.id} spans={content}>
              <s>
                <bdi>{[text.speaker, text.cue, text.content].filter(Boolean).join(' … ')}</bdi>
              </s>
            </EvidenceLink>{' '}
            <UndoButton correction={correction?.corrections.at(-1)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Revisions({ answer: { revisions } }: { answer: ArticleAnswer }) {
  return (
    <section aria-labelledby="revisions">
      <h2 id="revisions">Other revisions</h2>
      <p>The same report with another text.</p>
      <ul className="plain-list">
        {revisions.map((revision) => (
          <li key={revision.id}>
            <ArticleLine article={revision} />{' '}
            <RevisionLink revision={revision.id}>Compare the texts</RevisionLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
