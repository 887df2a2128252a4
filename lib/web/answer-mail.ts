import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { noteBounce, unsubscribe } from '@/lib/letters/mail/switch-off'
import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { bouncedPath, unsubscribePath } from '@/lib/urls'
import { bodyOf } from './body-of'
import { type Exchange, sendBytes } from './replies'

const LIMIT = 16 * 1024
const LATE_MS = 5 * 60_000

const bounce = z.object({ address: z.string().max(400), why: z.enum(['bounce', 'complaint']) })

/** A POST by a machine: a mail program ends letters (RFC 8058), or a mail server reports one that came back. No page of ours sent it, and no session is read. */
export function isAboutMail({ method, url = '', headers }: IncomingMessage): boolean {
  if (method !== 'POST' || headers.origin !== undefined) return false
  return url === bouncedPath || keyIn(url) !== null
}

export async function answerAboutMail(exchange: Exchange): Promise<void> {
  const { url = '' } = exchange.request
  const body = await bodyOf(exchange, LIMIT)
  if (body === null) return
  const status = url === bouncedPath ? await takeBounce(exchange.request, body.toString()) : await takePress(keyIn(url) ?? '', body.toString())
  sendBytes(exchange.response, status, Buffer.from(status === 200 ? 'Done.\n' : 'Nothing was done.\n'), {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
}

/** Repeating it is harmless; any body but the one of the standard does nothing. */
async function takePress(key: string, body: string): Promise<number> {
  const asked = /(?:^|&)List-Unsubscribe=One-Click(?:&|$)/.test(body) || /name="List-Unsubscribe"\r\n\r\nOne-Click\r\n/.test(body)
  return asked && (await unsubscribe(key)) ? 200 : 404
}

async function takeBounce({ headers }: IncomingMessage, body: string): Promise<number> {
  if (!isSigned(String(headers['x-parley-signature'] ?? ''), body)) return 404
  const given = bounce.safeParse(parsed(body)).data
  if (!given) return 422
  return (await noteBounce(given.address, given.why === 'bounce' ? 'came back' : 'called spam')) ? 200 : 404
}

/** `t=SECONDS,v1=HMAC-SHA256 of "SECONDS.BODY"`, at most five minutes old. */
function isSigned(header: string, body: string): boolean {
  const { MAIL_WEBHOOK_SECRET: secret } = env()
  const [, at = '', given = ''] = /^t=(\d{10}),v1=([0-9a-f]{64})$/.exec(header) ?? []
  if (!secret || !at || Math.abs(now().getTime() - Number(at) * 1000) > LATE_MS) return false
  return timingSafeEqual(Buffer.from(given), Buffer.from(createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')))
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

function keyIn(url: string): string | null {
  const before = unsubscribePath('')
  return url.startsWith(before) && /^[\w-]+$/.test(url.slice(before.length)) ? url.slice(before.length) : null
}
