import type { OpenAPIHono } from '@hono/zod-openapi'
import type { BlankEnv } from 'hono/types'
import type { OpenRecord } from '../store/index.ts'
import type { Additions } from './additions.ts'
import type { Traffic } from './give-way.ts'
import type { Door } from './identify-visitor.ts'
import type { Metrics } from './open-metrics.ts'
import type { Relating } from './relate-behind.ts'
import type { Changes } from './watch-changes.ts'

/** What the addresses are answered from. */
export interface Service {
  readonly record: OpenRecord
  readonly changes: Changes
  readonly additions: Additions
  readonly relating: Relating
  readonly traffic: Traffic
  readonly door: Door
  readonly metrics: Metrics
  /** Aborted when the server closes. */
  readonly signal: AbortSignal
}

export type Router = OpenAPIHono<BlankEnv>
