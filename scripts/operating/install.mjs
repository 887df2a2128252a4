// Packages: installed if they are missing, or are not those of package-lock.json.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './data-dir.mjs'
import { inTurn } from './lock.mjs'
import { step } from './steps.mjs'

export async function installPackages(dataDir, say) {
  if (packagesAreCurrent()) return
  mkdirSync(join(ROOT, '.builds'), { recursive: true })
  await inTurn(
    join(ROOT, '.builds'),
    () => install(dataDir, say),
    () => say('Waiting for another start that builds here …'),
  )
}

async function install(dataDir, say) {
  if (packagesAreCurrent()) return // another start has installed them meanwhile
  say('Installing packages (npm ci) …')
  // Under npm its own script is at hand; alone we rely on the path.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? { args: [process.env.npm_execpath] } : { command: 'npm', args: [] }
  await step(dataDir, {
    ...npm,
    // The build needs the development packages, whatever NODE_ENV says.
    args: [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund'],
    log: 'install',
    failed: 'The packages could not be installed.',
  })
}

/** npm writes down what it installed when it is done, so a comparison also finds an installation cut short. */
export function packagesAreCurrent() {
  const record = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return Boolean(optional || devOptional) // made for another platform
    return found.version === version && found.integrity === integrity && existsSync(join(ROOT, path))
  })
}
