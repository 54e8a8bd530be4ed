/** Voices under the names that people have given them. */
import type { Voice } from '../../record.ts'

/** The voice under a name that a person gave it; what it was called before stays one of its names. */
export function callVoice(
  voice: Voice,
  { name, correction }: { readonly name: string; readonly correction: string },
): Voice {
  const before = voice.name
  const isKnown = voice.names.some(({ text }) => text === before)
  const names = isKnown ? voice.names : [...voice.names, { text: before, count: 0 }]
  return { ...voice, name, names, renamed: { correction, before } }
}

/** The voice as relating called it. */
export function leaveOutName({ renamed, ...voice }: Voice): Voice {
  if (!renamed) return voice
  const { before } = renamed
  const names = voice.names.filter(({ text, count }) => count > 0 || text !== before)
  return { ...voice, name: before, names }
}
