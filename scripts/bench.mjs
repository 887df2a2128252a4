// `npm run bench`: what a page costs, beside the least that any server can do. The measuring lies in bench/.
import './operating/check-node.mjs'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openDataDir } from './operating/data-dir.mjs'
import { Halt, report } from './operating/halt.mjs'
import { installPackages } from './operating/install.mjs'

const say = (line) => console.log(line)
/** To be stopped at the end, last first. */
const started = []

/** Remembers what was started, to stop it. */
async function stage(starting) {
  const thing = await starting
  started.push(thing)
  return thing
}

async function stopAll() {
  for (const thing of started.splice(0).reverse()) await thing.stop()
}

process.once('SIGINT', () => stopAll().then(() => process.exit(130)))
process.once('SIGTERM', () => stopAll().then(() => process.exit(143)))

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = report(error)
} finally {
  await stopAll()
}

async function main(words) {
  const { readOptions, USAGE } = await import('../bench/options.mjs')
  const options = readOptions(words)
  if (options.help) {
    say(USAGE)
    return 0
  }
  if (!existsSync('/proc/self/stat')) throw new Halt('The figures are read from /proc, which this system does not have. Run it on Linux.')
  const dataDir = openDataDir()
  await installPackages(dataDir, say)
  const { startCluster } = await import('../bench/board.mjs')
  const { generateClient, openPages } = await import('./operating/build.mjs')
  await generateClient(dataDir, say)
  const { folder: build } = await openPages(dataDir, { say })
  const cluster = await stage(startCluster(dataDir, say))
  const json = options.json && resolve(process.env.INIT_CWD ?? '', options.json)
  const work = options.compareSizes ? (await import('../bench/compare-sizes.mjs')).compareSizes : (await import('../bench/run.mjs')).runBench
  return (await work({ ...options, json }, { dataDir, build, cluster, stage, say })) ? 0 : 1
}
