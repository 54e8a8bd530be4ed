import type { Note, Statement } from '../record.ts'
import type { Figure } from './figures.ts'

/**
 * The note on a statement whose speaker's words are there and mean nobody for sure.
 *
 * @example noteOpenVoice({ text: { speaker: 'he', content: '' } }, [{ name: 'Ivan Gil' }, { name: 'Hans Bolton' }])
 *   // { code: 'voice-open', message: '“he” may be Ivan Gil or Hans Bolton.', text: 'he' }
 */
export function noteOpenVoice(
  { text: { speaker } }: Pick<Statement, 'text'>,
  between: readonly Pick<Figure, 'name'>[] | undefined,
): Note | undefined {
  if (!speaker) return undefined
  const words = `“${speaker.replace(/\s+/g, ' ')}”`
  const names = [...new Set(between?.map(({ name }) => name))]
  const message =
    names.length > 0 ? `${words} may be ${names.join(' or ')}.` : `The article does not show who ${words} is.`
  return { code: 'voice-open', message, text: speaker }
}
