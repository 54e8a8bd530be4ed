import type { Copy } from '../../src/record.ts'
import type { ArticleAnswer } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameShare } from '../name-things.ts'
import { orderRelations } from './collect-statements.ts'
import { ArticleLine } from './links.tsx'
import { RelationLine } from './relation-line.tsx'
import { UtteranceEntry } from './utterance-entry.tsx'

interface ArticleTiesProps {
  readonly answer: ArticleAnswer
  readonly known: ReadonlyMap<string, FoundStatement>
}

/** What ties an article to others: shared utterances, agreements and denials, near-copies, other revisions. */
export function ArticleTies({ answer, known }: ArticleTiesProps) {
  const { utterances, relations, copies, revisions } = answer
  const shared = utterances.filter(
    ({ statements }) => new Set(statements.flatMap((id) => known.get(id)?.article.id ?? [])).size > 1,
  )
  if (shared.length + relations.length + copies.length + revisions.length === 0) return null
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
      </div>
    </div>
  )
}

function Copies({ answer: { article, copies, elsewhere } }: { answer: ArticleAnswer }) {
  const headings = new Map(elsewhere.articles.map((heading) => [heading.id, heading]))
  const others = (copy: Copy) => copy.articles.filter((id) => id !== article.id)
  return (
    <section aria-labelledby="copies">
      <h2 id="copies">Near-copies</h2>
      <p>These share text with this article: one was copied from the other, or both from a third.</p>
      <ul className="plain-list">
        {copies.flatMap((copy) =>
          others(copy).map((id) => (
            <li key={id}>
              <ArticleLine article={headings.get(id) ?? { id, from: id }}>
                {' '}
                · {nameShare(copy.shared)} of the shorter text
              </ArticleLine>
            </li>
          )),
        )}
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
            <ArticleLine article={revision} />
          </li>
        ))}
      </ul>
    </section>
  )
}
