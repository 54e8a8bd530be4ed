import { expect, it } from 'vitest'
import { tortureWorkers } from '../../scripts/torture-workers.mjs'
import { PROGRAM } from '../cli/run-hearsay.ts'
import { missing } from './server.ts'

it.skipIf(missing !== undefined)(
  'a record stays whole while workers, a page server and the database are killed at random',
  async () => {
    const figures = await tortureWorkers({
      articles: 100,
      kills: 4,
      seed: 3,
      workers: 2,
      leaseSeconds: 6,
      program: PROGRAM,
    })
    const { kills, longestBeyondLeaseSeconds, ...rest } = figures
    expect(rest).toMatchObject({ lost: {}, tooMany: {}, jobsLeft: 0, givenUp: 0, troubles: [] })
    expect(rest.lines).toBeGreaterThan(300)
    expect(kills.worker + kills.database + kills.pages).toBeGreaterThan(1)
    // The look after lost leases comes every quarter of one.
    expect(longestBeyondLeaseSeconds).toBeLessThan(10)
  },
  600_000,
)
