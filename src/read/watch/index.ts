/** @module watch: feeds visited again and again, each at its own pace. */
export { findPace, findRetreat } from './find-pace.ts'
export type { Poll } from './poll-feed.ts'
export { beginFeed, type Clock, type WatchOptions, watchFeeds } from './watch-feeds.ts'
