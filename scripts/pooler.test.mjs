// A pooler in transaction mode in front of the database, with the real app behind it. One story, told in order.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openDataDir } from './operating/data-dir.mjs'
import { startPostgres } from './operating/embedded-postgres.mjs'
import { appEnvironment, newDataDir, removeDataDir, startApp } from './testing/app.mjs'
import { startPooler } from './testing/pooler.mjs'
import { Reader } from './testing/reader.mjs'
import { runNode } from './testing/stage.mjs'

const folders = [newDataDir(), newDataDir()]
const CONNECTIONS = 5
let database
let pooler
let env
let app

before(async () => {
  database = await startPostgres(openDataDir({ DATA_DIR: folders[0] }))
})

after(async () => {
  await app?.stop()
  await pooler?.stop()
  await database?.stop()
  for (const folder of folders) removeDataDir(folder)
})

test('the pooler of these tests is as strict as one can be', async () => {
  const strict = await startPooler(database.ownerUrl, { size: 2 })
  const refused = async (config, ...asked) => {
    const client = new pg.Client({ connectionString: strict.url, ...config })
    client.on('error', () => {})
    await assert.rejects(async () => {
      await client.connect()
      for (const each of asked) await client.query(each)
    })
    return strict.refusals.at(-1)
  }
  assert.match(await refused({ options: '-c timezone=UTC' }), /unsupported startup parameter: options/)
  assert.match(await refused({ statement_timeout: 1000 }), /unsupported startup parameter: statement_timeout/)
  assert.match(await refused({ connectionString: Object.assign(new URL(strict.url), { password: 'hunter2' }).href }), /password/)
  assert.match(await refused({}, { name: 'kept', text: 'select 1' }), /a statement with a name: kept/)
  for (const words of ['listen changed', 'set timezone = utc', 'begin; set lock_timeout = 1', 'create temp table t ()', 'select pg_advisory_lock(1)'])
    assert.match(await refused({}, words), /what a session keeps/, words)

  const client = new pg.Client(strict.url)
  await client.connect()
  const pids = []
  for (let n = 0; n < 4; n += 1) pids.push((await client.query('select pg_backend_pid() as pid')).rows[0].pid)
  assert.equal(new Set(pids).size, 2)
  assert.notEqual(pids[0], pids[1])
  await client.query('begin')
  const within = [await client.query('select pg_backend_pid() as pid'), await client.query('select pg_backend_pid() as pid')]
  assert.equal(within[0].rows[0].pid, within[1].rows[0].pid)
  await client.query('rollback')
  await client.query('select pg_try_advisory_lock/* by a way that it does not see through */(1)')
  await client.end()
  assert.deepEqual(await strict.leftovers(), ['a lock of the session'])
  await strict.stop()
})

test('an empty database behind it is brought up to date, filled and served, and the start says what it means', async () => {
  pooler = await startPooler(database.ownerUrl, { size: CONNECTIONS })
  env = await appEnvironment(folders[1], { DATABASE_URL: pooler.url, AUTH_SECRET: 'of the tests of poolers and of nothing else' })
  app = startApp(env)
  assert.ok(await app.ready, app.output())
  assert.match(app.output(), /There is a pooler in front of the database\. Let it take 18 clients from each node/)
  assert.match(app.output(), /within half a second; to have them told at once, set DATABASE_DIRECT_URL to the server itself/)
  assert.equal((await fetch(`${env.SITE_URL}/health/ready`)).status, 200)
  assert.deepEqual(pooler.refusals, [])
})

test('three hundred pages of people who are signed in, eight at a time, are all well', async () => {
  const readers = await Promise.all(['lanternrow', 'joanna_s1', 'olivia'].map((name) => Reader.signedIn(env.SITE_URL, name, env.DEMO_PASSWORD)))
  const paths = ['/', '/active', '/active?list=on', '/b/chat', '/b/chat/new', '/notifications', '/settings', '/drafts', '/search?q=petition', '/log', '/boards']
  const threads = [...(await readers[0].get('/active')).text.matchAll(/href="(\/t\/\d+\/[a-z0-9-]+)"/g)].map(([, path]) => path)
  const asked = Array.from({ length: 300 }, (_, n) => [readers[n % 3], [...paths, ...new Set(threads)][n % (paths.length + new Set(threads).size)]])
  const statuses = new Map()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let next = asked.pop(); next; next = asked.pop()) {
        const { status, text } = await next[0].get(next[1])
        if (status !== 200) statuses.set(next[1], `${status} ${text.slice(0, 100)}`)
        assert.match(text, /data-member="[^"]/, next[1])
      }
    }),
  )
  assert.deepEqual([...statuses], [])
})

test('forms, acts and the pages after them are well too', async () => {
  const [reader, moderator] = await Promise.all(['lanternrow', 'olivia'].map((name) => Reader.signedIn(env.SITE_URL, name, env.DEMO_PASSWORD)))
  const started = await (await reader.form('/b/chat/new', 'title')).send({ title: 'Behind a pooler', body: 'The first post.' })
  assert.equal(started.status, 303, started.text)
  const path = started.headers.get('location').split('#')[0]
  const id = path.split('/')[2]
  const replies = await Promise.all(
    Array.from({ length: 6 }, async (_, n) => (await reader.form(`/t/${id}/reply`, 'body')).send({ body: `Reply ${n} at the same moment as five others.` })),
  )
  assert.deepEqual(
    replies.map(({ status }) => status),
    Array(6).fill(303),
  )
  const draft = await (await reader.form(`/t/${id}/reply`, 'body')).send({ body: 'Kept for later.', do: 'draft' })
  assert.equal(draft.status, 200)
  const lock = await (await moderator.form(`/mod/lock/thread/${id}`, 'reason')).send({ reason: 'settled', words: '', for: 'ever' })
  assert.equal(lock.status, 303, lock.text)
  const shown = (await (await fetch(`${env.SITE_URL}${path}`)).text()).replaceAll('<!-- -->', '')
  assert.match(shown, /Reply 5 at the same moment/)
  assert.match(shown, /locked this thread/i)
})

test('the limits of time hold behind it too: a form that waits in vain for a lock comes back with its words', async () => {
  const reader = await Reader.signedIn(env.SITE_URL, 'lanternrow', env.DEMO_PASSWORD)
  const form = await reader.form('/b/chat/new', 'title')
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  await client.query('begin; lock table "Post" in exclusive mode')
  const began = Date.now()
  const answer = await form.send({ title: 'Behind a lock', body: 'Words that must not be lost.' })
  await client.end()
  assert.equal(answer.status, 503)
  assert.match(answer.text, /Words that must not be lost\./)
  assert.ok(Date.now() - began < 20_000, `${Date.now() - began} ms`)
  assert.equal((await form.send({ title: 'Behind a lock', body: 'Words that must not be lost.' })).status, 303)
})

test('the operator’s commands work through it, and the board hears of what they change', async () => {
  const text = join(folders[1], 'imported.txt')
  writeFileSync(text, 'Imported through a pooler\n\nfern Sat 08-Jun-13 15:00:15\n\nA post.\n')
  await (await fetch(`${env.SITE_URL}/b/chat`)).text()
  for (const [words, said] of [
    [['import', text, '--board', 'chat'], /was imported as a thread on/],
    [['recount'], /All counters are right/],
    [['verify-log'], /not keyed/],
  ]) {
    const { code, output } = await runNode(['scripts/board.mjs', ...words], { env })
    assert.equal(code, 0, `${words[0]}: ${output}`)
    assert.match(output, said, words[0])
  }
  for (const until = Date.now() + 10_000; !(await (await fetch(`${env.SITE_URL}/b/chat`)).text()).includes('Imported through a pooler'); await sleep(100))
    assert.ok(Date.now() < until, 'the board has not heard of the import')
})

test('nothing was refused, every connection was used, and no session has left anything in one', async () => {
  assert.deepEqual(pooler.refusals, [])
  for (const count of pooler.transactions()) assert.ok(count > 50, `${pooler.transactions()}`)
  assert.deepEqual(await pooler.leftovers(), [])
})

test('with the address of the server itself the nodes are told of changes at once, and pages still go through the pooler', async () => {
  await app.stop()
  app = startApp({ ...env, DATABASE_DIRECT_URL: database.ownerUrl })
  assert.ok(await app.ready, app.output())
  assert.doesNotMatch(app.output(), /half a second/)
  const before = pooler.transactions().reduce((sum, count) => sum + count, 0)
  assert.equal((await fetch(`${env.SITE_URL}/b/chat`)).status, 200)
  assert.ok(pooler.transactions().reduce((sum, count) => sum + count, 0) > before)
  assert.deepEqual([pooler.refusals, await pooler.leftovers()], [[], []])
})

test('a schema of its own behind a pooler is refused in a sentence', async () => {
  const refused = startApp({ ...env, DATA_DIR: newFolder(), PORT: '1', DATABASE_URL: `${pooler.url}?schema=house` })
  assert.equal(await refused.exited, 1)
  assert.match(refused.output(), /^DATABASE_URL: through a pooler no schema can be chosen\./m)
})

function newFolder() {
  const folder = newDataDir()
  folders.push(folder)
  return folder
}
