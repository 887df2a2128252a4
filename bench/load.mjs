// The load, in a process of its own so that its work counts for nobody: a job says what to ask, how
// often, over how many connections, how long each of them rests between two, and whether each time on a
// fresh connection; every answer is read to its end. A job ends early when `enough` is called.
import { randomBytes } from 'node:crypto'
import { Agent, request as ask } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 30_000

let enough = false

process.on('message', async (job) => {
  enough = job === 'enough'
  if (enough) return
  try {
    process.send(await run(job))
  } catch (error) {
    process.send({ error: error.message })
  }
})
process.on('disconnect', () => process.exit())

async function run({ port, connections, requests, count, restMs = 0, fresh = false }) {
  const agent = new Agent({ keepAlive: !fresh, maxSockets: connections })
  const times = []
  const statuses = {}
  let bytes = 0
  let next = 0
  async function oneAfterAnother() {
    while (next < count && !enough) {
      const asked = requests[next % requests.length]
      next += 1
      const began = performance.now()
      const answer = await exchange(port, agent, asked)
      times.push(performance.now() - began)
      bytes += answer.bytes
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
      if (restMs) await sleep(restMs)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, oneAfterAnother))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const { length } = times
  return {
    perSecond: length / seconds,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    longest: times.at(-1),
    bytes: bytes / length,
    statuses,
  }
}

function exchange(port, agent, { method = 'GET', path, headers, body }) {
  // A form's key is fresh in each sending.
  const sent = body && Buffer.from(body.replaceAll('{fresh key}', randomBytes(18).toString('base64url')))
  const length = sent ? { 'content-length': sent.length } : {}
  return new Promise((resolve, reject) => {
    const request = ask({ host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...length } }, (response) => {
      let bytes = 0
      response.on('data', (chunk) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve({ status: response.statusCode, bytes }))
      response.on('error', reject)
    })
    request.setTimeout(PATIENCE_MS, () => request.destroy(new Error(`${path} was not answered within ${PATIENCE_MS / 1000} seconds.`)))
    request.on('error', reject).end(sent)
  })
}

function at(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
}
