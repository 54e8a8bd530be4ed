import type { VoiceReference } from '../../src/record.ts'
import type { UtteranceMark } from '../../src/serve/index.ts'
import { ACT_NAMES } from '../name-things.ts'
import { VoiceLink } from './links.tsx'

interface SaidLineProps {
  readonly utterance: UtteranceMark
  readonly voice: VoiceReference | undefined
}

/** Who said it, on one line, and the way to the utterance further down on the page. */
export function SaidLine({ utterance, voice }: SaidLineProps) {
  const { id, act, brief } = utterance
  return (
    <p className="one-line">
      <VoiceLink voice={voice} /> <span className="act">{act ? ACT_NAMES[act] : 'says'}</span>{' '}
      <a href={`#${id}`} dir="auto">
        {brief}
      </a>
    </p>
  )
}
