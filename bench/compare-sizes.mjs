// One question: does a thread page that is not in memory cost more where there is a thousand times as much?
import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask, databaseWithCorpus, startBoard } from './board.mjs'
import { headersOf } from './cases.mjs'
import { startLoad } from './helpers.mjs'
import { median, run } from './measure.mjs'
import { findPlaces } from './places.mjs'
import { machine } from './run.mjs'
import { figure, table } from './table.mjs'

const SMALL = 1000
const LARGE = 1_000_000
const RUNS = 5
/** As many as the small board has. */
const THREADS = 20
/** How often a run walks its threads, every page forgotten in between. */
const WALKS = 5
const PATIENCE_MS = 5000

export async function compareSizes({ json }, { build, cluster, stage, say }) {
  const load = await stage(startLoad())
  const sides = []
  for (const posts of [SMALL, LARGE]) sides.push(await side(posts, { build, cluster, stage, say }))
  for (const each of sides) await walk(each, { load, cluster }) // to warm up
  for (let turn = 0; turn < RUNS; turn += 1) {
    for (const each of sides) each.runs.push(await walk(each, { load, cluster }))
  }
  const [small, large] = sides.map(({ runs }) => mediansOf(runs))
  const ratio = Object.fromEntries(Object.keys(small).map((key) => [key, large[key] / small[key]]))
  const keys = ['p50', 'app', 'database', 'cpu']
  const row = (name, figures) => [name, ...keys.map((key) => figure(figures[key]))]
  const rows = [row(`${SMALL.toLocaleString('en-GB')} posts`, small), row(`${LARGE.toLocaleString('en-GB')} posts`, large), row('ratio', ratio)]
  say(`\n${table(['a thread page, not in memory', 'p50 ms', 'app CPU ms', 'database CPU ms', 'both'], rows, 1).join('\n')}`)
  if (json)
    writeFileSync(json, `${JSON.stringify({ machine: machine(), small, large, ratio, runs: sides.map(({ posts, runs }) => ({ posts, runs })) }, null, 2)}\n`)
  return true
}

async function side(posts, { build, cluster, stage, say }) {
  const database = await databaseWithCorpus(cluster, { posts, long: 0 }, say)
  const board = await startBoard(cluster, database, { build, stage, name: `board-${posts}` })
  const { threads } = await findPlaces(database)
  return { posts, database, board, threads, runs: [] }
}

/** Walks threads that are not in memory, other ones each time where there are enough. */
async function walk({ database, board, threads }, { load, cluster }) {
  const walks = []
  for (let turn = 0; turn < WALKS; turn += 1) {
    await forgetPages(board, database)
    const paths = threads.splice(0, THREADS)
    threads.push(...paths)
    const requests = paths.map((path) => ({ path, headers: headersOf(board, 'plain') }))
    walks.push(await run(load, [board, cluster], { port: board.port, connections: 1, requests, count: requests.length }))
  }
  const mean = (read) => walks.reduce((sum, each) => sum + read(each), 0) / walks.length
  if (walks.some(({ statuses }) => statuses[200] !== THREADS)) throw new Error('A thread was not answered with 200.')
  return {
    p50: median(walks.map(({ p50 }) => p50)),
    app: mean(({ cpu }) => cpu[0]),
    database: mean(({ cpu }) => cpu[1]),
    cpu: mean(({ cpu }) => cpu[0] + cpu[1]),
  }
}

/** What the operator's commands do after a change of everything: the board drops all its pages. */
async function forgetPages({ origin }, database) {
  await ask(database, `select pg_notify('changed', '')`)
  const until = Date.now() + PATIENCE_MS
  while ((await keptPages(origin)) !== 0) {
    if (Date.now() > until) throw new Error('The board does not forget its pages.')
    await sleep(20)
  }
}

async function keptPages(origin) {
  const metrics = await (await fetch(`${origin}/metrics`)).text()
  return Number(metrics.match(/^parley_cache_pages (\d+)$/m)?.[1])
}

function mediansOf(runs) {
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((each) => each[key]))]))
}
