import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: ['{app,client,components,lib,prisma,scripts}/**/*.test.{ts,tsx}', '*.test.ts'],
    exclude: ['node_modules', 'scripts/operations.test.ts'], // operations: with the built app, after the browser tests
    globalSetup: 'lib/platform/testing/global-setup.ts',
    maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Nothing of the operator's own: a test that forgets useDatabase() reaches no database at all.
    env: {
      AUTH_SECRET: 'a secret of the tests and of nothing else',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/use-database-was-not-called',
      DEMO: '0',
      LIMITS: 'on',
      PORT: '3000',
      SITE_URL: 'http://localhost:3000',
    },
  },
})
