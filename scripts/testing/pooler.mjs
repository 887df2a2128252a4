// A pooler of connections in transaction mode, as strict as those that people put in front of a database: each transaction
// goes to the next of a few connections of the server, and what only a session could keep is refused.
import { createServer } from 'node:net'
import { Backend } from './pooler-backend.mjs'
import { Session } from './pooler-session.mjs'

/** No process of a server has a number so high. */
const FIRST_ID = 900_000_000

/**
 * Listens in front of the database at `url`, with `size` connections to it: `{ url, refusals, transactions, leftovers, stop }`.
 * `refusals`: what was refused, in sentences; `transactions`: how many each connection had; `leftovers` asks the connections
 * what sessions have left in them.
 */
export async function startPooler(url, { size = 4 } = {}) {
  const backends = await Promise.all(Array.from({ length: size }, () => Backend.open(url)))
  const pooler = new Pooler(url, backends)
  const sockets = new Set()
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay(true).on('close', () => sockets.delete(socket)))
    new Session(socket, pooler)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${server.address().port}` }).href,
    refusals: pooler.refusals,
    transactions: () => backends.map(({ transactions }) => transactions),
    leftovers: () => pooler.leftovers(),
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      await Promise.all(backends.map((backend) => backend.close()))
    },
  }
}

class Pooler {
  refusals = []
  #waiting = []
  #idle
  #id = FIRST_ID

  constructor(url, backends) {
    const { username, password } = new URL(url)
    Object.assign(this, { backends, user: decodeURIComponent(username), password: decodeURIComponent(password) })
    this.#idle = [...backends]
  }

  nextId() {
    this.#id += 1
    return this.#id
  }

  ask(session) {
    this.#waiting.push(session)
    this.#hand()
  }

  /** It goes to the end of the queue, so that the next transaction of the same client is on another connection. */
  free(backend) {
    backend.session = null
    backend.transactions += 1
    this.#idle.push(backend)
    this.#hand()
  }

  forget(session) {
    this.#waiting = this.#waiting.filter((other) => other !== session)
  }

  async leftovers() {
    const idle = this.#idle.splice(0)
    try {
      const found = []
      for (const backend of idle) found.push(...(await backend.leftovers()))
      return found
    } finally {
      this.#idle.push(...idle)
      this.#hand()
    }
  }

  #hand() {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const [backend, session] = [this.#idle.shift(), this.#waiting.shift()]
      backend.session = session
      session.begin(backend)
    }
  }
}
