import type { Figure } from './figures.ts'
import type { Mentions } from './find-mentions.ts'
import { isSameOutlet } from './same-outlet.ts'

interface OutletsKnown {
  readonly mentions: Mentions
  readonly figureAt: ReadonlyMap<number, Figure>
  /** Who published the article. */
  readonly outlet: string | undefined
}

/**
 * The outlet that the name with its head at a token means: the longest form that the article has for it. But a short
 * name of the publishing outlet is that outlet ("The Post" in the New York Post), until the article has told of
 * another one that bears it.
 */
export function nameOutletAt(head: number, { mentions, figureAt, outlet }: OutletsKnown): string | undefined {
  const short = mentions.byHead.get(head)?.name?.text
  const figure = figureAt.get(head)
  if (figure === undefined || short === undefined || outlet === undefined) return figure?.name ?? short
  if (!isSameOutlet(short, outlet) || isSameOutlet(figure.name, outlet)) return figure.name
  const isOtherBefore = figure.mentions.some(
    ({ head: before, name }) => before < head && name !== undefined && !isSameOutlet(name.text, outlet),
  )
  return isOtherBefore ? figure.name : short
}
