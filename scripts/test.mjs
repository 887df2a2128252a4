// `npm test`: everything CI needs, from nothing. The last line is the tally of all stages.
import './operating/check-node.mjs'
import { openDataDir } from './operating/data-dir.mjs'
import { report } from './operating/halt.mjs'
import { installPackages } from './operating/install.mjs'
import { sentence, stage, sum } from './testing/stage.mjs'

const tallies = []
try {
  // The default folder, whatever DATA_DIR says: the tests keep nothing there but logs.
  const dataDir = openDataDir({})
  await installPackages(dataDir, console.log)
  const { generateClient } = await import('./operating/build.mjs')
  await generateClient(dataDir, console.log)

  const { check } = await import('./check.mjs')
  const { unit } = await import('./testing/unit.mjs')
  const { e2e } = await import('./e2e.mjs')
  const { operations } = await import('./testing/operations.mjs')
  tallies.push(await stage('Checks', check))
  tallies.push(await stage('Unit and database tests', unit))
  tallies.push(await stage('Browser tests', e2e))
  tallies.push(await stage('Operations', operations))
} catch (error) {
  report(error)
  tallies.push({ failed: 1 })
}
const total = sum(tallies)
console.log(sentence(total))
process.exitCode = total.failed ? 1 : 0
