import { useQuery } from '@tanstack/react-query'
import type { WatchedFeed } from '../../src/record.ts'
import { askFeeds } from '../api.ts'
import { nameCount, nameDate, toSafeAddress } from '../name-things.ts'
import { WhenAnswered } from './failure-pages.tsx'
import '../style/home.css'

/** The feeds that are watched and how each fares, those that need a look first. */
export function FeedsPage() {
  const query = useQuery(askFeeds())
  return (
    <>
      <title>Feeds · Hearsay</title>
      <WhenAnswered query={query}>
        {({ items }) => (items.length === 0 ? <NoFeeds /> : <Feeds feeds={items} />)}
      </WhenAnswered>
    </>
  )
}

function NoFeeds() {
  return (
    <section className="empty">
      <h1>No feed is watched</h1>
      <p>
        Hearsay can look at the feeds of outlets again and again and add every new article by itself. Give it
        the address of a feed, or a list exported from a feed reader, in a terminal beside the one that serves
        this page:
      </p>
      <pre>
        <code>hearsay watch https://outlet.example/feed.xml{'\n'}hearsay watch feeds.opml</code>
      </pre>
      <p>
        It runs until it is stopped with Ctrl+C, asks each feed no more often than the site wishes, and goes
        on where it was when it is started again. What it finds shows up on these pages at once.
      </p>
    </section>
  )
}

type State = 'failing' | 'ended' | 'behind' | 'well' | 'new'

const STATE_NAMES: Readonly<Record<State, { readonly sign: string; readonly says: string }>> = {
  failing: { sign: '⚠', says: 'failing' },
  ended: { sign: '■', says: 'ended' },
  behind: { sign: '…', says: 'with entries waiting' },
  new: { sign: '○', says: 'not asked yet' },
  well: { sign: '✓', says: 'well' },
}
/** Those that need a look first. */
const STATE_ORDER: readonly State[] = ['failing', 'ended', 'behind', 'new', 'well']

function findState(feed: WatchedFeed): State {
  if (feed.isEnded) return 'ended'
  if (feed.failures > 0) return 'failing'
  const entries = Object.values(feed.entries)
  if (entries.some(({ isKept }) => !isKept)) return 'behind'
  return entries.length === 0 && feed.title === undefined ? 'new' : 'well'
}

function Feeds({ feeds }: { feeds: readonly WatchedFeed[] }) {
  const ordered = feeds
    .map((feed) => ({ feed, state: findState(feed) }))
    .sort(
      (a, b) =>
        STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) ||
        b.feed.failures - a.feed.failures ||
        a.feed.dueAt - b.feed.dueAt,
    )
  const counts = STATE_ORDER.map((state) => ({
    state,
    count: ordered.filter((each) => each.state === state).length,
  })).filter(({ count }) => count > 0)
  return (
    <>
      <header className="page-head">
        <h1>Feeds</h1>
        <p className="byline">
          {nameCount(feeds.length, 'feed')} watched
          {counts.map(({ state, count }) => ` · ${count} ${STATE_NAMES[state].says}`).join('')}
        </p>
        <Standstill feeds={feeds} />
      </header>
      <ul className="plain-list feeds">
        {ordered.map(({ feed, state }) => (
          <li key={feed.address} className={`feed ${state}`}>
            <FeedLine {...{ feed, state }} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** So long after a feed was due, nobody seems to be watching. */
const LATE_MS = 15 * 60_000

function Standstill({ feeds }: { feeds: readonly WatchedFeed[] }) {
  const open = feeds.filter(({ isEnded }) => !isEnded)
  if (open.length === 0 || !open.every(({ dueAt }) => Date.now() - dueAt > LATE_MS)) return null
  return (
    <p className="standstill">
      Nothing is watched at this moment: every feed was due before now. Run <code>hearsay watch</code> in a
      terminal to go on.
    </p>
  )
}

function FeedLine({ feed, state }: { feed: WatchedFeed; state: State }) {
  const entries = Object.values(feed.entries)
  const waiting = entries.filter(({ isKept }) => !isKept)
  const { sign, says } = STATE_NAMES[state]
  const home = toSafeAddress(feed.movedTo ?? feed.address)
  return (
    <>
      <p className="feed-state">
        <span aria-hidden="true">{sign}</span> {says}
      </p>
      <div>
        <h2 dir="auto">{feed.title ?? 'No title yet'}</h2>
        <p className="byline">
          {home ? (
            <a href={home} rel="noreferrer" target="_blank">
              {home}
            </a>
          ) : (
            feed.address
          )}
          {feed.movedTo !== undefined && <> · moved for good from {feed.address}</>}
        </p>
        {feed.failures > 0 && (
          <p className="feed-message">
            Failed {feed.failures === 1 ? 'once' : `${feed.failures} times in a row`}
            {feed.message !== undefined && (
              <>
                : <bdi>{feed.message}</bdi>
              </>
            )}
          </p>
        )}
        {feed.isEnded && (
          <p className="feed-message">
            The site said that it is gone for good, so it is not asked any more. What came from it stays.
          </p>
        )}
        <p className="byline">
          {entries.length === 0
            ? 'Nothing came from it yet'
            : `${nameCount(entries.length - waiting.length, 'entry', 'entries')} kept of those it had last`}
          {waiting.length > 0 &&
            ` · ${nameCount(waiting.length, 'entry', 'entries')} waiting for another try`}
          {!feed.isEnded && <> · {nameDue(feed.dueAt)}</>}
        </p>
      </div>
    </>
  )
}

const AGO = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' })
const MINUTE_MS = 60_000
const HOURS_AS_HOURS = 48

/** When a feed is asked again: near moments by how far they are, others by their day. */
function nameDue(dueAt: number): string {
  const minutes = Math.round((dueAt - Date.now()) / MINUTE_MS)
  const verb = minutes < 0 ? 'was due' : 'due'
  // One that was never asked has been due since the beginning of time.
  if (Math.abs(minutes) < 1 || dueAt <= 0) return 'due now'
  if (Math.abs(minutes) < 120) return `${verb} ${AGO.format(minutes, 'minute')}`
  const hours = Math.round(minutes / 60)
  if (Math.abs(hours) < HOURS_AS_HOURS) return `${verb} ${AGO.format(hours, 'hour')}`
  const moment = new Date(dueAt)
  return Number.isNaN(moment.getTime())
    ? 'due at no known time'
    : `${verb} on ${nameDate(moment.toISOString().slice(0, 10))}`
}
