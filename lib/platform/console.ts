import { inspect, stripVTControlCharacters } from 'node:util'
import { log, logFailure } from './log'

const LEVELS = { debug: 'info', log: 'info', info: 'info', warn: 'warning', error: 'error', trace: 'error' } as const

/** Makes one JSON line of whatever the framework, a library or the engine has to say, failures that nobody caught included. */
export function logEverythingAsJson(): void {
  for (const [name, level] of Object.entries(LEVELS)) console[name as keyof typeof LEVELS] = (...said: unknown[]) => logSaid(level, said)
  process.removeAllListeners('warning')
  process.on('warning', ({ name, message }) => log('warning', 'engine', { name, message }))
  process.on('unhandledRejection', (failure) => logFailure('unhandled rejection', failure))
  process.on('uncaughtException', (failure) => {
    logFailure('uncaught exception', failure)
    process.exit(1) // nobody knows in which state it left us: a process manager starts us again
  })
}

function logSaid(level: 'info' | 'warning' | 'error', said: unknown[]): void {
  const failure = said.find((thing) => thing instanceof Error)
  const message = said.map((thing) => (typeof thing === 'string' ? thing : inspect(thing, { depth: 2 }))).join(' ')
  log(level, 'framework', { message: stripVTControlCharacters(message).trim(), ...(failure && { stack: failure.stack }) })
}
