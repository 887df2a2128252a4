import { createRequire } from 'node:module'
import { buildClient, watchClient } from './build-client.mjs'
import { fingerprint, makeIfStale } from './made-from.mjs'
import { step } from './steps.mjs'

/** Everything a page can be made of. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'client',
  'scripts/operating/build-client.mjs',
  'public',
  'prisma/schema.prisma',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

export function generateClient(dataDir, say) {
  return makeIfStale('prisma/generated', fingerprint(['prisma/schema.prisma', 'package-lock.json']), async () => {
    say('Generating the database client …')
    await step(dataDir, { args: ['scripts/prisma.mjs', 'generate'], log: 'generate', failed: 'The database client could not be generated.' })
  })
}

const distDir = () => process.env.NEXT_DIST_DIR || '.next'

/** In development Next builds its pages itself, when they are asked for; returns the way to end it. */
export function watchPages() {
  return watchClient(distDir())
}

/** The key is part of the build: with another one, forms opened before would no longer be known. */
export function buildPages(dataDir, { say, actionsKey }) {
  const dist = distDir()
  return makeIfStale(dist, fingerprint(SOURCES, [actionsKey, process.version]), async () => {
    say('Building the pages; this takes a minute …')
    await step(dataDir, {
      args: [createRequire(import.meta.url).resolve('next/dist/bin/next'), 'build'],
      env: { NODE_ENV: 'production', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey },
      log: 'build',
      failed: 'The pages could not be built.',
    })
    await buildClient(dist) // last: the build of Next clears its folder
  })
}
