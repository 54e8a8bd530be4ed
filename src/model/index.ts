/**
 * model: linear models over hashed features and trees over a few numbers. What a feature means is decided beside the prediction that uses it; this
 * folder only adds up weights, finds the best labels of a sequence, and reads and writes the weights.
 *
 * @module
 */
export { FeatureBuffer } from './feature-buffer.ts'
export { findBestSequences, type LabelledSequence } from './find-best-sequences.ts'
export { type Forest, packForest, unpackForest, weighByForest } from './forest.ts'
export { combineHashes, hashWord } from './hash.ts'
export { sumMarginals, sumSequences } from './sum-marginals.ts'
export { packWeights, unpackWeights } from './weight-file.ts'
export { addWeights, type WeightTable } from './weight-table.ts'
