// Several nodes on one database, with the real app. One story, told in order.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openDataDir } from './operating/data-dir.mjs'
import { startPostgres } from './operating/embedded-postgres.mjs'
import { appEnvironment, newDataDir, removeDataDir, startApp } from './testing/app.mjs'
import { Reader } from './testing/reader.mjs'

const folders = []
const apps = []
let database
let site
/** Where the two nodes listen; one address of the site leads to either. */
let nodes
let password
let thread

before(async () => {
  database = await startPostgres(openDataDir({ DATA_DIR: newFolder() }))
})

after(async () => {
  await Promise.all(apps.map((app) => app.stop()))
  await database?.stop()
  for (const folder of folders) removeDataDir(folder)
})

test('two nodes that find the database empty at the same moment both come up, and fill it once', async () => {
  const first = await environment()
  site = first.SITE_URL
  const envs = [first, await environment({ SITE_URL: site })]
  nodes = envs.map(({ PORT }) => `http://localhost:${PORT}`)
  password = first.DEMO_PASSWORD
  await Promise.all(envs.map(start))

  for (const node of nodes) assert.equal((await fetch(`${node}/health/ready`)).status, 200)
  assert.deepEqual(await query(`select count(*)::int as n from "Event" where kind = 'board.filled'`), [{ n: 1 }])
  const twice = 'select title from "Thread" group by title having count(*) > 1 union all select name from "Board" group by name having count(*) > 1'
  assert.deepEqual(await query(twice), [])
  const pages = await Promise.all(nodes.map(async (node) => (await fetch(`${node}/boards`)).text()))
  assert.match(pages[0], /href="\/b\/chat"/)
  assert.equal(linksOf(pages[0]), linksOf(pages[1]))
})

test('a form that was opened on one node and is sent to the other is taken, and both show it', async () => {
  const reader = await Reader.signedIn(site, 'lanternrow', password, nodes[0])
  thread = await aThread(reader)
  for (const [opened, sent] of [nodes, [...nodes].reverse()]) {
    const words = `Opened at node ${nodes.indexOf(opened)}, sent to node ${nodes.indexOf(sent)}.`
    reader.node = opened
    const form = await reader.form(`${thread.split('/').slice(0, 3).join('/')}/reply`, 'body')
    await Promise.all(nodes.map(async (node) => (await fetch(`${node}${thread}`)).text())) // both keep the page as it was
    reader.node = sent
    const answer = await form.send({ body: words })
    assert.equal(answer.status, 303, answer.text)
    for (const node of nodes) await until(async () => (await (await fetch(`${node}${answer.headers.get('location')}`)).text()).includes(words))
  }
})

test('a form that was refused on one node and is sent to the other keeps its words and is taken', async () => {
  const reader = await Reader.signedIn(site, 'lanternrow', password, nodes[1])
  const form = await reader.form('/b/chat/new', 'title')
  reader.node = nodes[0]
  const refused = await form.send({ title: '', body: 'Words without a title.' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Words without a title\./)
  reader.node = nodes[1]
  assert.equal((await form.send({ title: 'With a title after all', body: 'Words without a title.' })).status, 303)
})

test('who signs in on one node is signed in on the other, and who signs out is signed out of both', async () => {
  const reader = await Reader.signedIn(site, 'joanna_s1', password, nodes[0])
  const { cookie } = reader
  reader.node = nodes[1]
  assert.equal((await reader.get('/settings')).status, 200)
  assert.equal((await (await reader.form('/sign-out', 'made_for')).send({})).status, 303)
  const other = Object.assign(new Reader(site, nodes[0]), { cookie })
  assert.doesNotMatch((await other.get('/b/chat')).text, /data-member="[^"]/)
})

test('a schema of its own is a board of its own, with the two roles', async () => {
  const inSchema = (url) => `${url}?schema=house`
  await query('create schema house')
  const env = await environment({ DATABASE_URL: inSchema(database.url), DATABASE_OWNER_URL: inSchema(database.ownerUrl) })
  const before = await query('select count(*)::int as n from public."Post"')
  await start(env)
  assert.deepEqual(await query(`select count(*)::int as n from house."Event" where kind = 'board.filled'`), [{ n: 1 }])
  const reader = await Reader.signedIn(env.SITE_URL, 'olivia', env.DEMO_PASSWORD)
  const path = await aThread(reader)
  const form = await reader.form(`${path.split('/').slice(0, 3).join('/')}/reply`, 'body')
  const answer = await form.send({ body: 'In another house.' })
  assert.equal(answer.status, 303, answer.text)
  assert.match((await reader.get(answer.headers.get('location'))).text, /In another house\./)
  const lock = await (await reader.form(`/mod/lock/thread/${path.split('/')[2]}`, 'reason')).send({ reason: 'settled', words: '', for: 'ever' })
  assert.equal(lock.status, 303, lock.text)
  assert.match((await (await fetch(`${env.SITE_URL}/search?q=%22another+house%22`)).text()).replaceAll('<!-- -->', ''), /another house/)
  assert.deepEqual(await query('select count(*)::int as n from public."Post"'), before)
  assert.equal((await fetch(`${nodes[0]}/health/ready`)).status, 200)
})

function newFolder() {
  const folder = newDataDir()
  folders.push(folder)
  return folder
}

function environment(given = {}) {
  const secret = 'of the tests of several nodes and of nothing else'
  return appEnvironment(newFolder(), { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, AUTH_SECRET: secret, DATABASE_POOL: '8', ...given })
}

async function start(env) {
  const app = startApp(env)
  apps.push(app)
  assert.ok(await app.ready, app.output())
}

async function query(text) {
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A thread of the story to which one may reply. */
async function aThread(reader) {
  const page = await reader.get('/active')
  for (const [, path] of page.text.matchAll(/href="(\/t\/\d+\/[a-z0-9-]+)(?:\/\d+)?(?:#[^"]*)?"/g)) {
    if (/\/reply"/.test((await reader.get(path)).text)) return path
  }
  return assert.fail('no thread of the story takes a reply')
}

function linksOf(page) {
  return [...page.matchAll(/href="(\/[^"]*)"/g)].map(([, path]) => path).join(' ')
}

async function until(settled) {
  for (let wait = 0; wait < 200; wait += 1) {
    if (await settled()) return
    await sleep(50)
  }
  assert.fail('it did not come to pass within ten seconds')
}
