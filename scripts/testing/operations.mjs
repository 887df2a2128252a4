import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './stage.mjs'

/** Starting, stopping, crashing, building anew, several nodes, other people's databases: see the files that are named. Node's own runner, for there is nothing of Vite in it. */
export async function operations() {
  const tap = join(tmpdir(), `parley-operations-${process.pid}.tap`)
  const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`]
  try {
    const { code, output } = await runNode([
      '--test',
      '--test-concurrency=1',
      ...reporters,
      'scripts/operations.test.mjs',
      'scripts/builds.test.mjs',
      'scripts/outages.test.mjs',
      'scripts/nodes.test.mjs',
      'scripts/pooler.test.mjs',
    ])
    if (code !== 0) console.log(output)
    return count(readFileSync(tap, 'utf8'), code)
  } finally {
    rmSync(tap, { force: true })
  }
}

function count(tap, code) {
  const number = (word) => Number(tap.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0)
  const failed = number('fail') + number('cancelled')
  return { passed: number('pass'), failed: code !== 0 && failed === 0 ? 1 : failed, skipped: number('skipped') + number('todo') }
}
