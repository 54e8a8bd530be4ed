import { defineConfig } from 'vitest/config'

/** The tests of what a record does, with the record on a PostgreSQL server in place of a file. */
export default defineConfig({
  test: {
    include: [
      'test/store/**/*.test.ts',
      'test/serve/**/*.test.ts',
      'test/pipeline/**/*.test.ts',
      'test/work/**/*.test.ts',
    ],
    exclude: [
      // What is wrong with files.
      'test/store/bad-input.test.ts',
    ],
    globalSetup: 'test/start-postgres-server.ts',
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // A machine that others use too may be slow for a moment; `npm test` tells which tests needed the second try.
    retry: process.env.CI === undefined ? 0 : 1,
  },
})
