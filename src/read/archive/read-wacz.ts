import { UnreadableInput } from '../open-bytes.ts'
import { type OpenZip, openZip, type ZipMember } from '../open-zip.ts'
import type { Piece } from '../piece.ts'
import { type ArchiveOptions, readWarc } from './read-warc.ts'

const WARC_NAME = /(?:^|\/)[^/]+\.warc(?:\.gz)?$/i

interface PlacedMember {
  readonly member: ZipMember
  /** Where its bytes begin in the archive. */
  readonly start: number
}

/**
 * What a WACZ file (a ZIP of web archives with an index) holds: the records of every WARC in it, in the order in which
 * they stand in the file. The name of a piece begins with that of its WARC. `end` and `after` are offsets in the WACZ
 * file; in a WARC that was packed once more by the ZIP, only its last record has an `end`.
 *
 * Throws UnreadableInput where the ZIP is damaged or has no WARC in it.
 */
export async function* readWacz(path: string, options: ArchiveOptions): AsyncGenerator<Piece> {
  const zip = await openZip(path)
  try {
    const members = await placeMembers(zip)
    if (members.length === 0) {
      throw new UnreadableInput('a WACZ file without web archives: expected WARC files in it; save it again')
    }
    const { after = 0 } = options
    for (const placed of members) {
      if (placed.start + placed.member.packedSize > after)
        yield* readPlacedMember(zip, { ...options, placed })
    }
  } finally {
    zip.close()
  }
}

async function placeMembers(zip: OpenZip): Promise<PlacedMember[]> {
  const warcs = zip.members.filter(({ name }) => WARC_NAME.test(name))
  const placed: PlacedMember[] = []
  for (const member of warcs) placed.push({ member, start: await zip.findStart(member) })
  return placed.sort((one, other) => one.start - other.start)
}

async function* readPlacedMember(
  zip: OpenZip,
  { placed: { member, start }, after = 0, ...options }: ArchiveOptions & { readonly placed: PlacedMember },
): AsyncGenerator<Piece> {
  const from = member.isPacked ? 0 : Math.max(0, after - start)
  const pieces = readWarc(zip.readMember(member, from), { ...options, after: from })
  let last: Piece | undefined
  try {
    for await (const piece of pieces) {
      if (last) yield last
      last = placePiece(piece, { member, start })
    }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    if (last) yield last
    last = { kind: 'trouble', name: member.name, message: error.message }
  }
  if (last) yield { ...last, end: start + member.packedSize }
}

function placePiece(piece: Piece, { member, start }: PlacedMember): Piece {
  const { end: place, ...rest } = piece
  const end = place === undefined || member.isPacked ? undefined : start + place
  const named = rest.kind === 'passed' ? rest : { ...rest, name: `${member.name}: ${rest.name}` }
  return end === undefined ? named : { ...named, end }
}
