// `node scripts/postgres.mjs run`: the embedded database alone, for work on the schema or a look inside.
// Prints its address and stops with Ctrl-C.
import { openDataDir } from './operating/data-dir.mjs'
import { startPostgres } from './operating/embedded-postgres.mjs'
import { report } from './operating/halt.mjs'
import { takeLock } from './operating/lock.mjs'

if (process.argv[2] !== 'run') {
  console.error('Usage: node scripts/postgres.mjs run')
  process.exit(2)
}
try {
  const dataDir = openDataDir()
  const lock = await takeLock(dataDir)
  const database = await startPostgres(dataDir, { say: console.error })
  console.log(`DATABASE_URL=${database.ownerUrl}`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => database.stop())
  await database.stopped
  lock.release()
} catch (error) {
  process.exitCode = report(error)
}
