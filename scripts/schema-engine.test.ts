import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sql } from '@/lib/platform/db'
import { useDatabase } from '@/lib/platform/testing/database'

useDatabase({ empty: true })

let project: string

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'parley-migrations-'))
  await mkdir(join(project, 'migrations'))
  await writeFile(join(project, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n')
  await writeFile(join(project, 'schema.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n')
  await writeFile(
    join(project, 'prisma.config.mjs'),
    `export default { schema: 'schema.prisma', migrations: { path: 'migrations' }, datasource: { url: process.env.DATABASE_URL } }\n`,
  )
  await sql('drop schema public cascade')
  await sql('create schema public')
})

afterEach(() => rm(project, { recursive: true }))

test('a migration may hold a function whose body is full of semicolons', async () => {
  await aMigration(
    '1_notes',
    `create table note (body text not null);
    create function close_note() returns trigger language plpgsql as $$
    begin
      new.body := new.body || ';'; -- not; the; end
      return new;
    end;
    $$;
    create trigger close_note before insert on note for each row execute function close_note();`,
  )

  const { code } = await deploy()

  expect(code).toBe(0)
  await sql(`insert into note values ('a; b')`)
  expect(await sql('select body from note')).toEqual([{ body: 'a; b;' }])
})

test('a second run finds nothing to do', async () => {
  await aMigration('1_notes', 'create table note (body text)')
  await deploy()

  const { code, said } = await deploy()

  expect(code).toBe(0)
  expect(said).toContain('No pending migrations to apply')
})

test('a migration that fails is named with its reason, leaves nothing half done, and holds back what follows', async () => {
  await aMigration('1_notes', 'create table note (body text)')
  await aMigration('2_broken', 'create table half (id int); alter table missing add column a int;')
  await aMigration('3_later', 'create table later (id int)')

  const failed = await deploy()

  expect(failed.code).not.toBe(0)
  expect(failed.said).toContain('2_broken')
  expect(failed.said).toContain('relation "missing" does not exist')
  expect(await tables()).toEqual(['_prisma_migrations', 'note'])

  const again = await deploy()

  expect(again.code).not.toBe(0)
  expect(again.said).toContain('P3009')
  expect(await tables()).toEqual(['_prisma_migrations', 'note'])
})

test('a server that is not there is told in words', async () => {
  const { code, said } = await deploy({ DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' })

  expect(code).not.toBe(0)
  expect(said).toContain(`Can't reach database server at \`127.0.0.1:1\``)
})

function aMigration(name: string, script: string): Promise<void> {
  const folder = join(project, 'migrations', name)
  return mkdir(folder).then(() => writeFile(join(folder, 'migration.sql'), script))
}

function deploy(env = {}): Promise<{ code: number; said: string }> {
  const engine = { PRISMA_SCHEMA_ENGINE_BINARY: resolve('scripts/schema-engine.mjs') } // ours, even where the native one is at hand
  const options = { cwd: project, env: { ...process.env, ...engine, ...env } }
  return new Promise((done) => {
    execFile(process.execPath, [resolve('scripts/prisma.mjs'), 'migrate', 'deploy'], options, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, said: out + err })
    })
  })
}

async function tables(): Promise<string[]> {
  const rows = await sql<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`)
  return rows.map(({ name }) => name)
}
