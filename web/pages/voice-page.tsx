import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { VoiceAnswer } from '../../src/serve/index.ts'
import { askVoice } from '../api.ts'
import { nameCount } from '../name-things.ts'
import { collectStatements, orderRelations } from '../parts/collect-statements.ts'
import { OutletWordings } from '../parts/outlet-wordings.tsx'
import { PositionsChanged } from '../parts/positions-changed.tsx'
import { VoiceChart } from '../parts/voice-chart.tsx'
import { VoiceCorrection } from '../parts/voice-correction.tsx'
import { VoiceHead } from '../parts/voice-head.tsx'
import { VoiceRelations } from '../parts/voice-relations.tsx'
import { VoiceUtterances } from '../parts/voice-utterances.tsx'
import '../style/voice.css'
import { WhenAnswered } from './failure-pages.tsx'

const route = getRouteApi('/voice/$id')

/** One voice: what it is called and said to be, where it changed its mind, who is against it, and everything it said. */
export function VoicePage() {
  const { id } = route.useParams()
  const query = useQuery(askVoice(id))
  return (
    <WhenAnswered query={query}>
      {/* Another voice begins anew: nothing that was opened or shown more of is so there. */}
      {(answer) => <VoiceFound key={answer.voice.id} answer={answer} />}
    </WhenAnswered>
  )
}

function VoiceFound({ answer }: { answer: VoiceAnswer }) {
  const { voice, stories, utterances, relations, outlets } = answer
  const statements = collectStatements(answer.statements)
  const reversals = orderRelations(relations.filter(({ kind }) => kind === 'reverses'))
  const days = useMemo(() => utterances.map(({ day }) => day), [utterances])
  const others = relations.filter(({ kind }) => kind !== 'reverses')
  return (
    <>
      <VoiceHead voice={voice} statements={answer.statements}>
        <VoiceCorrection voice={voice} utteranceCount={utterances.length} />
      </VoiceHead>
      <section aria-labelledby="over-time">
        <h2 id="over-time">Over time</h2>
        <VoiceChart voice={voice.id} days={days} />
      </section>
      <section aria-labelledby="positions" className="wide-part">
        <h2 id="positions">
          Changes of position <small>{reversals.length > 0 && reversals.length}</small>
        </h2>
        {reversals.length === 0 && <p className="unknown">No change of position was found.</p>}
        <PositionsChanged relations={reversals} statements={statements} />
      </section>
      <section aria-labelledby="outlets" className="wide-part">
        <h2 id="outlets">
          How outlets word it <small>{nameCount(outlets.length, 'outlet')}</small>
        </h2>
        <OutletWordings voice={voice.id} outlets={outlets} />
      </section>
      <section aria-labelledby="relations" className="wide-part">
        <h2 id="relations">Against and with others</h2>
        <VoiceRelations voice={voice.id} relations={others} statements={statements} />
      </section>
      <section aria-labelledby="said" className="wide-part">
        <h2 id="said">
          All that was said{' '}
          <small>
            {nameCount(utterances.length, 'utterance')} in {nameCount(stories.length, 'story', 'stories')}, by
            time
          </small>
        </h2>
        <VoiceUtterances voice={voice.id} stories={stories} utterances={utterances} />
      </section>
    </>
  )
}
