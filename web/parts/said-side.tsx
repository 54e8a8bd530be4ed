import type { ReactNode } from 'react'
import type { FoundStatement } from '../../src/store/index.ts'
import { nameAct } from '../name-things.ts'
import { EvidenceLink, nameOutlet, VoiceLink } from './links.tsx'
import { SaidWords } from './said-words.tsx'

interface SaidSideProps {
  readonly found: FoundStatement
  readonly children?: ReactNode
}

/** One statement in few lines: who, the words, and the way to them. */
export function SaidSide({ found: { statement, article }, children }: SaidSideProps) {
  const act = nameAct(statement)
  return (
    <div className="said-side">
      <p>
        <VoiceLink voice={statement.voice} /> {act !== undefined && <span className="act">{act}</span>}
      </p>
      <p className="statement-words clamped">
        <SaidWords text={statement.text.content} quotation={statement.quotation} />
      </p>
      <p className="byline">
        <EvidenceLink article={article.id} statement={statement.id}>
          <bdi>{nameOutlet(article)}</bdi>
        </EvidenceLink>
        {children}
      </p>
    </div>
  )
}
