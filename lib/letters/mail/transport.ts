import { createTransport } from 'nodemailer'
import type Mail from 'nodemailer/lib/mailer'
import { env } from '@/lib/platform/env'
import { once } from '@/lib/platform/process'

/** How a try ended: `away`: the server could not be reached or does not know us; `later`: it may take this letter later; `never`: it refuses it, where `address` is set because nobody is there. */
export type Sent = { how: 'sent' } | { how: 'away' | 'later'; why: string } | { how: 'never'; why: string; address: boolean }

const SECONDS = 1000
/** Codes of SMTP that say that nobody is at an address. */
const NOBODY = /\b5\.(?:1\.[0-6]|2\.1)\b|\b(?:550|551|553)\b/

/** The one way out for mail: to the server of SMTP_URL and no other, by TLS except on this very machine. */
const transport = () =>
  once('mail', () => {
    const { mail } = env()
    if (!mail) throw new Error('No mail is sent without SMTP_URL.')
    const { host, port, secure, requireTLS, auth, dkim, perMinute } = mail
    return createTransport({
      pool: true,
      maxConnections: 2,
      maxRequeues: 0,
      host,
      port,
      secure,
      requireTLS,
      auth,
      dkim,
      rateLimit: perMinute,
      rateDelta: 60 * SECONDS,
      connectionTimeout: 10 * SECONDS,
      greetingTimeout: 10 * SECONDS,
      socketTimeout: 30 * SECONDS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  })

/** Hands one message to the server. Never throws: a failure concerns this letter alone. */
export async function handOver(message: Mail.Options): Promise<Sent> {
  try {
    await transport().sendMail(message)
    return { how: 'sent' }
  } catch (failure) {
    return readFailure(failure)
  }
}

export function closeMail(): void {
  if (env().mail) transport().close()
}

function readFailure(failure: unknown): Sent {
  const { responseCode = 0, command = '', message = '' } = failure as { responseCode?: number; command?: string; message?: string }
  const why = message.slice(0, 300)
  if (responseCode >= 500 && /^(?:RCPT TO|DATA|MAIL FROM)$/.test(command)) return { how: 'never', why, address: command === 'RCPT TO' && NOBODY.test(why) }
  if (responseCode >= 400 && responseCode < 500 && command !== 'CONN' && !command.startsWith('AUTH')) return { how: 'later', why }
  return { how: 'away', why }
}
