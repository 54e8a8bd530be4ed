import type { ReactNode } from 'react'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameDecision } from '../name-corrections.ts'
import { nameAct, nameSaidAt } from '../name-things.ts'
import { EvidenceLink, nameOutlet, PublishedAt, VoiceLink } from './links.tsx'
import { QuotationBadge, SaidWords } from './said-words.tsx'

interface StatementLineProps {
  readonly found: FoundStatement
  /** False where the page is about one voice anyway. */
  readonly showsVoice?: boolean
  readonly children?: ReactNode
}

/** One statement in a list: who, what kind, the words, and the way to them in the article. */
export function StatementLine({ found, showsVoice = true, children }: StatementLineProps) {
  const { statement, article } = found
  const { saidAt } = statement
  const publishedOn = article.publishedAt?.slice(0, 10)
  return (
    <div className={`statement-line ${statement.quotation}`}>
      <p className="statement-head">
        {showsVoice && <VoiceLink voice={statement.voice} />}
        {statement.act && <span className="act">{nameAct(statement)}</span>}
        <QuotationBadge quotation={statement.quotation} />
        {statement.correction && <span className="corrected">{nameDecision(statement.correction)}</span>}
      </p>
      <p className="statement-words">
        <SaidWords text={statement.text.content} quotation={statement.quotation} />
      </p>
      <p className="byline">
        {saidAt && saidAt.from !== publishedOn && <>said {nameSaidAt(saidAt)} · </>}
        {statement.relay?.map((hand) => (
          <span key={hand.name}>
            through <bdi>{hand.name}</bdi> ·{' '}
          </span>
        ))}
        <EvidenceLink article={article.id} statement={statement.id}>
          <bdi>{nameOutlet(article)}</bdi>
        </EvidenceLink>{' '}
        · <PublishedAt publishedAt={article.publishedAt} />
        {children}
      </p>
    </div>
  )
}
