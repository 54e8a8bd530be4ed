import { startPostgres } from '../scripts/start-postgres.mjs'

/** One server for all tests of a run; what they keep on it need not outlast a power cut. */
export default async function setup(): Promise<() => Promise<void>> {
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']
  const server = await startPostgres({ settings })
  process.env.TEST_POSTGRES = server.address
  return server.stop
}
