import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { Halt } from '../scripts/operating/halt.mjs'
import { actLines, measureActs } from './acts.mjs'
import { databaseWithCorpus, startBoard } from './board.mjs'
import { casesOf, headersOf } from './cases.mjs'
import { memoryOf } from './consumption.mjs'
import { signIn } from './forms.mjs'
import { heavyLines, measureHeavy } from './heavy.mjs'
import { startBare, startLoad } from './helpers.mjs'
import { measure } from './measure.mjs'
import { findPlaces } from './places.mjs'
import { measureStorm, stormLines } from './storm.mjs'
import { measureSwelling, swellingLines } from './swelling.mjs'
import { caseLine, caseTable, figure } from './table.mjs'
import { measureWriters, writersLines } from './writers.mjs'

const LONG = 10_000
/** Threads that are rendered before anything is measured: it takes the engine some hundreds until the code is as warm as it gets. */
const WARMING = 600

/** Measures all cases. True if every answer was the right one. `stage` starts things and stops them at the end. */
export async function runBench({ posts, requests, only, json }, { build, cluster, stage, say }) {
  const database = await databaseWithCorpus(cluster, { posts, long: Math.min(LONG, posts / 2) }, say)
  const board = await startBoard(cluster, database, { build, stage, name: 'board' })
  const bare = await stage(startBare())
  const load = await stage(startLoad())
  const places = await findPlaces(database)
  const memory = { start: memoryOf(board.pid) }
  const cookie = await signIn(board, places.member)
  const warming = places.threads.splice(-Math.min(WARMING, Math.floor(places.threads.length / 3))).map((path) => ({ path, headers: headersOf(board, 'br') }))
  await load.run({ port: board.port, connections: 2, requests: warming, count: warming.length })

  const all = casesOf({ requests, places, board, cookie })
  const chosen = chosenOf(all, only)
  const cases = []
  for (const subject of chosen) {
    cases.push({ ...(await measure(subject, { load, board, bare, cluster })), memory: memoryOf(board.pid) })
    say(caseLine(cases.at(-1)).join('  '))
  }
  const beside = await measureBeside(only, { database, board, load, places, cookie, stage }, say)
  Object.assign(memory, { end: memoryOf(board.pid), bare: memoryOf(bare.pid), database: memoryOf(cluster.pid) })
  report({ posts, requests, machine: machine(), memory, cases, ...beside }, { json, say })
  return [...cases, ...(beside.forms?.storms ?? [])].every(({ wrong }) => wrong === 0) && !isAnyBroken(beside)
}

/** What is measured beside the cases: the largest acts of a moderator, many who search at once, posts that are as heavy as can be, forms whose answers grow, sixteen who write at once. */
const BESIDE = {
  acts: { measure: measureActs, lines: actLines },
  storm: { measure: measureStorm, lines: stormLines },
  forms: { measure: measureSwelling, lines: swellingLines },
  heavy: { measure: measureHeavy, lines: heavyLines },
  writers: { measure: measureWriters, lines: writersLines },
}

async function measureBeside(only, on, say) {
  const measured = {}
  for (const [name, { measure: take, lines }] of Object.entries(BESIDE)) {
    if (only && !only.includes(name)) continue
    measured[name] = await take(on)
    say(`\n${lines(measured[name]).join('\n')}`)
  }
  return measured
}

/** Whether anything that was measured beside the cases took longer than it may, on a machine that was quiet enough to tell. */
function isAnyBroken({ storm, heavy, forms }) {
  return [storm, heavy, forms?.held, ...(forms?.storms ?? [])].some((each) => each?.verdict.broken)
}

function chosenOf(all, only) {
  const names = new Set([...all.map(({ name }) => name), ...Object.keys(BESIDE)])
  const unknown = only?.find((name) => !names.has(name))
  if (unknown !== undefined) throw new Halt(`There is no case "${unknown}". There are: ${[...names].join(', ')}.`, 2)
  return all.filter(({ name }) => !only || only.includes(name))
}

export function machine() {
  return { at: new Date().toISOString(), node: process.version, cores: cpus().length, cpu: cpus()[0]?.model, loadAverage: loadavg() }
}

function report(figures, { json, say }) {
  const { memory, cases } = figures
  const mb = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`
  if (cases.length > 0) say(`\n${caseTable(cases).join('\n')}`)
  const [few, many] = cases.filter(({ name }) => name.startsWith('warm-'))
  if (many) say(`\nA guest among ${many.name.slice(5)} kept threads costs ${figure(many.ratio / few.ratio)} times what one among ${few.name.slice(5)} does.`)
  say(`\nCPU is user and system time for one request; each figure is the median of three rounds, bare server and board by turns.`)
  say(`Memory (RSS) of the board: ${mb(memory.start)} at first, ${mb(memory.end)} at the end; bare server ${mb(memory.bare)}.`)
  say(`Load average at the end: ${loadavg()[0].toFixed(1)} on ${cpus().length} cores.`)
  if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`)
}
