import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runNode } from './stage.mjs'

/** Unit and database tests. */
export async function unit() {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const folder = mkdtempSync(join(tmpdir(), 'parley-unit-'))
  const report = join(folder, 'report.json')
  try {
    const { code, output } = await runNode([vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
    if (code !== 0) console.log(output)
    return count(JSON.parse(readFileSync(report, 'utf8')), code)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function count({ numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests, testResults }, code) {
  // A file that could not even be loaded has no test that could fail.
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'))
  const failed = numFailedTests + broken.length
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: numPendingTests + numTodoTests }
}
