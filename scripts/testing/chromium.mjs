// A Chromium for the browser tests: the one that is named, one of the system, or one installed by
// whatever means the machine has.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDataDir } from '../operating/data-dir.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
/** The last that runs on Node 20. */
const PACKAGE = '@sparticuz/chromium@147.0.0'

/** The path of a Chromium. */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  return onThisSystem() ?? fromDebian() ?? (await fromNpm())
}

function onThisSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MAC]
  return paths.find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function fromDebian() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined
  console.log('Installing Chromium (apt-get install chromium) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { env })
  const { status, stderr } = spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env, encoding: 'utf8' })
  if (status !== 0) console.log(`apt-get could not: ${stderr.trim().split('\n').at(-1)}`)
  return status === 0 ? onThisSystem() : undefined
}

/** Kept under the data folder, so that neither package.json nor node_modules knows of it. */
async function fromNpm() {
  const folder = join(openDataDir(), 'chromium')
  if (!existsSync(join(folder, 'node_modules/@sparticuz/chromium'))) {
    console.log(`Installing Chromium (npm install ${PACKAGE}) …`)
    const { status, stderr } = spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', PACKAGE], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`No Chromium could be found or installed. Set CHROMIUM_PATH.\n${stderr}`)
  }
  const entry = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium')
  const { default: chromium } = await import(pathToFileURL(entry).href)
  return chromium.executablePath()
}
