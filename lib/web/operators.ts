import type { ServerResponse } from 'node:http'
import { countJobs } from '@/lib/jobs/dead'
import { partlyAs } from '@/lib/platform/database/work'
import { pool } from '@/lib/platform/db'
import { once } from '@/lib/platform/process'
import { robotsText } from '@/lib/routing/robots'
import { bouncedPath } from '@/lib/urls'
import { callerOf } from './caller'
import { takeLoopDelay } from './loop-delay'
import { cacheFigures } from './page-cache'
import { type Exchange, sendBytes, sendError } from './replies'

/** Set once the board is migrated, filled and ready to serve. */
export const readiness = () => once('readiness', (): { ready: boolean; asking?: Promise<boolean> } => ({ ready: false }))

/** Answers the addresses for operators and robots; figures only to this very machine. */
export async function answerOperator(exchange: Exchange, { pathname }: URL): Promise<void> {
  const { request, response } = exchange
  if (pathname === '/health/live') return send(response, 200, 'live\n')
  if (pathname === '/health/ready') return (await isReady()) ? send(response, 200, 'ready\n') : send(response, 503, 'not ready\n')
  if (pathname === '/robots.txt') return send(response, 200, robotsText())
  if (pathname === bouncedPath) return sendError(exchange, 404) // it takes signed POSTs alone
  return callerOf(request).local ? send(response, 200, `${metrics()}${await jobMetrics()}`) : sendError(exchange, 404)
}

function send(response: ServerResponse, status: number, text: string): void {
  sendBytes(response, status, Buffer.from(text), { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
}

/** Asked by many at once, the database is asked once, on a connection that nobody else waits for. */
async function isReady(): Promise<boolean> {
  const it = readiness()
  if (!it.ready) return false
  it.asking ??= answers().finally(() => {
    it.asking = undefined
  })
  return it.asking
}

function answers(): Promise<boolean> {
  return partlyAs('health', () => pool().query('select 1')).then(
    () => true,
    () => false,
  )
}

function metrics(): string {
  const { pages, bytes, hits, misses } = cacheFigures()
  const { rss, heapUsed } = process.memoryUsage()
  const { p99, longest } = takeLoopDelay()
  const figures = {
    parley_cache_pages: pages,
    parley_cache_bytes: bytes,
    parley_cache_hits: hits,
    parley_cache_misses: misses,
    parley_memory_rss_bytes: rss,
    parley_memory_heap_bytes: heapUsed,
    parley_event_loop_delay_p99_seconds: p99,
    parley_event_loop_delay_max_seconds: longest,
    parley_uptime_seconds: Math.round(process.uptime()),
  }
  return Object.entries(figures)
    .map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`)
    .join('')
}

/** Of every job how many wait, run and are dead, and how long the oldest has been due; nothing where the database does not answer. */
async function jobMetrics(): Promise<string> {
  const jobs = await partlyAs('health', countJobs).catch(() => [])
  const figures = ['waiting', 'running', 'dead', 'oldest'] as const
  return figures
    .map((figure) => {
      const name = `parley_jobs_${figure}${figure === 'oldest' ? '_seconds' : ''}`
      return [`# TYPE ${name} gauge`, ...jobs.map((job) => `${name}{job="${job.name}"} ${Number(job[figure])}`), ''].join('\n')
    })
    .join('')
}
