// `npm start`: everything between a fresh clone and a running board, then the board itself until Ctrl-C.
// Plain Node: the packages may not be installed yet, so what needs them is imported after they are.
import './operating/check-node.mjs'
import { complain } from './operating/complain.mjs'
import { openDataDir, ROOT } from './operating/data-dir.mjs'
import { environment } from './operating/environment.mjs'
import { Halt, report } from './operating/halt.mjs'
import { installPackages } from './operating/install.mjs'
import { takeLock } from './operating/lock.mjs'
import { startServer } from './operating/server.mjs'
import { checkPortFree, readSettings } from './operating/settings.mjs'
import { Interrupted, interruptSteps, step } from './operating/steps.mjs'

const development = process.argv.includes('--dev')
const say = (line) => console.log(line)

/** To be undone at the end, last first. */
const undo = []
let server
let asked = 0
let ending = false

/** Settles when someone wants us to end. */
const askedToStop = new Promise((resolve) => {
  const ask = () => {
    asked += 1
    if (asked === 1) say('Stopping …')
    else server?.kill() // asked again: not waiting for requests in flight any more; the database still ends in order
    interruptSteps()
    resolve(0)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, ask)
  process.on('disconnect', ask) // started by another program of ours that is gone
  if (process.env.npm_lifecycle_event) onceOrphaned(ask)
})

try {
  process.exitCode = await main()
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 0 : report(error)
}
ending = true
for (const end of undo.reverse()) await end()
process.exit()

async function main() {
  const settings = readSettings(process.env)
  const dataDir = openDataDir()
  const lock = await takeLock(dataDir)
  undo.push(lock.release)
  await checkPortFree(settings.port, settings.host)
  await installPackages(dataDir, say)

  const { generateClient, openPages, watchPages } = await import('./operating/build.mjs')
  const { openDatabase, migrate } = await import('./operating/database.mjs')
  const { inTurn } = await import('./operating/migrate.mjs')

  say(settings.embedded ? 'Starting the database …' : 'Looking for the database …')
  const database = await openDatabase(dataDir, { say })
  undo.push(database.stop)
  const env = environment(settings, { dataDir, databaseUrl: database.url, development })
  if (!env.AUTH_SECRET) throw new Halt('AUTH_SECRET is missing. With DATABASE_URL it must be set, to the same long random text on every node.')

  await step(dataDir, { args: ['--import', 'tsx', 'scripts/operating/check-environment.ts'], env, log: 'environment' })
  await generateClient(dataDir, say)
  say('Bringing the database up to date …')
  await migrate(dataDir, database)
  say('Filling the database if it is empty …')
  const fill = () => step(dataDir, { args: ['--import', 'tsx', 'prisma/seed.ts'], env, log: 'fill', failed: 'The database could not be filled.' })
  await inTurn(database.url, fill) // of several nodes that find it empty one fills it
  if (development) undo.push(await watchPages())
  const build = development ? null : await openPages(dataDir, { say })

  if (asked) return 0
  say('Starting the server …')
  server = startServer({ ...process.env, ...env }, build?.folder ?? ROOT)
  build?.claim(server.pid) // it may outlive us by the requests in flight
  undo.push(server.stop)
  const over = Promise.race([askedToStop, server.ended.then(serverEnded), database.stopped.then(databaseEnded)])
  if ((await Promise.race([over, server.ready.then(() => 'ready')])) === 'ready') {
    lock.tell(settings.siteUrl)
    welcome(settings, env)
    warnOfForgery(settings)
    process.send?.({ ready: true, databaseUrl: database.url, serverPid: server.pid })
  }
  return over
}

/** npm runs us through a shell, which dies of a SIGTERM without passing it on. */
function onceOrphaned(ask) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    ask()
  }, 250)
  watch.unref()
}

function serverEnded(code) {
  if (!asked) complain(`The server has ended by itself (exit code ${code}).`)
  return code
}

function databaseEnded() {
  if (!asked && !ending) complain('The database has ended by itself; what it said is in postgres.log under DATA_DIR.')
  return 1
}

/** Whoever reaches us past the proxy can write what he likes into the header that it vouches for. */
function warnOfForgery({ port, host, loopback }) {
  if (Number(process.env.TRUST_PROXY || 0) === 0 || host || loopback) return
  say(
    `\nTRUST_PROXY is set and port ${port} is open on every address of this machine: whoever reaches it past the proxy can pretend to be anybody and pass the limits.`,
  )
  say('Set HOST to the address at which the proxy reaches the board (127.0.0.1 on the same machine), or let nobody else through to the port.')
}

function welcome({ siteUrl, demoAccounts }, env) {
  say(`\nParley is ready: ${siteUrl}`)
  if (demoAccounts) {
    say(`\nDemonstration accounts, all with the password ${env.DEMO_PASSWORD}`)
    say('  olivia       moderator of all boards, HQ')
    say('  admin        administrator')
    say('  marlowe54    who started the thread to look at first')
    say('  lanternrow   member')
    say('  joanna_s1    member')
  }
  say('\nStop with Ctrl-C.')
}
