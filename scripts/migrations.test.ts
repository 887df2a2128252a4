import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'
import { useDatabase } from '@/lib/platform/testing/database'
import { ofDatabase } from '@/lib/platform/testing/of-database'
import { letServe } from './operating/serving-role.mjs'

useDatabase({ empty: true })

test('the migrations, one after another, make exactly the schema', async () => {
  const args = ['scripts/prisma.mjs', 'migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma']
  const { stdout } = await prisma(args)
  expect(stdout).toContain('No difference detected')
})

test('a node that has nothing to migrate can be started as the role that serves, and one that has cannot', async () => {
  const ownerUrl = process.env.DATABASE_URL ?? ''
  const url = ofDatabase(inject('database')?.url ?? '', new URL(ownerUrl).pathname.slice(1))
  const deploy = (DATABASE_URL: string) => prisma(['scripts/prisma.mjs', 'migrate', 'deploy'], { DATABASE_URL })

  await expect(deploy(url)).rejects.toThrow(/permission denied/)
  await expect(letServe({ url, ownerUrl })).rejects.toThrow('it owns none. It must own the tables of the board.')
  await deploy(ownerUrl)
  await letServe({ url, ownerUrl })
  expect((await deploy(url)).stdout).toContain('No pending migrations to apply')
}, 60_000)

function prisma(args: string[], env = {}) {
  return promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } })
}
