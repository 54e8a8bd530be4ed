/** @module watch: feeds visited again and again, each at its own pace. */
export { findPace, findRetreat } from './find-pace.ts'
export type { VisitStep } from './visit-feed.ts'
export { beginFeed, type Clock, type WatchOptions, type WatchStep, watchFeeds } from './watch-feeds.ts'
