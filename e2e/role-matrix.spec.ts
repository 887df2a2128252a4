import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from './fixtures'

test('every act, asked for over the wire by everybody, ends as the matrix says', async ({ javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === true, 'no browser takes part')
  test.setTimeout(300_000)
  const env = { ...process.env, SITE_URL: process.env.BASE_URL, AUTH_SECRET: 'a secret of the tests and of nothing else' }
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/testing/role-matrix.ts'], { env })
  const { asked, deviations } = JSON.parse(stdout)
  expect(deviations).toEqual([])
  expect(asked).toBeGreaterThan(1000)
})
