import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from './fixtures'

test.setTimeout(600_000)

test('every act, asked for over the wire by everybody, ends as the matrix says', () => expectNoDeviation('role-matrix'))

test('every page of the moderators’ wing, opened by everybody, is there for those who keep the board alone', () => expectNoDeviation('wing-matrix'))

async function expectNoDeviation(script: string): Promise<void> {
  const env = { ...process.env, SITE_URL: process.env.BASE_URL, AUTH_SECRET: 'a secret of the tests and of nothing else' }
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', `scripts/testing/${script}.ts`], { env, maxBuffer: 64 * 1024 * 1024 })
  const { asked, deviations } = JSON.parse((await run).stdout)
  expect(deviations).toEqual([])
  expect(asked).toBeGreaterThan(1000)
}
