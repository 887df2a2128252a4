import { Resolver } from 'node:dns/promises'
import { change } from '@/lib/events/commands'
import type { Viewer } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { ensure, Refusal } from '@/lib/platform/refusal'
import { writeLetters } from '../commands'

/** The TXT records of a name; none where there is no such name. Throws where nobody answers. */
type Look = (name: string) => Promise<string[]>

type Check = { what: 'SPF' | 'DKIM' | 'DMARC'; state: 'found' | 'missing' | 'unknown'; says: string }

/** What the domain says of mail from it: without these three records, letters may be taken for spam. */
export async function checkDomain({ domain, selector }: { domain: string; selector?: string }, look: Look = lookUp): Promise<Check[]> {
  return Promise.all([
    check('SPF', domain, /^v=spf1(?: |$)/i, look),
    selector
      ? check('DKIM', `${selector}._domainkey.${domain}`, /(?:^|;)\s*p=[\w+/]/i, look)
      : ({
          what: 'DKIM',
          state: 'unknown',
          says: 'No key is set here (DKIM_SELECTOR, DKIM_KEY). Your mail server may sign by itself: the test letter shows it.',
        } as const),
    check('DMARC', `_dmarc.${domain}`, /^v=DMARC1\b/i, look),
  ])
}

async function check(what: Check['what'], name: string, right: RegExp, look: Look): Promise<Check> {
  try {
    const record = (await look(name)).find((text) => right.test(text))
    return record ? { what, state: 'found', says: record.slice(0, 300) } : { what, state: 'missing', says: `There is no such TXT record at ${name}.` }
  } catch {
    return { what, state: 'unknown', says: `Nobody answered for ${name}. Try again later.` }
  }
}

const NONE = ['ENOTFOUND', 'ENODATA']

async function lookUp(name: string): Promise<string[]> {
  try {
    return (await new Resolver({ timeout: 3000, tries: 2 }).resolveTxt(name)).map((parts) => parts.join(''))
  } catch (failure) {
    if (NONE.includes(String((failure as { code?: string }).code))) return []
    throw failure
  }
}

/** The state of mail for an admin, with what the last test letter came to; null for everyone else. */
export async function findMailPage(viewer: Viewer) {
  if (viewer.kind === 'guest' || !viewer.isAdmin) return null
  const { mail, DKIM_SELECTOR: selector, MAIL_WEBHOOK_SECRET: secret } = env()
  const { email, mailOffAt } = await db().member.findUniqueOrThrow({ where: { id: viewer.id }, select: { email: true, mailOffAt: true } })
  const last = await db().outbox.findFirst({
    where: { memberId: viewer.id, kind: 'test' },
    orderBy: { id: 'desc' },
    select: { createdAt: true, sentAt: true, failure: true },
  })
  return {
    server: mail && `${mail.host}:${mail.port}`,
    from: mail?.from ?? null,
    bounces: mail?.bounces ?? null,
    webhook: secret !== undefined,
    checks: mail ? await checkDomain({ domain: mail.domain, selector }) : [],
    email,
    off: mailOffAt !== null,
    last,
  }
}

/** Sends an admin a letter to their own address. */
export async function sendTestLetter(viewer: Viewer): Promise<void> {
  if (viewer.kind === 'guest') throw new Refusal('signed_out')
  ensure(viewer.isAdmin ? 'yes' : 'not_found')
  await change((tx) => writeLetters(tx, 'test', [{ memberId: viewer.id, data: {} }]))
}
