/**
 * How often each way of finding who a speaker is gives the right one. The shares are of the 388 sound labels in
 * `train/labels/voices.jsonl` together with finds in PolNeAR's training part that were read one by one, 40 of the
 * common ways, all there were of the rare ones; (right + 1) of (found + 2), so that no small number is taken for certainty. Weak
 * ones: `continued` is judged from three finds, `first name` from two articles. No way that was right less often than
 * in three of four is taken: the voice is left open then, with a note. `train/measure-voices.ts` tells when they have
 * drifted.
 */
const SHARES_THAT_ARE_RIGHT = {
  /** "Maria Gil", "the Interfax news agency": all of the name stands there. */
  name: 0.98,
  /** "Gil", where the article has one Gil. */
  'short name': 0.97,
  /** "Gil", where it has several. */
  namesake: 0.92,
  /** "A woman" whom the article later calls by a first name. */
  'first name': 0.8,
  /** "I" in the quotation of somebody, and a quotation that goes on without a new speaker. */
  continued: 0.85,
  /** "He", where one man is near or one stands out. */
  pronoun: 0.96,
  /** "He", where another man stands out nearly as much. */
  'doubtful pronoun': 0.83,
  /** "It" and "they". */
  'pronoun for many': 0.78,
  /** "..., who said". */
  relative: 0.85,
  /** "The deputy minister", by a role that the article gave to one person. */
  role: 0.88,
  /** "The billionaire", by who was spoken of right before. */
  'said anew': 0.86,
  /** "The ministry" of the Foreign Ministry, "the campaign" of Gil. */
  body: 0.82,
  /** "Her memoir", "the ad" that a party had released. */
  author: 0.88,
  /** "The two men", "both". */
  pair: 0.8,
  /** "A senior official", "voters", "court papers": the description is all there is. */
  described: 0.93,
  /** "The governor" whom the article never names. */
  'never named': 0.76,
  /** "I" outside all quotation marks. */
  writer: 0.77,
} as const

/** How a speaker was found. */
export type Way = keyof typeof SHARES_THAT_ARE_RIGHT

/** Of those found in this way, the share that is right, 0 to 1. */
export const confidenceOf = (way: Way): number => SHARES_THAT_ARE_RIGHT[way]
