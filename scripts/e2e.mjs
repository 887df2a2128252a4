// `npm run e2e [-- names or options for Playwright]`: the browser tests against the built app.
import './operating/check-node.mjs'
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findPostgres } from './operating/embedded-postgres.mjs'
import { appEnvironment, newDataDir, removeDataDir, startApp } from './testing/app.mjs'
import { findChromium } from './testing/chromium.mjs'
import { runAlone, runNode } from './testing/stage.mjs'

const LOG_LINES = 40
/** A petitions service that may be asked and never answers: nothing listens there. */
const NOBODY = 'http://127.0.0.1:9'

export async function e2e({ args = [], loud = false } = {}) {
  const chromium = await findChromium()
  const dataDir = newDataDir()
  const app = startApp(await appEnvironment(dataDir, { PETITIONS_URL: NOBODY }))
  try {
    const started = await app.ready
    if (!started) throw new Error(`The app did not start.\n${app.output()}`)
    const tally = await browse({ app, chromium, databaseUrl: started.databaseUrl, args, loud })
    if (tally.failed) console.log(`The server's last words:\n${app.output().split('\n').slice(-LOG_LINES).join('\n')}`)
    return tally
  } finally {
    await app.stop()
    removeDataDir(dataDir)
  }
}

async function browse({ app, chromium, databaseUrl, args, loud }) {
  const report = join(app.env.DATA_DIR, 'playwright.json')
  rmSync(report, { force: true })
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  const env = {
    BASE_URL: app.env.SITE_URL,
    CHROMIUM_PATH: chromium,
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: findPostgres(app.env.DATA_DIR).ownerUrl, // for the operator’s commands
    DATA_DIR: app.env.DATA_DIR,
    DEMO_PASSWORD: app.env.DEMO_PASSWORD,
    PLAYWRIGHT_REPORT: report,
  }
  const { code, output } = await runNode([cli, 'test', ...args], { env, loud })
  if (code !== 0 && !loud) console.log(output)
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'))
  const failed = stats.unexpected + stats.flaky + errors.length
  return { passed: stats.expected, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: stats.skipped }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runAlone(() => e2e({ args: process.argv.slice(2), loud: true }))
}
