// Boards that serve while the sources they came from change, with the real app, in a clone of its own.
// One story, told in order.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { replyTo, signIn } from '../bench/forms.mjs'
import { ended, signal } from './operating/processes.mjs'
import { appEnvironment, newDataDir, removeDataDir, startApp } from './testing/app.mjs'
import { newClone } from './testing/clone.mjs'

const PAGES = ['/', '/boards', '/active', '/campaigns', '/sign-in', '/search?q=petition', '/b/chat', '/log', '/t/1', '/health/ready']
const NEW_WORDS = 'A footer of the next version'

let clone
let first
let second
let form
const dataDirs = []
const running = new Set()

before(() => {
  clone = newClone()
})

after(async () => {
  await Promise.all([...running].map((app) => app.stop()))
  for (const folder of dataDirs) removeDataDir(folder)
  clone?.remove()
})

test('two boards that start at once from one clone share one build', async () => {
  const envs = [await newEnvironment(), await newEnvironment()]
  ;[first, second] = await Promise.all(envs.map((env) => start(env)))

  assert.equal(timesBuilt(first) + timesBuilt(second), 1)
  assert.deepEqual(await statusesOf(first, ['/', '/health/ready']), [200, 200])
  assert.deepEqual(await statusesOf(second, ['/', '/health/ready']), [200, 200])
  assert.equal(builds().length, 1)
})

test('a new version is built and served while the old one serves every page', async () => {
  const cookie = await signIn(boardOf(first), 'lanternrow')
  form = await replyTo(boardOf(first), '/t/1/reply', cookie, 'Written before the new version came.')
  change('components/layout/site-footer.tsx', (source) => source.replace(/<footer([^>]*)>/, `<footer$1>${NEW_WORDS} `))

  let building = true
  const watched = watchWhile(first, () => building)
  const third = await start(await newEnvironment())
  building = false

  assert.deepEqual([...(await watched)], [200])
  assert.equal(timesBuilt(third), 1)
  assert.match(await pageOf(third, '/'), new RegExp(NEW_WORDS))
  for (const old of [first, second]) assert.doesNotMatch(await pageOf(old, '/boards'), new RegExp(NEW_WORDS))
  assert.deepEqual(
    await statusesOf(first),
    PAGES.map(() => 200),
  ) // most of them for the first time
  await stop(third)
})

test('a board needs nothing of the working tree once it serves', async () => {
  const away = ['node_modules', 'app', 'components', 'lib', 'client', 'prisma', 'public', 'server.ts', 'next.config.js', 'package.json', 'tsconfig.json']
  const there = away.filter((name) => existsSync(join(clone.root, name)))
  for (const name of there) renameSync(join(clone.root, name), join(clone.root, `${name}.away`))
  try {
    assert.deepEqual(
      await statusesOf(second),
      PAGES.map(() => 200),
    ) // its first pages too, and connections to its database
    assert.match(await pageOf(second, /href="(\/_next\/static\/[^"]+\.css)"/.exec(await pageOf(second, '/'))[1]), /\{/)
    assert.match(await pageOf(second, /"(\/client\/[\w-]+\.js)"/.exec(await pageOf(second, '/t/1'))[1]), /\w/)
  } finally {
    for (const name of there) renameSync(join(clone.root, `${name}.away`), join(clone.root, name))
  }
})

test('the next start serves the new version without a build, and takes forms that were opened before', async () => {
  await stop(first)
  first = await start(first.env)

  assert.equal(timesBuilt(first), 0)
  const answer = await fetch(new URL(form.path, first.env.SITE_URL), {
    ...form,
    body: form.body.replace('{fresh key}', 'a-key-from-before-it'),
    redirect: 'manual',
  })
  assert.equal(answer.status, 303)
  assert.match(await pageOf(first, answer.headers.get('location')), /Written before the new version came\./)
})

test('a build that was cut short is nobody’s, and disturbs nobody', async () => {
  change('components/layout/site-footer.tsx', (source) => source.replace(NEW_WORDS, 'Words that nobody will read'))
  const app = startApp(await newEnvironment(), { root: clone.root })
  while (!app.output().includes('Building')) await sleep(100)
  await sleep(3000)
  signal(app.pid, 'SIGKILL')
  await app.exited

  assert.equal(builds().length, 2)
  assert.deepEqual(await statusesOf(first, ['/', '/boards']), [200, 200])
  change('components/layout/site-footer.tsx', (source) => source.replace('Words that nobody will read', NEW_WORDS))
})

test('when a board is killed its build goes with the next start, which sweeps what was cut short too', async () => {
  signal(second.pid, 'SIGKILL')
  assert.ok(await ended(second.serverPid, 15_000))
  while (someWorkIn('.part')) await sleep(200) // programs of the start that was killed write on, also behind a sweep
  running.delete(second)
  second = await start(second.env)

  assert.equal(timesBuilt(second), 0)
  assert.equal(builds().length, 1)
  assert.deepEqual(
    readdirSync(join(clone.root, '.builds')).filter((name) => name.endsWith('.part')),
    [],
  )
})

test('development beside it disturbs no board that serves', async () => {
  const development = await start(await newEnvironment(), ['--dev'])
  assert.deepEqual(await statusesOf(development, ['/', '/t/1']), [200, 200])
  await stop(development)

  assert.deepEqual(
    await statusesOf(first),
    PAGES.map(() => 200),
  )
  assert.equal(builds().length, 1)
})

async function newEnvironment() {
  const dataDir = newDataDir()
  dataDirs.push(dataDir)
  return appEnvironment(dataDir)
}

async function start(env, args = []) {
  const app = startApp(env, { root: clone.root, args })
  running.add(app)
  const ready = await app.ready
  assert.ok(ready, app.output())
  return Object.assign(app, ready)
}

async function stop(app) {
  await app.stop()
  running.delete(app)
}

const boardOf = ({ env }) => ({ origin: env.SITE_URL, password: env.DEMO_PASSWORD })
const timesBuilt = (app) => app.output().split('Building the pages').length - 1
const builds = () => readdirSync(join(clone.root, '.builds')).filter((name) => /^[0-9a-f]{64}$/.test(name))

async function pageOf({ env }, path) {
  return (await fetch(new URL(path, env.SITE_URL))).text()
}

async function statusesOf({ env }, paths = PAGES) {
  const statuses = []
  for (const path of paths) statuses.push((await fetch(new URL(path, env.SITE_URL))).status)
  return statuses
}

/** Every status that pages of a board are answered with, asked for again and again. */
async function watchWhile(app, goesOn) {
  const seen = new Set()
  for (let turn = 0; goesOn(); turn += 1) {
    for (const status of await statusesOf(app, [`/active?asked=${turn}`, '/t/1/reply'])) seen.add(status)
    await sleep(500)
  }
  return seen
}

/** Changes a source of the clone, whose copy is its own. */
function change(file, edit) {
  const path = join(clone.root, file)
  const source = readFileSync(path, 'utf8')
  const changed = edit(source)
  assert.notEqual(changed, source, file)
  rmSync(path)
  writeFileSync(path, changed)
}

/** Whether a process runs in a folder of the clone whose path has this in it; false where there is no /proc to ask. */
function someWorkIn(part) {
  if (!existsSync('/proc')) return false
  return readdirSync('/proc').some((pid) => {
    try {
      const folder = readlinkSync(`/proc/${pid}/cwd`)
      return folder.startsWith(clone.root) && folder.includes(part)
    } catch {
      return false
    }
  })
}
