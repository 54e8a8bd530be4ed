/**
 * By whose hands an utterance came from the voice into each article, as a graph of nodes and edges.
 *
 * @module
 */
import type { Evidence, Hop, Utterance } from '../src/record.ts'
import type { ArticleHeading } from '../src/serve/index.ts'
import type { FoundStatement } from '../src/store/index.ts'
import { HOP_NAMES, nameCircle } from './name-origins.ts'
import { nameOutlet } from './parts/links.tsx'

export interface HandsNode {
  readonly id: string
  readonly kind: 'voice' | 'occasion' | 'hand' | 'article'
  readonly name: string
  readonly article?: ArticleHeading
  /** It is in a ring of hands that have the utterance from each other. */
  readonly isInCircle: boolean
}

/** What shows that an utterance went one step. */
export interface HandsSign {
  readonly reason: string
  /** Of those at 0.9, about nine in ten are right. Absent where nothing is claimed. */
  readonly confidence?: number
  readonly evidence?: Evidence
}

export interface HandsEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  /** `unsure`: shown, but too weak to conclude anything from. `open`: no article shows how it came this way. */
  readonly kind: 'shown' | 'unsure' | 'open'
  /** `cited, same text` */
  readonly name: string
  /** At least one, the surest first. */
  readonly signs: readonly HandsSign[]
  readonly isInCircle: boolean
}

export interface Hands {
  /** The voice first. */
  readonly nodes: readonly HandsNode[]
  readonly edges: readonly HandsEdge[]
}

export interface GatherHandsOptions {
  /** What the voice is called; absent where it is not known. */
  readonly voice?: string
  readonly statements: readonly FoundStatement[]
  /** Articles that are pointed to and have no statement of the utterance. */
  readonly others?: readonly ArticleHeading[]
}

/** From a hop below this nothing is concluded: see `docs/origins.md`. */
const LEAST_TO_CONCLUDE = 0.6

export const VOICE_NODE = 'voice'
const OCCASION_NODE = 'occasion'
const nodeOfArticle = (id: string): string => `article ${id}`
const nodeOfHand = (name: string): string => `hand ${foldName(name)}`

/**
 * The graph of hands. An article that shows nothing, and a hand of which nothing is known but its name, are joined to the
 * voice by an `open` edge, so that everything hangs together; so is a ring that leads to nobody outside of it.
 */
export function gatherHands(utterance: Utterance, options: GatherHandsOptions): Hands {
  const headings = new Map(
    [...(options.others ?? []), ...options.statements.map(({ article }) => article)].map((one) => [
      one.id,
      one,
    ]),
  )
  const steps = listSteps(utterance, options.statements)
  const nodes = listNodes(utterance, { steps, headings, voice: options.voice ?? 'Voice not known' })
  const all = [...steps, ...listOpenSteps(nodes, steps)]
  return markCircles({ nodes, edges: joinSteps(all) }, utterance.circles ?? [])
}

interface Step {
  readonly from: string
  readonly to: string
  readonly name: string
  readonly kind: HandsEdge['kind']
  readonly sign: HandsSign
  /** What the hand at its beginning is called, where it is one. */
  readonly through?: string
}

function listSteps(utterance: Utterance, statements: readonly FoundStatement[]): Step[] {
  const { hops, occasion } = utterance
  const witnesses = new Set(occasion?.articles)
  const chains = findChains(hops, statements)
  const steps = hops.flatMap((hop): Step[] => {
    const to = chains.get(hop) ?? nodeOfArticle(hop.article)
    const from = beginningOf(hop, witnesses.has(hop.article))
    if (from === to) return []
    const isHand = from.startsWith('hand ')
    return [{ from, to, ...describeHop(hop), ...(isHand && { through: hop.through }) }]
  })
  return occasion ? [...steps, ...listOccasionSteps(occasion, { steps, statements })] : steps
}

function beginningOf(hop: Hop, isWitness: boolean): string {
  if (hop.kind === 'first hand') return isWitness ? OCCASION_NODE : VOICE_NODE
  return hop.from === undefined ? nodeOfHand(hop.through) : nodeOfArticle(hop.from)
}

function describeHop({
  article,
  kind,
  reason,
  confidence,
  evidence,
}: Hop): Pick<Step, 'name' | 'kind' | 'sign'> {
  return {
    name: HOP_NAMES[kind],
    kind: confidence >= LEAST_TO_CONCLUDE ? 'shown' : 'unsure',
    sign: { reason, confidence, ...(evidence && { evidence: { ...evidence, article } }) },
  }
}

/**
 * To which hand a hop leads that does not lead into the article itself: in "the Mail cites Interfax" Interfax leads to
 * the Mail. Hops are a set; the order of a chain stands in the statement.
 */
function findChains(hops: readonly Hop[], statements: readonly FoundStatement[]): Map<Hop, string> {
  const next = new Map<Hop, string>()
  for (const { statement } of statements) {
    const own = hops.filter(({ article, kind }) => kind === 'relay' && article === statement.article)
    const chain = (statement.relay ?? []).flatMap(
      ({ name }) => own.find(({ through }) => foldName(through) === foldName(name)) ?? [],
    )
    chain.slice(0, -1).forEach((hop, index) => {
      if (!next.has(hop)) next.set(hop, beginningOf(chain[index + 1]!, false))
    })
  }
  return next
}

/** Those who tell of an occasion, by their own words, were there; whether that is how they know is open. */
function listOccasionSteps(
  { venue, articles }: NonNullable<Utterance['occasion']>,
  { steps, statements }: { steps: readonly Step[]; statements: readonly FoundStatement[] },
): Step[] {
  const sign = { reason: `${articles.length} articles say that it was said there: “${venue}”.` }
  const said: Step = { from: VOICE_NODE, to: OCCASION_NODE, name: 'said at', kind: 'shown', sign }
  const told = articles
    .filter((id) => !steps.some(({ from, to }) => from === OCCASION_NODE && to === nodeOfArticle(id)))
    .map((id): Step => {
      const own = statements.find(({ statement }) => statement.article === id && statement.venue)?.statement
      const { text, start, end } = own?.venue ?? { text: venue, start: 0, end: 0 }
      return {
        from: OCCASION_NODE,
        to: nodeOfArticle(id),
        name: 'tells of it',
        kind: 'open',
        sign: {
          reason: `It names the occasion, and does not say whether it was there itself.`,
          ...(own && { evidence: { article: id, text, start, end } }),
        },
      }
    })
  return [said, ...told]
}

interface NodesOptions {
  readonly steps: readonly Step[]
  readonly headings: ReadonlyMap<string, ArticleHeading>
  readonly voice: string
}

/** The voice, the occasion, the hands by name, the articles by day. */
function listNodes(
  { origins, hops, occasion }: Utterance,
  { steps, headings, voice }: NodesOptions,
): HandsNode[] {
  const hands = new Map(
    steps.flatMap(({ from, through }) => (through === undefined ? [] : [[from, through]])),
  )
  const told = origins.flatMap(({ articles }) => articles)
  const ids = new Set([
    ...told,
    ...hops.map(({ article }) => article),
    ...hops.flatMap(({ from }) => from ?? []),
  ])
  const articles = [...ids].map((id) => describeArticle(id, headings.get(id)))
  const open = { isInCircle: false }
  return [
    { id: VOICE_NODE, kind: 'voice', name: voice, ...open },
    ...(occasion ? [{ id: OCCASION_NODE, kind: 'occasion' as const, name: occasion.venue, ...open }] : []),
    ...[...hands]
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([id, name]) => ({ id, kind: 'hand' as const, name, ...open })),
    ...articles.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  ]
}

const keyOf = ({ article, id }: HandsNode): string => `${article?.publishedAt ?? '9'} ${id}`

function describeArticle(id: string, article: ArticleHeading | undefined): HandsNode {
  return {
    id: nodeOfArticle(id),
    kind: 'article',
    name: article ? nameOutlet(article) : 'an article that is gone',
    ...(article && { article }),
    isInCircle: false,
  }
}

/** From the voice to all that nothing leads to, then to rings that hang on nothing. */
function listOpenSteps(nodes: readonly HandsNode[], steps: readonly Step[]): Step[] {
  const open: Step[] = []
  for (const { id, kind, name } of nodes) {
    if (kind === 'voice' || steps.some(({ to }) => to === id)) continue
    const reason =
      kind === 'hand'
        ? `How ${name} came to know it is not in the record.`
        : `${name} does not show how it knows.`
    open.push({ from: VOICE_NODE, to: id, name: 'not shown', kind: 'open', sign: { reason } })
  }
  for (;;) {
    const reached = findReached([...steps, ...open])
    const ring = nodes.find(({ id }) => !reached.has(id))
    if (!ring) return open
    const reason = 'They have it from each other: none is where it began.'
    open.push({ from: VOICE_NODE, to: ring.id, name: 'not shown', kind: 'open', sign: { reason } })
  }
}

function findReached(steps: readonly Step[]): Set<string> {
  const reached = new Set([VOICE_NODE])
  // A set is walked to its end, also to what is added on the way.
  for (const node of reached) for (const { from, to } of steps) if (from === node) reached.add(to)
  return reached
}

const KINDS: readonly HandsEdge['kind'][] = ['shown', 'unsure', 'open']

/** One edge for all that leads from one node to another. */
function joinSteps(steps: readonly Step[]): HandsEdge[] {
  const groups = new Map<string, Step[]>()
  for (const step of steps) {
    const key = `${step.from} → ${step.to}`
    groups.set(key, [...(groups.get(key) ?? []), step])
  }
  return [...groups].map(([id, group]) => {
    const ordered = group.sort((a, b) => (b.sign.confidence ?? 0) - (a.sign.confidence ?? 0))
    return {
      id,
      from: group[0]!.from,
      to: group[0]!.to,
      kind: KINDS.find((kind) => group.some((step) => step.kind === kind))!,
      name: [...new Set(ordered.map(({ name }) => name))].join(', '),
      signs: ordered.map(({ sign }) => sign),
      isInCircle: false,
    }
  })
}

/** In a circle `A, B, A` A has it from B: the edge leads from B to A. */
function markCircles({ nodes, edges }: Hands, circles: readonly (readonly string[])[]): Hands {
  if (circles.length === 0) return { nodes, edges }
  const nameOf = new Map(nodes.map(({ id, name }) => [id, foldName(name)]))
  const circleOf = new Map(
    circles.flatMap((circle) =>
      circle
        .slice(1)
        .map((name, index) => [`${foldName(name)} → ${foldName(circle[index]!)}`, circle] as const),
    ),
  )
  const marked = edges.map((edge) => {
    const circle = circleOf.get(`${nameOf.get(edge.from)} → ${nameOf.get(edge.to)}`)
    if (!circle) return edge
    return {
      ...edge,
      isInCircle: true,
      signs: [...edge.signs, { reason: `In a circle: ${nameCircle(circle)}.` }],
    }
  })
  const inCircle = new Set(marked.filter((edge) => edge.isInCircle).flatMap(({ from, to }) => [from, to]))
  return { nodes: nodes.map((node) => ({ ...node, isInCircle: inCircle.has(node.id) })), edges: marked }
}

/** "The Beacon" and "Beacon", "ABC News" and "ABC" are one hand, as the record takes them. */
function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/(?<=\S)\s+(?:news agency|agency|news)$/, '')
}
