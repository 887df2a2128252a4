// The database of a command: that of DATABASE_URL, the one that serves this DATA_DIR now, or one
// started for the command alone.
import { openDataDir } from '../operating/data-dir.mjs'
import { migrate, openDatabase } from '../operating/database.mjs'
import { findPostgres } from '../operating/embedded-postgres.mjs'
import { environment } from '../operating/environment.mjs'
import { Halt } from '../operating/halt.mjs'
import { lockHolder, takeLock } from '../operating/lock.mjs'
import { readSettings } from '../operating/settings.mjs'

/** Runs `work` with the environment of a migrated database, and leaves everything as it was found. `asOwner`: by the role that owns its tables. */
export async function withDatabase<T>(work: () => Promise<T>, { asOwner = false } = {}): Promise<T> {
  const settings = readSettings(process.env)
  const dataDir = openDataDir()
  const database = await open(dataDir, settings.embedded)
  const stop = () => database.stop().finally(() => process.exit(130)) // what was not committed is undone by the database
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    await migrate(dataDir, database)
    Object.assign(process.env, environment(settings, { dataDir, databaseUrl: asOwner ? database.ownerUrl : database.url }))
    return await work()
  } finally {
    const { closeDatabase } = await import('@/lib/platform/db')
    await closeDatabase()
    await database.stop()
  }
}

type Opened = { url: string; ownerUrl: string; stop: () => Promise<void> }

async function open(dataDir: string, embedded: boolean): Promise<Opened> {
  if (!embedded) return openDatabase(dataDir, { say: console.error })
  const found = findPostgres(dataDir)
  const holder = lockHolder(dataDir)
  if (holder && found) return { ...found, stop: async () => {} }
  if (holder) throw new Halt('Parley is just starting or stopping here. Try again in a moment.')
  const lock = await takeLock(dataDir)
  try {
    const database = await openDatabase(dataDir, { say: console.error })
    return { ...database, stop: () => database.stop().finally(lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}
