import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { addressOf, isPooled, sessionOptions } from './address'
import { LIMITS, type Limits, settingsOf, type WorkKind } from './limits'
import { LockedStatements, type Pass } from './locked-statements'
import { isBroken, NoConnection } from './outage'
import { Queue } from './queue'
import { noteOutage } from './work'

/** So many pages or jobs may wait for each connection of a lane: one more would not be served in time anyway. */
const QUEUE_EACH = 25
const RETRY_MS = 50
/** Longer than the server would let anything run: only a network that has gone silent takes so long. */
const SILENCE_MS = 2000

type Query = pg.QueryConfig<unknown[]>

const FREE: Pass = { done: () => undefined, failed: () => undefined }

/** The connections of one kind of work, with its limits. */
export class Lane {
  readonly limits: Limits
  private readonly locked: LockedStatements
  private readonly queue = new Queue()
  private pool: pg.Pool | undefined

  constructor(
    readonly kind: WorkKind,
    private readonly most: number,
  ) {
    this.limits = LIMITS[kind]
    this.locked = new LockedStatements(this.limits.lock)
  }

  /** A connection, within the time that this work may wait for one. */
  async connect(): Promise<pg.PoolClient> {
    try {
      return await this.connectInTime()
    } catch (failure) {
      noteOutage(failure)
      throw failure
    }
  }

  /** One statement, outside of any transaction. */
  async query(query: Query): Promise<pg.QueryResult> {
    try {
      return this.kind === 'page' ? await this.askGuarded(query) : await this.ask(query)
    } catch (failure) {
      noteOutage(failure)
      throw failure
    }
  }

  /** What has just waited in vain for a lock is not tried by everybody at once. */
  private async askGuarded(query: Query): Promise<pg.QueryResult> {
    this.locked.refuse(query.text)
    return this.ask(query, (text) => this.locked.pass(text)) // asked again: it may have waited long for its connection
  }

  private async ask(query: Query, begin: (text: string) => Pass = () => FREE): Promise<pg.QueryResult> {
    const client = await this.connect()
    let broken = false
    try {
      const pass = begin(query.text)
      const result = await ((await isPooled()) ? inOneTrip(client, query) : client.query(query)).catch((failure) => {
        broken = isBroken(failure)
        pass.failed(failure)
        throw failure
      })
      pass.done()
      return result
    } finally {
      client.release(broken)
    }
  }

  async end(): Promise<void> {
    const { pool } = this
    this.pool = undefined
    await pool?.end()
  }

  private async connectInTime(): Promise<pg.PoolClient> {
    const until = Date.now() + this.limits.wait
    const pool = await this.open()
    const leave = this.queue.enter(QUEUE_EACH * this.most)
    if (!leave) throw new NoConnection(`${this.queue.length} wait for a connection (${this.kind})`)
    return this.next(pool, until).finally(leave)
  }

  private async next(pool: pg.Pool, until: number): Promise<pg.PoolClient> {
    for (;;) {
      const client = await pool.connect().catch((failure) => this.mayTryAgain(failure, until))
      if (client) return client
      await sleep(RETRY_MS)
    }
  }

  /** The server has no connection left for us: one of ours may become free, or another program ends. */
  private mayTryAgain(failure: Error & { code?: string }, until: number): void {
    if (failure.message === OUT_OF_TIME) throw new NoConnection(`no connection was free in ${this.limits.wait} ms (${this.kind})`)
    if (failure.code !== TOO_MANY || Date.now() >= until) throw failure
  }

  private async open(): Promise<pg.Pool> {
    const pooled = await isPooled()
    this.pool ??= this.make(pooled)
    return this.pool
  }

  private make(pooled: boolean): pg.Pool {
    const { wait, statement } = this.limits
    const pool = new pg.Pool({
      ...addressOf(process.env.DATABASE_URL, pooled ? [] : sessionOptions(settingsOf(this.limits))),
      max: this.most,
      types: { getTypeParser },
      connectionTimeoutMillis: wait,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      query_timeout: statement && statement + SILENCE_MS,
      pipeline: pooled,
    } as pg.PoolConfig)
    pool.on('error', () => undefined) // an idle connection that breaks is replaced at its next use
    pool.on('connect', (client) => watch(client, pooled ? beginning(this.limits) : undefined))
    return pool
  }
}

const TOO_MANY = '53300'

/** What the pool says, without a code. */
const OUT_OF_TIME = 'timeout exceeded when trying to connect'

/** Begins a transaction with its limits, where a connection has none of its own: behind a pooler the next transaction may be on another. */
function beginning(limits: Limits): string {
  return ['begin', ...settingsOf(limits).map(([name, value]) => `set local ${name} = ${value}`), `set local timezone = 'UTC'`].join('; ')
}

/** The same for one statement, with which the beginning and the end travel together. */
async function inOneTrip(client: pg.PoolClient, { name: _unkept, ...query }: Query): Promise<pg.QueryResult> {
  const [begun, result, ended] = await Promise.allSettled([client.query('BEGIN'), client.query(query), client.query('COMMIT')])
  for (const part of [begun, result, ended]) if (part.status === 'rejected') throw part.reason
  return (result as PromiseFulfilledResult<pg.QueryResult>).value
}

type Ask = (query: unknown, ...rest: unknown[]) => unknown

/** Takes note of every outage that a connection tells of, and has its transactions begin as they must. */
function watch(client: pg.PoolClient, begin: string | undefined): void {
  const ask = client.query.bind(client) as Ask
  const asked: Ask = (query, ...rest) => {
    const answer = begin && textOf(query) === 'BEGIN' ? ask(begin) : ask(query, ...rest)
    if (answer instanceof Promise) answer.catch((failure) => noted(client, failure))
    return answer
  }
  client.query = asked as typeof client.query
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : ((query as { text?: string }).text ?? '')
}

function noted(client: pg.PoolClient, failure: Error): void {
  noteOutage(failure)
  if (failure.message !== 'Query read timeout') return
  const { connection } = client as unknown as { connection: { stream: { destroy: () => void } } }
  connection.stream.destroy() // whatever it still says is the answer to an earlier question
}

const INT8 = 20

/** Keys (bigint) arrive as BigInt, as they do from Prisma. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === INT8 ? (value: string) => BigInt(value) : pg.types.getTypeParser(oid, format)
}
