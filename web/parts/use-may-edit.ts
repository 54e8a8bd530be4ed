import { useQuery } from '@tanstack/react-query'
import { askMe } from '../api.ts'

/**
 * Whether to offer what changes the record. Readers are not shown buttons that the server would refuse them; where there
 * are no accounts everybody may.
 */
export function useMayEdit(): boolean {
  const { data: me } = useQuery(askMe())
  return me?.account?.role !== 'reader'
}
