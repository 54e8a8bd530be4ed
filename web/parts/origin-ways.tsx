import type { Hop, Origin, Utterance } from '../../src/record.ts'
import type { FoundStatement } from '../../src/store/index.ts'
import { HOP_NAMES, nameCircle, nameOrigins } from '../name-origins.ts'
import { EvidenceLink, nameOutlet } from './links.tsx'

interface OriginWaysProps {
  readonly utterance: Utterance
  readonly statements: ReadonlyMap<string, FoundStatement>
}

/** How many origins an utterance has, and by which ways it came from each of them into the articles. */
export function OriginWays({ utterance, statements }: OriginWaysProps) {
  const { origins, hops, occasion, circles = [] } = utterance
  const headings = new Map([...statements.values()].map(({ article }) => [article.id, article]))
  const outletOf = (id: string) => {
    const heading = headings.get(id)
    return heading ? nameOutlet(heading) : id
  }
  return (
    <div className="origins">
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
      <details>
        <summary>{nameOrigins(origins)}</summary>
        <ul>
          {origins.map((origin) => (
            <li key={origin.name + origin.articles[0]}>
              <OriginEntry
                {...{ origin, outletOf }}
                hops={hops.filter(({ article }) => origin.articles.includes(article))}
              />
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

interface OriginEntryProps {
  readonly origin: Origin
  readonly hops: readonly Hop[]
  readonly outletOf: (article: string) => string
}

/** One origin: the ways that lead from it, each with the words that show it, then the reasons. */
function OriginEntry({ origin, hops, outletOf }: OriginEntryProps) {
  const silent = origin.articles.filter((id) => !hops.some(({ article }) => article === id))
  return (
    <>
      <strong>
        <bdi>{origin.kind === 'unknown' ? 'Origin not known' : origin.name}</bdi>
      </strong>
      <ul className="ways">
        {hops.map((hop) => (
          <li key={`${hop.article} ${hop.kind} ${hop.through}`}>
            <Way {...{ hop, outletOf }} />
          </li>
        ))}
        {silent.map((id) => (
          <li key={id}>
            <bdi>{outletOf(id)}</bdi> <span className="byline">shows nothing</span>
          </li>
        ))}
      </ul>
      <p className="reason">{origin.reasons.join(' ')}</p>
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
