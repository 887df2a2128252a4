import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const ROOMS = ['app', 'client', 'components', 'lib', 'prisma', 'scripts']

/** Those that put another module into the place of one of ours, where it would stay for the files after them. */
const alone = ROOMS.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)))
  .filter((file) => /\.test\.tsx?$/.test(file))
  .filter((file) => /\bvi\.(?:doMock|mock|resetModules)\(/.test(readFileSync(file, 'utf8')))

const resolve = { alias: { '@': import.meta.dirname } }

export default defineConfig({
  resolve,
  test: {
    globalSetup: 'lib/platform/testing/global-setup.ts', // once for both
    maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
    projects: [
      // A process of its own for every file would load and warm up the whole house each time, which takes longer than most tests.
      project('together', { include: [`{${ROOMS}}/**/*.test.{ts,tsx}`, '*.test.ts'], exclude: ['node_modules', ...alone], isolate: false }),
      project('alone', { include: alone }),
    ],
  },
})

function project(name: string, files: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    resolve,
    test: {
      ...files,
      name,
      setupFiles: 'lib/platform/testing/afresh.ts',
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
  }
}
