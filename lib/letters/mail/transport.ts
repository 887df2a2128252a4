import { createTransport } from 'nodemailer'
import type Mail from 'nodemailer/lib/mailer'
import { env } from '@/lib/platform/env'
import { once } from '@/lib/platform/process'

/** How a try ended: `away`: the server could not be reached or does not know us; `later`: it may take this letter later; `never`: it refuses it, where `address` is set because nobody is there. */
export type Sent = { how: 'sent' } | { how: 'away' | 'later'; why: string } | { how: 'never'; why: string; address: boolean }

const SECONDS = 1000
/** Enhanced codes (RFC 3463) that say of an address that there is nobody, and of a letter or its mailbox alone that it is not taken. All others are about us. */
const NOBODY = ['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.2.1']
const THIS_LETTER = /^5\.(?:1\.(?:0|4|5|10)|2\.[02-4]|3\.4|6\.\d+)$/

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

type Failure = { code?: string; response?: string; responseCode?: number; command?: string; message?: string }

/** What is said before a letter is named, or of who sends it, is about us: the server is away to all letters. */
function readFailure(failure: unknown): Sent {
  const { code, response = '', responseCode = 0, command = '', message = '' } = failure as Failure
  const why = message.slice(0, 300)
  if (code === 'EMESSAGE' && !response) return { how: 'never', why, address: false } // too long for this server, which was not asked
  if ((command !== 'RCPT TO' && command !== 'DATA') || responseCode === 421) return { how: 'away', why }
  return responseCode < 500 ? { how: responseCode < 400 ? 'away' : 'later', why } : readRefusal({ why, response, command })
}

function readRefusal({ why, response, command }: { why: string; response: string; command: string }): Sent {
  const [, code = '', enhanced = ''] = /^(\d{3})(?:[ -](5\.\d{1,3}\.\d{1,3})\b)?/.exec(response) ?? []
  const address = enhanced ? NOBODY.includes(enhanced) : command === 'RCPT TO' && /^55[013]$/.test(code)
  const letter = enhanced ? THIS_LETTER.test(enhanced) : code === '552' || (command === 'DATA' && /^55/.test(code))
  return address || letter ? { how: 'never', why, address } : { how: 'away', why }
}
