import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What a process with our console writes to standard error. */
function linesOf(program: string): Record<string, unknown>[] {
  const script = `require('./lib/platform/console.ts').logEverythingAsJson(); ${program}`
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], { encoding: 'utf8' })
  return stderr
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

test('whatever a library says is a JSON line, and so is a failure that nobody caught', () => {
  const said = linesOf(
    `console.log('two\\nlines \\u001b[31mred\\u001b[0m'); console.error(new Error('odd')); console.warn({ a: 1 }); process.emitWarning('careful'); setTimeout(() => { throw new Error('uncaught') }, 50); Promise.reject(new Error('unheard'))`,
  )
  expect(said.map(({ level, what }) => [level, what])).toEqual([
    ['info', 'framework'],
    ['error', 'framework'],
    ['warning', 'framework'],
    ['warning', 'engine'],
    ['error', 'unhandled rejection'],
    ['error', 'uncaught exception'],
  ])
  expect(said[0]?.message).toBe('two\nlines red')
})
