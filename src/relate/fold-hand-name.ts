import { isAgency } from '../languages/en/index.ts'
import { foldOutletName } from './compare-names.ts'

/**
 * The name of a hand as it is compared with others and with outlets: "ABC" and "ABC News" are one, and so are an agency
 * and its initials.
 *
 * @example foldHandName('The Associated Press')
 *   // 'ap'
 */
export function foldHandName(name: string): string {
  const folded = foldOutletName(name)
  const initials = folded.replace(/(\S)\S*\s*/g, '$1')
  const isLongForm = folded.includes(' ') && isAgency(initials) && isAgency(name.replace(/^the\s+/i, ''))
  return isLongForm ? initials : folded.replace(/(?<=\S) news$/, '')
}
