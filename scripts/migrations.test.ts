import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { useDatabase } from '@/lib/platform/testing/database'

useDatabase({ empty: true })

test('the migrations, one after another, make exactly the schema', async () => {
  const args = ['scripts/prisma.mjs', 'migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma']
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: process.env })
  expect(stdout).toContain('No difference detected')
})
