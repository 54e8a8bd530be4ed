import type { Relation, Voice } from '../record.ts'

/** A voice as a line of JSON has it, where `kind` says what kind of thing the line is. */
export const describeVoice = ({ kind, ...voice }: Voice) => ({ kind: 'voice', voiceKind: kind, ...voice })

/** A relation likewise. */
export const describeRelation = ({ kind, ...relation }: Relation) => ({
  kind: 'relation',
  relationKind: kind,
  ...relation,
})
