// The two small programs beside the board, as children of the measuring one.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The bare server: `{ pid, port, stop }`. */
export async function startBare() {
  const { pid, word, stop } = start('bare.mjs')
  const { port } = await word()
  return { pid, port, stop }
}

/** The load: `{ run, enough, stop }`; `run` settles with the figures of one job, when its last answer has been read; `enough` ends it early. */
export function startLoad() {
  const { tell, word, stop } = start('load.mjs')
  async function run(job) {
    tell(job)
    const answer = await word()
    if (answer.error) throw new Error(`The load broke off: ${answer.error}`)
    return answer
  }
  return { run, enough: () => tell('enough'), stop }
}

function start(file) {
  const child = fork(join(import.meta.dirname, file))
  const ended = once(child, 'exit').then(([code]) => [{ error: `${file} ended (exit code ${code})` }])
  async function word() {
    const [said] = await Promise.race([once(child, 'message'), ended])
    return said
  }
  async function stop() {
    if (child.connected) child.disconnect()
    await ended
  }
  return { pid: child.pid, tell: (job) => child.send(job), word, stop }
}
