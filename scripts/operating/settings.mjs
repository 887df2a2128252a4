// The part of the environment that a start must know before the server's own schema can read the rest.
import { createServer, isIP } from 'node:net'
import { Halt } from './halt.mjs'

/** As in lib/platform/env.ts, which a program without packages cannot import. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

export function readSettings(env) {
  const port = readPort(env.PORT || '3000')
  const siteUrl = readSiteUrl(env.SITE_URL || `http://localhost:${port}`)
  if (!['', '0', '1'].includes(env.DEMO ?? '')) throw new Halt('DEMO is 1 (with the demonstration story) or 0 (without).')
  const embedded = !env.DATABASE_URL
  const loopback = LOOPBACK.test(siteUrl.hostname)
  if (env.DEMO === '1' && !loopback) throw new Halt('DEMO=1 is for a board on this machine alone: its accounts do not exist where SITE_URL is another address.')
  const demo = env.DEMO ? env.DEMO === '1' : embedded && loopback
  return { port, host: readHost(env.HOST, loopback), loopback, siteUrl: siteUrl.origin, embedded, demo, demoAccounts: demo }
}

function readPort(words) {
  const port = Number(words)
  if (!/^\d+$/.test(words) || port < 1 || port > 65535) throw new Halt(`PORT is a number from 1 to 65535, not "${words}".`)
  return port
}

/** Where to listen; '' is everywhere. */
function readHost(words, loopback) {
  if (!words) return loopback ? '127.0.0.1' : ''
  if (words !== 'localhost' && !isIP(words)) throw new Halt(`HOST is an address of this machine, such as 127.0.0.1 or 0.0.0.0, not "${words}".`)
  return words
}

function readSiteUrl(words) {
  const url = URL.canParse(words) ? new URL(words) : null
  const plain = url && ['http:', 'https:'].includes(url.protocol) && !url.username && url.pathname === '/' && !url.search && !url.hash
  if (!plain) throw new Halt('SITE_URL is the address of the site and nothing more, such as https://board.example.org.')
  return url
}

export function checkPortFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', ({ code }) => {
      const why = code === 'EADDRINUSE' ? 'is taken by another program' : `may not be used here (${code})`
      reject(new Halt(`Port ${port} ${why}. Set PORT to another one, such as PORT=${port === 3000 ? 3001 : 3000}.`))
    })
    probe.listen({ port, host: host || undefined }, () => probe.close(resolve))
  })
}
