import type { Utterance, Wording } from '../record.ts'
import { type PairedTexts, pairTexts } from '../relate/index.ts'

export interface PairedWording extends Wording {
  /**
   * The fullest wording (`one`) and this one (`other`) side by side, with the words in which they differ. Absent in the
   * fullest itself, and where the two have too little in common.
   */
  readonly pair?: PairedTexts
}

export interface PairedUtterance extends Utterance {
  readonly wordings: readonly PairedWording[]
}

/** The same utterances, each other wording laid beside the fullest one. */
export function pairWordings(utterances: readonly Utterance[]): PairedUtterance[] {
  return utterances.map((utterance) => {
    const [fullest, ...others] = utterance.wordings
    if (!fullest || others.length === 0) return utterance
    const paired = others.map((wording): PairedWording => {
      const pair = pairTexts(fullest.text, wording.text, 'words')
      return pair ? { ...wording, pair } : wording
    })
    return { ...utterance, wordings: [fullest, ...paired] }
  })
}
