import { ROUNDS } from './cases.mjs'
import { cpuOf } from './consumption.mjs'

/** Fewer answers of the bare server would say more of its garbage collection than of them. */
const LEAST_OF_BARE = 3000

/**
 * One case: in each round the bare server sends the page's bytes as often as the board answers, one
 * after the other, so that a neighbour's noise falls on both. The figures are medians over the rounds.
 */
export async function measure(subject, { load, board, bare, cluster }) {
  const { name, reader, encoding, connections, count, status, sample, warm } = subject
  if (warm) await load.run({ port: board.port, connections, requests: await subject.requests(0), count: warm })
  const pageBytes = sample ? Math.round((await load.run({ port: board.port, connections: 1, requests: [sample], count: 1 })).bytes) : 0
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const requests = await subject.requests(round)
    const floor = await run(load, [bare], { port: bare.port, connections, requests: [{ path: `/${pageBytes}` }], count: Math.max(count, LEAST_OF_BARE) })
    const figures = await run(load, [board, cluster], { port: board.port, connections, requests, count })
    const [app, database] = figures.cpu
    const wrong = count - (figures.statuses[status] ?? 0)
    rounds.push({ ...figures, app, database, bare: floor.cpu[0], barePerSecond: floor.perSecond, ratio: app / floor.cpu[0], wrong })
  }
  const figures = ['perSecond', 'barePerSecond', 'p50', 'p99', 'app', 'database', 'bare', 'ratio', 'bytes']
  const medians = Object.fromEntries(figures.map((figure) => [figure, median(rounds.map((round) => round[figure]))]))
  const wrong = rounds.reduce((sum, round) => sum + round.wrong, 0)
  return { name, reader, encoding, connections, count, pageBytes, ...medians, wrong, rounds }
}

/** Runs a job and says what each process used for one request of it, in milliseconds of CPU. */
export async function run(load, processes, job) {
  const before = processes.map(({ pid }) => cpuOf(pid))
  const figures = await load.run(job)
  return { ...figures, cpu: processes.map(({ pid }, index) => (cpuOf(pid) - before[index]) / job.count) }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
