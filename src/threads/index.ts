/** @module threads: reading pages and searching articles on all cores of one machine. */

export { openThreads, type Threads, type ThreadsOptions } from './open-threads.ts'
export { HERE } from './search-here.ts'
