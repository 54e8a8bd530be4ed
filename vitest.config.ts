import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Workers are for records on a server: vitest.postgres.config.ts runs these.
    exclude: [...configDefaults.exclude, 'test/work/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A machine that others use too may be slow for a moment; `npm test` tells which tests needed the second try.
    retry: process.env.CI === undefined ? 0 : 1,
  },
})
