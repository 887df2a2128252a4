// A stage of the tests: a program that is run quietly, heard when it fails, and counted.
import { spawn } from 'node:child_process'
import { ROOT } from '../operating/data-dir.mjs'

/** `{ passed, failed, skipped }` of several stages together. */
export function sum(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const tally of tallies) for (const key of Object.keys(total)) total[key] += tally[key] ?? 0
  return total
}

export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}

/** Runs a stage; one that breaks down is a failure, whatever it had counted. */
export async function stage(title, work) {
  const began = Date.now()
  let tally
  try {
    tally = await work()
  } catch (error) {
    console.error(error)
    tally = { failed: 1 }
  }
  const whole = sum([tally])
  console.log(`${title}: ${sentence(whole)} (${Math.round((Date.now() - began) / 1000)} s)`)
  return whole
}

/** Runs one of our commands as a stage of its own: the tally is the last line and decides the exit code. */
export async function runAlone(work) {
  let tally = { passed: 0, failed: 1 }
  try {
    tally = sum([await work()])
  } catch (error) {
    console.error(error)
  }
  console.log(sentence(tally))
  process.exitCode = tally.failed ? 1 : 0
}

/** `{ code, output }` of Node with `args`; `loud` shows the output as it comes. */
export function runNode(args, { env = {}, loud = false, onStart = () => {} } = {}) {
  return new Promise((resolve) => {
    const plain = { NO_COLOR: '1', FORCE_COLOR: undefined }
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...plain, ...env } })
    const chunks = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        chunks.push(chunk)
        if (loud) process.stdout.write(chunk)
      })
    }
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
    onStart(child)
  })
}
