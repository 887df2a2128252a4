// A database of the operator's own that goes away and comes back, with the real app before it. One story, told in order.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openDataDir } from './operating/data-dir.mjs'
import { startPostgres } from './operating/embedded-postgres.mjs'
import { bringUpToDate } from './operating/migrate.mjs'
import { keptSecrets } from './operating/secrets.mjs'
import { appEnvironment, newDataDir, removeDataDir, startApp } from './testing/app.mjs'
import { Reader } from './testing/reader.mjs'

const folders = [newDataDir(), newDataDir()]
let database
let env
let app
let reader
let thread

before(async () => {
  database = await startPostgres(openDataDir({ DATA_DIR: folders[0] }))
  env = await appEnvironment(folders[1], { DATABASE_URL: database.ownerUrl, AUTH_SECRET: 'of the tests of outages and of nothing else' })
  app = startApp(env)
  assert.ok(await app.ready, app.output())
  reader = await Reader.signedIn(env.SITE_URL, 'lanternrow', env.DEMO_PASSWORD)
  thread = await aThread()
})

after(async () => {
  await app?.stop()
  await database?.stop()
  for (const folder of folders) removeDataDir(folder)
})

test('the start says how many connections it needs', () => {
  assert.match(app.output(), /The board uses up to 18 connections to the database: 16 \(DATABASE_POOL\) and 2 more\./)
})

test('a table that is locked makes nobody wait who does not read it', async () => {
  await locking('"Notification"', async () => {
    const guest = await timed('/b/chat')
    assert.equal(guest.status, 200)
    const member = await reader.get(thread) // whose menu counts what she has not read
    assert.ok(member.status === 200 || member.status === 503)
    for (const path of ['/health/live', '/health/ready']) {
      const health = await timed(path)
      assert.equal(health.status, 200)
      assert.ok(health.ms < 2000, `${path} took ${health.ms} ms`)
    }
  })
})

test('a form that waits in vain for a lock is given back with every word', async () => {
  const form = await replyForm()
  await locking('"Post"', async () => {
    const answer = await form.send({ body: 'Words that must not be lost, “whatever” happens & <so on>.' })
    assert.equal(answer.status, 503)
    assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)
    assert.match(answer.text, /Words that must not be lost, “whatever” happens &amp; &lt;so on&gt;\./)
  })
  assert.equal((await form.send({ body: 'Words that must not be lost, “whatever” happens & <so on>.' })).status, 303)
})

test('while the database is away guests read what was kept, and are told so', async () => {
  await (await fetch(`${env.SITE_URL}${thread}`)).text()
  reader.reply = await replyForm()
  await database.stop()

  const kept = await timed(thread)
  assert.equal(kept.status, 200)
  assert.match(kept.text, /You are reading this page as of \d\d:\d\d/)
  assert.equal((await reader.get(thread)).status, 200) // as guests see it: who she is cannot be asked
  assert.match(wordsOf((await reader.get(thread)).text), /as guests see it/)

  const other = await timed('/transparency')
  assert.equal(other.status, 503)
  assert.match(other.headers.get('retry-after') ?? '', /^\d+$/)
  assert.match(other.text, /Back in a moment/)
  assert.ok(other.ms < 5000)
})

test('a form sent meanwhile comes back with every word, and a reference that stands in the log', async () => {
  const answer = await reader.reply.send({ body: 'Typed for an hour.\n\nAnd not lost.' })
  assert.equal(answer.status, 503)
  assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)
  assert.match(answer.text, /Typed for an hour\.\r?\n\r?\nAnd not lost\./)
  const [, reference] = wordsOf(answer.text).match(/name ([0-9A-F]{10})/) ?? []
  assert.ok(reference, 'the page names no reference')
  const lines = app
    .output()
    .split('\n')
    .filter((line) => line.includes(reference))
  assert.ok(lines.length > 0, 'the reference is not in the log')
  for (const line of lines) assert.equal(JSON.parse(line).reference, reference)
  assert.ok(lines.some((line) => JSON.parse(line).what === 'the database cannot be reached'))
})

test('health tells the truth at once', async () => {
  assert.equal((await timed('/health/live')).status, 200)
  const ready = await timed('/health/ready')
  assert.equal(ready.status, 503)
  assert.ok(ready.ms < 3000)
})

test('when the database is back the board goes on, without being started again', async () => {
  const { port } = new URL(env.DATABASE_URL)
  database = await startPostgres(openDataDir({ DATA_DIR: folders[0] }))
  assert.equal(new URL(database.url).port, port)
  await until(async () => (await timed('/health/ready')).status === 200)

  const sent = await reader.reply.send({ body: 'Typed for an hour.\n\nAnd not lost.' })
  assert.equal(sent.status, 303)
  await until(async () => !(await timed(thread)).text.includes('as of'))
  assert.match((await reader.get(sent.headers.get('location'))).text, /And not lost\./)
})

test('a database that takes no writing is named as that, and the words come back', async () => {
  const form = await replyForm()
  const name = new URL(env.DATABASE_URL).pathname.slice(1)
  await asAdmin(
    `alter database ${name} set default_transaction_read_only = on`,
    `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = '${name}'`,
  )
  await sleep(1500)
  const answer = await form.send({ body: 'No room for these words.' })
  assert.equal(answer.status, 503)
  assert.match(answer.text, /its store takes nothing new/)
  assert.match(answer.text, /No room for these words\./)
  assert.match(app.output(), /the database takes no writing/)

  await asAdmin(
    `alter database ${name} reset default_transaction_read_only`,
    `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = '${name}'`,
  )
  await until(async () => (await form.send({ body: 'No room for these words.' })).status === 303)
})

test('a database without room is named as that, the words come back, and all goes on once there is room', async () => {
  const form = await replyForm()
  // The server’s own words for it and its code; a disk that is really full cannot be had everywhere.
  const words = 'could not extend file "base/5/16384": No space left on device'
  await asAdmin(
    `create function no_room() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100', message = '${words}'; end $$`,
    'create trigger no_room before insert or update on "Post" for each statement execute function no_room()',
  )
  const answer = await form.send({ body: 'Typed while the disk was full.' })
  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('retry-after'), '120')
  assert.match(answer.text, /its store takes nothing new/)
  assert.match(answer.text, /Typed while the disk was full\./)
  assert.match(app.output(), /the database has no room left: free space on its disk/)
  assert.equal((await timed(thread)).status, 200)
  assert.equal((await timed('/health/ready')).status, 200)

  await asAdmin('drop trigger no_room on "Post"', 'drop function no_room()')
  assert.equal((await form.send({ body: 'Typed while the disk was full.' })).status, 303)
})

test('a role that may create in its schema, and not in the database, brings it up to date', async () => {
  const { postgresPassword } = keptSecrets(folders[0], [])
  const as = (username, password, name) => Object.assign(new URL(env.DATABASE_URL), { username, password, pathname: `/${name}` }).href
  const asRoot = async (name, ...statements) => {
    const client = new pg.Client(as('postgres', postgresPassword, name))
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  await asRoot('postgres', `create role narrow login password 'narrow'`, 'create database narrow owner postgres')
  await asRoot('narrow', 'grant usage, create on schema public to narrow', 'create schema house authorization narrow')
  for (const schema of ['', '?schema=house']) await bringUpToDate(folders[1], `${as('narrow', 'narrow', 'narrow')}${schema}`)
})

/** A thread of the story to which one may reply. */
async function aThread() {
  const page = await (await fetch(`${env.SITE_URL}/active`)).text()
  for (const [, path] of page.matchAll(/href="(\/t\/\d+\/[a-z0-9-]+)(?:\/\d+)?(?:#[^"]*)?"/g)) {
    const shown = await reader.get(path)
    if (shown.status === 200 && /\/reply"/.test(shown.text)) return path
  }
  return assert.fail('no thread of the story takes a reply')
}

async function timed(path) {
  const began = Date.now()
  const answer = await fetch(`${env.SITE_URL}${path}`)
  return { status: answer.status, headers: answer.headers, text: wordsOf(await answer.text()), ms: Date.now() - began }
}

async function locking(table, work) {
  const client = new pg.Client(env.DATABASE_URL)
  await client.connect()
  try {
    await client.query(`begin; lock table ${table} in access exclusive mode`)
    await work()
  } finally {
    await client.end()
  }
}

/** What React puts between two words is no word. */
function wordsOf(html) {
  return html.replaceAll('<!-- -->', '')
}

async function asAdmin(...statements) {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, options: '-c default_transaction_read_only=off' })
  client.on('error', () => {})
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function until(settled) {
  for (let wait = 0; wait < 60; wait += 1) {
    if (await settled().catch(() => false)) return
    await sleep(500)
  }
  assert.fail('it did not come to pass within half a minute')
}

/** The form for a reply. What has waited for a lock in vain is let through again half a second after the lock has gone. */
async function replyForm() {
  const path = `${thread.split('/').slice(0, 3).join('/')}/reply`
  for (const until = Date.now() + 5000; ; await sleep(100)) {
    const form = await reader.form(path, 'body').catch((failure) => failure)
    if (!(form instanceof Error)) return form
    if (Date.now() > until) throw form
  }
}
