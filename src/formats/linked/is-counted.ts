import type { Statement } from '../../record.ts'

/** A statement that a person rejected is evidence of nothing: no form gives it to others. */
export const isCounted = ({ correction }: Statement): boolean => correction?.decision !== 'rejected'
