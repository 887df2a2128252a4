import { z } from 'zod'

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/
/** One plain address: no names, no quotes, no lists, no other letters than those of ASCII. */
export const MAIL_ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i
const address = z.string().trim().regex(MAIL_ADDRESS, 'must be one plain mail address')

/** The settings of mail; without `SMTP_URL` none is sent. */
export const mailSettings = {
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://name:password@mail.example.org' }).optional(),
  MAIL_FROM: address.optional(),
  MAIL_REPLY_TO: address.optional(),
  MAIL_BOUNCES: address.optional(),
  MAIL_WEBHOOK_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  MAIL_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(60),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]{1,63}$/i, 'must be the name of a DKIM key')
    .optional(),
  DKIM_KEY: z
    .string()
    .includes('PRIVATE KEY', { error: 'must be a private key in PEM' })
    .transform((key) => key.replaceAll('\\n', '\n'))
    .optional(),
}

type Given = z.infer<z.ZodObject<typeof mailSettings>>

/** How letters are sent from this site; null where they are not. */
export function mailOf(given: Given, site: URL) {
  if (!given.SMTP_URL) return null
  const from = given.MAIL_FROM ?? `no-reply@${LOOPBACK.test(site.hostname) ? 'localhost.localdomain' : site.hostname}`
  const domain = from.slice(from.indexOf('@') + 1)
  const { DKIM_SELECTOR: keySelector, DKIM_KEY: privateKey } = given
  return {
    ...serverOf(new URL(given.SMTP_URL)),
    from,
    domain,
    replyTo: given.MAIL_REPLY_TO,
    bounces: given.MAIL_BOUNCES,
    perMinute: given.MAIL_PER_MINUTE,
    dkim: keySelector && privateKey ? { domainName: domain, keySelector, privateKey } : undefined,
  }
}

function serverOf({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    /** Nothing goes through the internet in clear: only on this very machine is a server without TLS taken. */
    requireTLS: !secure && !LOOPBACK.test(hostname),
    auth: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined,
  }
}
