import pg from 'pg'
import { dropLocal, readAnnouncement } from '@/lib/events/changes'
import { logFailure } from '@/lib/platform/log'
import { setDeaf } from './page-cache'

const RETRY_MS = 500

/**
 * Listens for changes that other nodes and the operator's commands announce. While the line is down
 * nothing is kept; when it is back everything is dropped. Returns a way to hang up.
 */
export async function listenForChanges(): Promise<() => Promise<void>> {
  let hungUp = false
  let line: pg.Client | undefined

  async function connect(): Promise<void> {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true })
    client.on('notification', ({ payload }) => heard(payload))
    client.on('error', (failure) => lost(client, failure))
    client.on('end', () => lost(client))
    await client.connect()
    await client.query('listen changed')
    line = client
    setDeaf(false)
  }

  function heard(payload: string | undefined): void {
    const change = readAnnouncement(payload)
    if (change) dropLocal(change)
  }

  function lost(client: pg.Client, failure?: Error): void {
    if (hungUp || line !== client) return
    line = undefined
    setDeaf(true)
    if (failure) logFailure('hearing changes', failure)
    setTimeout(retry, RETRY_MS).unref()
  }

  function retry(): void {
    connect().catch(() => setTimeout(retry, RETRY_MS).unref())
  }

  await connect()
  return async () => {
    hungUp = true
    await line?.end()
  }
}
