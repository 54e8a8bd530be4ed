import type { Note, Statement } from '../record.ts'
import type { Figure } from './figures.ts'

/**
 * The note on a statement whose speaker's words are there and mean nobody for sure.
 *
 * @example noteOpenVoice({ text: { speaker: 'he', content: '' } }, {
 *   between: [{ name: 'Ivan Gil' }, { name: 'Hans Bolton' }],
 * })
 *   // { code: 'voice-open', message: '“he” may be Ivan Gil or Hans Bolton.', text: 'he' }
 */
export function noteOpenVoice(
  { text: { speaker } }: Pick<Statement, 'text'>,
  {
    between,
    isNobody = false,
  }: { between?: readonly Pick<Figure, 'name'>[] | undefined; isNobody?: boolean },
): Note | undefined {
  if (!speaker) return undefined
  const words = `“${speaker.replace(/\s+/g, ' ')}”`
  const names = [...new Set(between?.map(({ name }) => name))]
  if (isNobody) return { code: 'voice-open', message: `${words} is nobody: it was not said.`, text: speaker }
  const message =
    names.length > 0 ? `${words} may be ${names.join(' or ')}.` : `The article does not show who ${words} is.`
  return { code: 'voice-open', message, text: speaker }
}
