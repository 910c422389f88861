import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests of the product on a real Postgres, with a database per worker. */
const onPostgres = {
  globalSetup: ['tests/support/globalSetup.ts'],
  setupFiles: ['tests/support/workerDatabase.ts'],
  hookTimeout: 120_000,
}

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    // Half of a test's time is the database's: a small machine uses both cores too.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/{unit,architecture}/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: ['tests/integration/runtime/**'],
          ...onPostgres,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], ...onPostgres, testTimeout: 900_000 },
      },
      {
        extends: true,
        // The commands themselves: they start servers of their own and need nothing of the product.
        test: {
          name: 'runtime',
          include: ['tests/integration/runtime/**/*.test.ts'],
          hookTimeout: 120_000,
          testTimeout: 120_000,
        },
      },
    ],
  },
})
