// `npm run check`: everything that can be said about the sources without running them.
import './operating/check-node.mjs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runAlone, runNode, sum } from './testing/stage.mjs'

const { resolve } = createRequire(import.meta.url)
/** A package's own command, past the shell wrappers of node_modules/.bin. */
const bin = (name, path) => join(dirname(resolve(`${name}/package.json`)), path)

const CHECKS = [
  ['format and lint', [[bin('@biomejs/biome', 'bin/biome'), 'ci', '--error-on-warnings', '--colors=off']]],
  // The types of routes and of imported styles are Next's to write; without them tsc judges half a project.
  [
    'types',
    [
      [bin('next', 'dist/bin/next'), 'typegen'],
      [bin('typescript', 'bin/tsc'), '--noEmit'],
    ],
  ],
  ['database schema', [['scripts/prisma.mjs', 'validate']]],
]

export async function check() {
  const tallies = []
  for (const [title, commands] of CHECKS) tallies.push(await one(title, commands))
  return sum(tallies)
}

async function one(title, commands) {
  for (const args of commands) {
    const { code, output } = await runNode(args, { env: { NEXT_TELEMETRY_DISABLED: '1' } })
    if (code !== 0) {
      console.log(`${output.trimEnd()}\nCheck failed: ${title}\n`)
      return { failed: 1 }
    }
  }
  return { passed: 1 }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await runAlone(check)
