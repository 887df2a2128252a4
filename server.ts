import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import next from 'next'
import { startBackground } from './lib/background/start'
import { logEverythingAsJson } from './lib/platform/console'
import { closeDatabase } from './lib/platform/db'
import { env } from './lib/platform/env'
import { log, logFailure } from './lib/platform/log'
import { REQUEST_HEADER } from './lib/platform/marks'
import { refuseEarly } from './lib/web/early-refusals'
import { prepareErrorDocuments } from './lib/web/error-documents'
import { answer } from './lib/web/front-door'
import { listenForChanges } from './lib/web/hearing'
import { innerSocket } from './lib/web/inner'
import { watchLoopDelay } from './lib/web/loop-delay'
import { readiness } from './lib/web/operators'
import { renderAsWork } from './lib/web/outages'
import { sendWhole } from './lib/web/whole-answer'

/** The longest headers, in bytes: those that we take from readers, with the address once more and what we say of the reader. */
const INNER_HEADERS = 65_536
/** Seconds that requests in flight get to finish once we are asked to stop. */
const GRACE_MS = 4000

async function main(): Promise<void> {
  const { PORT, HOST, SITE_URL, AUTH_SECRET, loopback } = env()
  logEverythingAsJson()
  process.env.NEXTAUTH_URL = SITE_URL
  process.env.NEXTAUTH_SECRET = AUTH_SECRET
  const folder = await privateFolder()
  innerSocket().path = join(folder, 'next.sock')
  const inner = await startNext(innerSocket().path)
  const hangUp = await listenForChanges()
  await prepareErrorDocuments()

  const front = createServer(
    { requestTimeout: 90_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5000, requireHostHeader: false },
    (request, response) => void answer(request, response),
  )
  refuseEarly(front)
  await listen(front, PORT, HOST ?? (loopback ? '127.0.0.1' : undefined))
  watchLoopDelay()
  readiness().ready = true
  process.send?.({ ready: true })
  const stopBackground = startBackground()

  const stop = onceOnly(async (why) => {
    log('info', 'stopping', { why })
    readiness().ready = false
    await Promise.all([finish(front), stopBackground()])
    await finish(inner)
    await hangUp()
    await closeDatabase()
    await rm(folder, { recursive: true, force: true })
    process.exit(0)
  })
  for (const why of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(why, () => stop(why))
}

function onceOnly(work: (why: string) => Promise<void>): (why: string) => void {
  let begun = false
  return (why) => {
    if (!begun) work(why).catch(fail)
    begun = true
  }
}

/** Longest path of a Unix socket that every system takes, in bytes. */
const SOCKET_PATH_LIMIT = 100

/** A folder that nobody else enters, so that nobody reaches Next but through us. What a crash left in it goes. */
async function privateFolder(): Promise<string> {
  const folder = join(env().DATA_DIR, 'inner')
  if (Buffer.byteLength(folder) + 10 > SOCKET_PATH_LIMIT) return mkdtemp(join(tmpdir(), 'parley-'))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

async function startNext(socket: string): Promise<Server> {
  const app = next({ dev: process.env.NODE_ENV !== 'production', dir: process.cwd() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = createServer({ maxHeaderSize: INNER_HEADERS }, (request, response) => {
    sendWhole(response)
    renderAsWork(String(request.headers[REQUEST_HEADER]), () => void handle(request, response))
  })
  await listen(server, socket)
  return server
}

function listen(server: Server, where: number | string, host?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(where as number, host as string, () => resolve())
  })
}

/** Takes no new requests, lets those in flight finish, and cuts off what is left after the grace. */
function finish(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function fail(failure: unknown): never {
  const { code, message } = failure as { code?: string; message?: string }
  if (code === 'EADDRINUSE') process.stderr.write(`Port ${env().PORT} is taken by another program. Stop it, or set PORT to another number.\n`)
  else logFailure('starting', failure, { message })
  process.exit(1)
}

main().catch(fail)
