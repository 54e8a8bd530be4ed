/**
 * The keys under which a statement is found by what its speaker says on the same point much later, or said before.
 *
 * @module
 */
import type { Key } from '../shelf.ts'
import { listSpeakerNames } from './list-saying-keys.ts'
import type { PreparedStatement } from './prepare-statements.ts'
import { isNameless } from './seats.ts'
import { hashWords } from './split-words.ts'
import { stretchesAround, stretchOf } from './stretches.ts'
import { weighStem } from './weigh-stems.ts'

/** Two points of one kind have two of these in common: who says the opposite uses most of the words again. */
const STEMS = 5
/** Who says otherwise does so within a year or so; long stretches make few questions of a long time. */
const DAYS_OF_STRETCH = 256
const REACH = 256

/**
 * Under `speaker and two words` the name that the speaker goes by with each two of the rarest stems of the content. None for voices that are
 * somebody else in each article.
 */
export function listPointKeys({ statement, stems, article, said }: PreparedStatement): Key[] {
  if (statement.voice === undefined || isNameless(statement.voice.kind)) return []
  const rarest = [...stems]
    .sort((a, b) => weighStem(b) - weighStem(a) || (a < b ? -1 : 1))
    .slice(0, STEMS)
    .sort()
  const bucket = stretchOf(said?.to ?? article.day, DAYS_OF_STRETCH)
  return listSpeakerNames(statement).flatMap((name) =>
    rarest.flatMap((one, at) =>
      rarest
        .slice(at + 1)
        .map((other) => ({ key: hashWords([name, one, other], { from: 0, to: 3 }), bucket })),
    ),
  )
}

/** The stretches in which the same point may have been made. */
export function listPointStretches({ article, said }: PreparedStatement): number[] | 'all' {
  return stretchesAround(said?.to ?? article.day, { length: DAYS_OF_STRETCH, reach: REACH })
}
