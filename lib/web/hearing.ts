import pg from 'pg'
import { dropLocal, isKnown, readAnnouncement } from '@/lib/events/changes'
import { changeOf } from '@/lib/events/commands'
import type { EventKind } from '@/lib/events/tags'
import { addressOf, isPooled, sessionOptions } from '@/lib/platform/database/address'
import { env } from '@/lib/platform/env'
import { logFailure } from '@/lib/platform/log'
import { setDeaf } from './page-cache'

/** How often new events are read besides, and how soon a lost line is tried again. */
const BEAT_MS = 500
/** A line that does not answer for so long is lost, whatever the network says. */
const ANSWER_MS = 2000
/** Events may commit in another order than they were numbered: so many below the highest are read again. */
const LOOK_BACK = 100n

/** An event as it comes over this line, keys as text. */
type EventText = { id: string; kind: EventKind; actorId: string | null; boardId: string | null; threadId: string | null }
type EventRow = { id: bigint; kind: EventKind; actorId: bigint | null; boardId: bigint | null; threadId: bigint | null }

/**
 * Hears of changes that other nodes and the operator's commands make: by announcement, and by reading
 * new events twice a second, should an announcement be lost. While the line is down nothing is kept;
 * when it is back everything is dropped. Returns a way to hang up.
 */
export async function listenForChanges(): Promise<() => Promise<void>> {
  let hungUp = false
  let line: pg.Client | undefined

  async function connect(): Promise<void> {
    const { DATABASE_DIRECT_URL } = env()
    // Through a pooler nobody can listen: there the events that are read twice a second have to do.
    const listens = DATABASE_DIRECT_URL !== undefined || !(await isPooled())
    const address = addressOf(DATABASE_DIRECT_URL ?? process.env.DATABASE_URL, listens ? sessionOptions([]) : [])
    const client = new pg.Client({ ...address, keepAlive: true, query_timeout: ANSWER_MS, connectionTimeoutMillis: ANSWER_MS })
    client.on('notification', ({ payload }) => heard(payload))
    client.on('error', (failure) => lost(client, failure))
    client.on('end', () => lost(client))
    await client.connect()
    if (listens) await client.query('listen changed')
    line = client
    setDeaf(false)
    void follow(client)
  }

  async function follow(client: pg.Client): Promise<void> {
    try {
      let highest = await highestEvent(client)
      while (line === client) {
        await new Promise((resolve) => setTimeout(resolve, BEAT_MS).unref())
        if (line === client) highest = await readEvents(client, highest)
      }
    } catch (failure) {
      lost(client, failure)
    }
  }

  function lost(client: pg.Client, failure?: unknown): void {
    if (hungUp || line !== client) return
    line = undefined
    setDeaf(true)
    if (failure) logFailure('hearing changes', failure)
    client.end().catch(() => undefined)
    setTimeout(retry, BEAT_MS).unref()
  }

  function retry(): void {
    connect().catch(() => setTimeout(retry, BEAT_MS).unref())
  }

  await connect()
  return async () => {
    hungUp = true
    const last = line
    line = undefined
    await last?.end()
  }
}

function heard(payload: string | undefined): void {
  const change = readAnnouncement(payload)
  if (change) dropLocal(change)
}

async function highestEvent(client: pg.Client): Promise<bigint> {
  const { rows } = await client.query<{ highest: string }>('select coalesce(max(id), 0) as highest from "Event"')
  return BigInt(rows[0]?.highest ?? 0)
}

/** Handles events that were not announced; returns the highest number there is now. */
async function readEvents(client: pg.Client, highest: bigint): Promise<bigint> {
  const { rows } = await client.query<EventText>('select id, kind, "actorId", "boardId", "threadId" from "Event" where id > $1 order by id', [
    highest - LOOK_BACK,
  ])
  const unheard = rows.map(eventOf).filter(({ id }) => !isKnown(id))
  if (unheard.length > 0) dropLocal(changeOf(unheard))
  return rows.length > 0 ? BigInt(rows.at(-1)?.id ?? highest) : highest
}

function eventOf({ id, kind, actorId, boardId, threadId }: EventText): EventRow {
  const key = (text: string | null) => (text === null ? null : BigInt(text))
  return { id: BigInt(id), kind, actorId: key(actorId), boardId: key(boardId), threadId: key(threadId) }
}
