import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { buildClient, watchClient } from './build-client.mjs'
import { openBuild, writeSources } from './builds.mjs'
import { ROOT } from './data-dir.mjs'
import { Halt } from './halt.mjs'
import { packagesAreCurrent } from './install.mjs'
import { linkTree } from './linked.mjs'
import { inTurn } from './lock.mjs'
import { fingerprint, isMadeFrom, makeIfStale, readSources } from './made-from.mjs'
import { step } from './steps.mjs'

const BUILDS = join(ROOT, '.builds')

/** Everything a page can be made of, and the server that serves it. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'client',
  'public',
  'server.ts',
  'prisma/schema.prisma',
  'prisma/generated',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** What makes a build of them. */
const TOOLS = ['scripts/operating/build.mjs', 'scripts/operating/build-client.mjs']

/** What a program may find in the environment while it builds: no setting of a board, for it would be built in for all. */
const PLAIN = ['PATH', 'HOME', 'USER', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'NODE_OPTIONS', 'SYSTEMROOT', 'APPDATA', 'COMSPEC']

/**
 * Names of forms are made with this: the same in every build, so that a form opened before one can be sent after it, and
 * to another node. What a form may hide is encrypted when it is sent out, with NEXT_SERVER_ACTIONS_ENCRYPTION_KEY.
 */
const NAMES_OF_FORMS = Buffer.from('the same names in every build...').toString('base64')

/** The client of Prisma in the working tree, for the seed, the operator's commands and the tests. */
export async function generateClient(dataDir, say) {
  const schema = fingerprint(readSources(['prisma/schema.prisma', 'package-lock.json']))
  if (isMadeFrom('prisma/generated', schema)) return
  mkdirSync(BUILDS, { recursive: true })
  await inTurn(BUILDS, () =>
    makeIfStale('prisma/generated', schema, async () => {
      say('Generating the database client …')
      await step(dataDir, { args: ['scripts/prisma.mjs', 'generate'], log: 'generate', failed: 'The database client could not be generated.' })
    }),
  )
}

/** In development Next builds its pages itself, when they are asked for; returns the way to end it. */
export function watchPages() {
  return watchClient(ROOT)
}

/** The build of the present sources, made if there is none: see builds.mjs. */
export function openPages(dataDir, { say }) {
  let sources
  return openBuild(BUILDS, {
    name: () => {
      sources = readSources(SOURCES)
      return fingerprint([...sources, ...readSources(TOOLS)], [process.version, process.platform, process.arch])
    },
    make: async (draft) => {
      say('Building the pages; this takes a minute …')
      if (!packagesAreCurrent()) throw new Halt('The packages were changed during the start. Start again.')
      writeSources(sources, draft)
      linkTree(join(ROOT, 'node_modules'), join(draft, 'node_modules'), ['.cache'])
      await buildPages(dataDir, draft)
      await buildClient(draft) // after it: the build of Next clears its folder
      rmSync(join(draft, '.next/cache'), { recursive: true, force: true })
      spawnSync('sync', ['-f', draft]) // a power cut must not leave a whole name over files that were never written
    },
    waiting: () => say('Waiting for another start that builds here …'),
  })
}

async function buildPages(dataDir, folder) {
  const unset = Object.fromEntries(Object.keys(process.env).map((name) => [name, PLAIN.includes(name.toUpperCase()) ? process.env[name] : undefined]))
  await step(dataDir, {
    args: [createRequire(join(folder, 'package.json')).resolve('next/dist/bin/next'), 'build'],
    cwd: folder,
    env: { ...unset, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: NAMES_OF_FORMS },
    log: 'build',
    failed: 'The pages could not be built.',
  })
}
