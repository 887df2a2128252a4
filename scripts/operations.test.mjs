// Starting, stopping, crashing and starting again, with the real app. One story, told in order: each
// test goes on where the one before it ended.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findPostgres } from './operating/embedded-postgres.mjs'
import { ended, signal, startOf } from './operating/processes.mjs'
import { appEnvironment, newDataDir, removeDataDir, startApp } from './testing/app.mjs'
import { runNode } from './testing/stage.mjs'

let dataDir
let env
let app
let started
const elsewhere = []

before(async () => {
  dataDir = newDataDir()
  env = await appEnvironment(dataDir)
})

after(async () => {
  await app?.stop()
  for (const folder of [dataDir, ...elsewhere]) removeDataDir(folder)
})

test('a start from nothing ends with a board that answers', async () => {
  await start()

  assert.match(app.output(), new RegExp(`Parley is ready: ${env.SITE_URL}`))
  assert.match(app.output(), /olivia/)
  assert.equal((await fetch(`${env.SITE_URL}/health/ready`)).status, 200)
  await query('create table kept (words text)')
  await query(`insert into kept values ('before the crash')`)
})

test('what is kept is for its owner alone', () => {
  assert.equal(modeOf(dataDir), 0o700)
  const files = readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isFile())
  assert.ok(files.some(({ name }) => name === 'secrets.json'))
  for (const { name } of files) assert.equal(modeOf(join(dataDir, name)), 0o600, name)
})

test('a second start in the same folder names the first and leaves it alone', async () => {
  const { code, output } = await startExpectingRefusal({ ...env, PORT: '1' })

  assert.equal(code, 1)
  assert.ok(output.includes(`Parley is already running here (process ${app.pid}, ${env.SITE_URL})`), output)
  assert.equal((await fetch(`${env.SITE_URL}/health/live`)).status, 200)
})

test('a taken port is told by its name', async () => {
  const { code, output } = await startExpectingRefusal(await appEnvironment(anotherDataDir(), { PORT: env.PORT }))

  assert.equal(code, 1)
  assert.match(output, new RegExp(`Port ${env.PORT} is taken by another program. Set PORT`))
})

test('the operator asks the running board', async () => {
  const right = await board('recount')
  assert.equal(right.code, 0, right.output)

  const unknown = await board('nonsense')
  assert.equal(unknown.code, 2)
  assert.match(unknown.output, /There is no command "nonsense"/)

  const nobody = await board('make-admin', 'nobody of this name')
  assert.equal(nobody.code, 1, nobody.output)
})

test('the board serves as a role that can alter nothing and rewrite no log, and its log is keyed', async () => {
  const { url } = findPostgres(dataDir)
  const [{ roles }] = await query(
    `select array_agg(distinct usename::text) as roles from pg_stat_activity where datname = 'parley' and usename <> current_user`,
  )
  assert.deepEqual(roles, ['parley_server'])
  for (const statement of [
    'create table more ()',
    'truncate "Post"',
    'delete from "ModerationEntry"',
    'update "EntrySeal" set hash = hash',
    'select * from "LogKey"',
  ]) {
    await assert.rejects(query(statement, url), { code: '42501' }, statement)
  }

  const whole = await board('verify-log')
  assert.equal(whole.code, 0, whole.output)
  assert.match(whole.output, /It is keyed/)
  const head = await board('verify-log', '--head')
  assert.match(head.output, /^\d+:[0-9a-f]{64}\n$/)
  assert.equal((await board('verify-log', '--head-was', head.output.trim())).code, 0)
})

test('a DATABASE_URL that leads nowhere is told in one sentence, without the password', async () => {
  const good = new URL(findPostgres(dataDir).ownerUrl)
  const wrong = {
    'a wrong password': Object.assign(new URL(good), { password: 'hunter2' }),
    'no such database': Object.assign(new URL(good), { pathname: '/nowhere' }),
    'nobody there': Object.assign(new URL(good), { port: '1', password: 'hunter2' }),
  }
  for (const [why, url] of Object.entries(wrong)) {
    const { code, output } = await startExpectingRefusal(await appEnvironment(anotherDataDir(), { DATABASE_URL: url.href }))
    assert.equal(code, 1, why)
    assert.match(output, /^DATABASE_URL: /m, why)
    assert.ok(!output.includes(url.password) && !/^\s+at /m.test(output), output)
  }
})

test('a server that does not answer as PostgreSQL is told too', async () => {
  const mute = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  await new Promise((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const url = `postgresql://a:hunter2@127.0.0.1:${mute.address().port}/b`
  const { code, output } = await startExpectingRefusal(await appEnvironment(anotherDataDir(), { DATABASE_URL: url }))
  mute.close()

  assert.equal(code, 1)
  assert.match(output, /^DATABASE_URL: /m)
  assert.ok(!output.includes('hunter2') && !/^\s+at /m.test(output), output)
})

test('SIGTERM lets requests in flight finish, ends the server, then the database', async () => {
  const pids = processes()
  assert.equal(startOf(pids.server) === null, false, app.output()) // had it ended by itself, this says why
  const form = await halfSent()

  const stopped = app.stop()
  await sleep(500)
  assert.equal(await form.finish(), 422) // read whole, and answered: no form of ours
  assert.equal(await stopped, 0)
  for (const pid of Object.values(pids)) assert.equal(startOf(pid), null)
  assert.ok(!existsSync(join(dataDir, 'lock')))
  assert.match(readFileSync(join(dataDir, 'postgres.log'), 'utf8').trimEnd(), /database system is shut down$/)
})

test('when the start is killed the server ends by itself, and the next start takes the database over', async () => {
  await start()
  const { server, database } = processes()

  signal(app.pid, 'SIGKILL')
  assert.ok(await ended(server, 15_000), 'the server went on without its parent')
  assert.notEqual(startOf(database), null)

  await start()
  assert.deepEqual(await query('select words from kept'), [{ words: 'before the crash' }])
})

test('when everything is killed the next start recovers, with all that was committed', async () => {
  await query(`insert into kept values ('a moment before')`)
  for (const pid of Object.values(processes())) signal(pid, 'SIGKILL')
  await app.exited

  await start()
  assert.deepEqual(await query('select words from kept'), [{ words: 'before the crash' }, { words: 'a moment before' }])
})

test('a folder from before there were two roles gets them, and its key, at the next start', async () => {
  await query(`do $$ declare s "EntrySeal"; before text := ''; begin
    delete from "LogKey";
    alter table "EntrySeal" disable trigger user;
    for s in select * from "EntrySeal" order by position loop
      select seal_hash(before, e) into before from "ModerationEntry" e where e.id = s."entryId";
      update "EntrySeal" set hash = before where position = s.position;
    end loop;
    alter table "EntrySeal" enable trigger user;
    revoke all on all tables in schema public from parley_server;
  end $$`)
  await app.stop()

  await start()
  assert.equal((await fetch(`${env.SITE_URL}/active`)).status, 200)
  const { code, output } = await board('verify-log')
  assert.equal(code, 0, output)
  assert.match(output, /It is keyed.* When it got its key there were \d+ entries, all as they were written\./)
})

test('a database that goes away ends the start, which says so', async () => {
  const { database } = processes()
  signal(database, 'SIGQUIT')

  assert.equal(await app.exited, 1)
  assert.match(app.output(), /The database has ended by itself/)
})

test('limits hold over HTTP, say how long to wait, and keep what was asked; the log is JSON and names nobody', async () => {
  app = startApp({ ...env, LIMITS: 'on' })
  started = await app.ready
  assert.ok(started, app.output())

  const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${env.SITE_URL}/search?q=elderberry+%22wine%22`)))
  const refused = answers.filter(({ status }) => status === 429)
  assert.deepEqual([answers.filter(({ status }) => status === 200).length, refused.length], [30, 20])
  const page = await refused[0].text()
  assert.ok(Number(refused[0].headers.get('retry-after')) > 0)
  assert.match(page, /Please wait .{0,20}\d+ (?:minute|seconds?)/)
  assert.match(page, /value="elderberry &quot;wine&quot;"/)

  const body = new URLSearchParams({ csrfToken: 'x', name: 'marlowe54', password: 'not her password' })
  await fetch(`${env.SITE_URL}/api/auth/callback/credentials`, { method: 'POST', headers: { origin: env.SITE_URL }, body, redirect: 'manual' })
  await app.stop()
  const log = readFileSync(join(dataDir, 'start.log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
  for (const line of log) assert.doesNotThrow(() => JSON.parse(line), line)
  assert.ok(log.some((line) => line.includes('"refused"')))
  assert.doesNotMatch(log.join('\n'), /marlowe|elderberry/i)
})

test('the operator needs no running board', async () => {
  const { code, output } = await board('recount', '--json')

  assert.equal(code, 0, output)
  assert.equal(findPostgres(dataDir), null)
})

async function start() {
  app = startApp(env)
  started = await app.ready
  assert.ok(started, app.output())
}

/** `{ code, output }` of a start that must end by itself. */
async function startExpectingRefusal(environment) {
  const attempt = startApp(environment)
  const code = await Promise.race([attempt.exited, sleep(60_000, 'still running', { ref: false })])
  if (code === 'still running') await attempt.stop()
  return { code, output: attempt.output() }
}

function anotherDataDir() {
  const folder = newDataDir()
  elsewhere.push(folder)
  return folder
}

function board(...words) {
  return runNode(['scripts/board.mjs', ...words], { env })
}

function processes() {
  const { folder } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'))
  const [database] = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')
  return { start: app.pid, server: started.serverPid, database: Number(database) }
}

async function query(text, url = findPostgres(dataDir).ownerUrl) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function modeOf(path) {
  return statSync(path).mode & 0o777
}

/**
 * A form of which the first half is there: the server has said that it goes on with it. `finish` sends the rest and gives the
 * status of the answer. Another request that is answered says nothing of this one: it may go by a connection that is open already.
 */
async function halfSent() {
  const body = Buffer.from('--half\r\nContent-Disposition: form-data; name="body"\r\n\r\nWords in flight.\r\n--half--\r\n')
  const type = { origin: env.SITE_URL, 'content-type': 'multipart/form-data; boundary=half', 'content-length': body.length }
  const sending = request(`${env.SITE_URL}/t/1/reply`, { method: 'POST', headers: { ...type, expect: '100-continue' } })
  sending.flushHeaders()
  await once(sending, 'continue').catch((error) => assert.fail(`${error}\n${app.output()}`))
  const answered = new Promise((resolve) => {
    sending.on('response', (response) => resolve(response.resume().statusCode)).on('error', (error) => resolve(`${error}\n${app.output()}`))
  })
  sending.write(body.subarray(0, 20))
  const finish = () => {
    sending.end(body.subarray(20))
    return answered
  }
  return { finish }
}
