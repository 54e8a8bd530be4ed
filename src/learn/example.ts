/** A reading that a person has judged, with what the model thought of it before. */
export interface Example {
  /** Articles with the same text, or much of it, are one group: they are learned from together, or held out together. */
  readonly group: string
  readonly isRight: boolean
  /** Log-odds that it is right, by the model that the package brings. */
  readonly odds: number
  /** The hashes of `addOwnFeatures`. */
  readonly features: Int32Array
  /** Which reading of its article it is: where its cue stands, or its content where it has none. */
  readonly place?: string
}

/** What people have marked or judged, ready to be learned from. */
export interface Material {
  readonly examples: readonly Example[]
  /** The group of each statement that people marked and of which the program has no reading at all: it stays missed. */
  readonly missed: readonly string[]
  /** Judged statements that could not be used, by why. */
  readonly unused: Readonly<Record<string, number>>
}
