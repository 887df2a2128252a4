// `npm run build`: makes the build of the present sources beside those that serve, so that a board need
// be stopped for the next start alone.
import './operating/check-node.mjs'
import { openDataDir } from './operating/data-dir.mjs'
import { report } from './operating/halt.mjs'
import { installPackages } from './operating/install.mjs'
import { Interrupted, interruptSteps } from './operating/steps.mjs'

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, interruptSteps)

try {
  const dataDir = openDataDir()
  await installPackages(dataDir, console.log)
  const { generateClient, openPages } = await import('./operating/build.mjs')
  await generateClient(dataDir, console.log)
  await openPages(dataDir, { say: console.log })
  console.log('The build is ready; the next start serves it.')
} catch (error) {
  process.exitCode = error instanceof Interrupted ? 130 : report(error)
}
