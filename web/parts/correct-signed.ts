/**
 * Corrections are kept with the name of who made them, which this browser remembers.
 *
 * @module
 */
import { useSyncExternalStore } from 'react'
import type { Correction } from '../../src/record.ts'
import type { CorrectionRequest } from '../../src/store/index.ts'
import { correct, undoCorrection } from '../api.ts'

const KEY = 'hearsay.by'
const listeners = new Set<() => void>()

/** Who makes corrections here; empty where nobody said. A browser that keeps nothing has nobody. */
export function readSigner(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

export function saveSigner(name: string): void {
  try {
    localStorage.setItem(KEY, name.trim())
  } catch {
    // A browser may be set to keep nothing: corrections are then made without a name.
  }
  for (const tell of listeners) tell()
}

export function useSigner(): string {
  return useSyncExternalStore((tell) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, readSigner)
}

/** Sends what a person decided, with their name. */
export const sendCorrection = (request: CorrectionRequest & Pick<Correction, 'why'>): Promise<Correction> =>
  correct({ ...request, ...sign() })

/** Takes a correction back, with the name of who does so. */
export const sendUndo = (id: string): Promise<Correction> => undoCorrection(id, sign())

function sign(): Pick<Correction, 'by'> {
  const by = readSigner()
  return by === '' ? {} : { by }
}
