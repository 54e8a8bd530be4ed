import type { Hop, Origin, Utterance } from '../../src/record.ts'
import type { ArticleHeading } from '../../src/serve/index.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { HOP_NAMES, nameCircle, nameOrigins } from '../name-origins.ts'
import { nameDate, nameShare } from '../name-things.ts'
import { EvidenceLink, nameOutlet } from './links.tsx'

interface OriginWaysProps {
  readonly utterance: Utterance
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** How many origins an utterance has and, folded away, by which ways it came from each of them into the articles. */
export function OriginWays({ utterance, statements }: OriginWaysProps) {
  return (
    <div className="origins">
      <OriginWarnings utterance={utterance} />
      <details>
        <summary>{nameOrigins(utterance.origins)}</summary>
        <OriginList {...{ utterance, statements }} />
      </details>
    </div>
  )
}

/** The occasion at which several were, and rings in which hands have it from each other; nothing where there is none. */
export function OriginWarnings({ utterance: { occasion, circles = [] } }: { utterance: Utterance }) {
  return (
    <>
      {occasion && (
        <p>
          {occasion.articles.length} witnesses at one occasion: <bdi>{occasion.venue}</bdi>
        </p>
      )}
      {circles.map((circle) => (
        <p key={circle.join()} className="difference dangerous">
          <span aria-hidden="true">⚠ </span>in a circle: <bdi>{nameCircle(circle)}</bdi>
        </p>
      ))}
    </>
  )
}

interface OriginListProps extends OriginWaysProps {
  /** Articles that ways lead to and that have no statement of it. */
  readonly others?: readonly ArticleHeading[]
  /** `reasons`: each way with what it was concluded from, and how sure that is. */
  readonly shows?: 'ways' | 'reasons'
}

/** Every origin with the ways that lead from it, and why its articles were taken to have one. */
export function OriginList({ utterance, statements, others = [], shows = 'ways' }: OriginListProps) {
  const { origins, hops } = utterance
  const headings = new Map(
    [...others, ...[...statements.values()].map(({ article }) => article)].map((one) => [one.id, one]),
  )
  const outlets = [...headings.values()].map(nameOutlet)
  const outletOf = (id: string) => {
    const heading = headings.get(id)
    if (!heading) return id
    const outlet = nameOutlet(heading)
    const isAlone = outlets.indexOf(outlet) === outlets.lastIndexOf(outlet)
    return isAlone || !heading.publishedAt
      ? outlet
      : `${outlet}, ${nameDate(heading.publishedAt.slice(0, 10))}`
  }
  return (
    <ul className="origin-list">
      {origins.map((origin) => (
        <li key={origin.name + origin.articles[0]}>
          <OriginEntry
            {...{ origin, outletOf, shows }}
            hops={hops.filter(({ article }) => origin.articles.includes(article))}
          />
        </li>
      ))}
    </ul>
  )
}

interface OriginEntryProps {
  readonly origin: Origin
  readonly hops: readonly Hop[]
  readonly outletOf: (article: string) => string
  readonly shows: 'ways' | 'reasons'
}

/** One origin: the ways that lead from it, each with the words that show it, then the reasons. */
function OriginEntry({ origin, hops, outletOf, shows }: OriginEntryProps) {
  const silent = origin.articles.filter((id) => !hops.some(({ article }) => article === id))
  // What stands at a way already need not be said again.
  const told = new Set(shows === 'reasons' ? hops.map(({ reason }) => reason) : [])
  return (
    <>
      <strong>
        <bdi>{origin.kind === 'unknown' ? 'Origin not known' : origin.name}</bdi>
      </strong>
      <ul className="ways">
        {hops.map((hop) => (
          <li key={`${hop.article} ${hop.kind} ${hop.through}`}>
            <Way {...{ hop, outletOf }} />
            {shows === 'reasons' && (
              <p className="byline">
                {hop.reason} <span className="share">{nameShare(hop.confidence)} sure</span>
              </p>
            )}
          </li>
        ))}
        {silent.map((id) => (
          <li key={id}>
            <bdi>{outletOf(id)}</bdi> <span className="byline">shows nothing</span>
          </li>
        ))}
      </ul>
      <p className="reason">{origin.reasons.filter((reason) => !told.has(reason)).join(' ')}</p>
    </>
  )
}

/** `Interfax → The Moscow Times, cited` */
function Way({ hop, outletOf }: { hop: Hop; outletOf: (article: string) => string }) {
  const name = HOP_NAMES[hop.kind]
  return (
    <>
      {hop.kind !== 'first hand' && (
        <>
          <bdi>{hop.through}</bdi> →{' '}
        </>
      )}
      <bdi>{outletOf(hop.article)}</bdi>{' '}
      <span className="byline">
        {hop.evidence ? (
          <EvidenceLink article={hop.article} spans={[[hop.evidence.start, hop.evidence.end]]}>
            {name}
          </EvidenceLink>
        ) : (
          name
        )}
      </span>
    </>
  )
}
