import { randomBytes } from 'node:crypto'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import type { Audience, Caller } from '@/lib/identity/viewer'
import type { Outage } from '@/lib/platform/database/outage'
import { env } from '@/lib/platform/env'
import { AUDIENCE_HEADER, CALLER_HEADER, MARK_HEADER, PATH_HEADER, REQUEST_HEADER } from '@/lib/platform/marks'
import { once } from '@/lib/platform/process'
import { takeOutage } from './outages'
import { type Progress, type Status, takeProgress, takeStatus } from './statuses'

/** What Next answered, before it is made ready for a reader. */
export type InnerAnswer = Status & Progress & { headers: IncomingHttpHeaders; body: Buffer; word: string; outage?: Outage }

type InnerRequest = {
  method?: string
  path: string
  /** The address as the reader sees it, where it differs. */
  address?: string
  audience?: Audience
  body?: Buffer
  /** The few client headers that a personal page may see. */
  cookie?: string
  contentType?: string
  accept?: string
  caller?: Caller
}

/** Where Next listens: a Unix socket in a private folder, never a second port. */
export const innerSocket = () => once('inner-socket', () => ({ path: '' }))

/**
 * Asks Next for a page. The request is built anew, so no header of a client's reaches it but the
 * ones named here.
 */
export async function askNext({
  method = 'GET',
  path,
  address = path,
  audience = 'public',
  body,
  cookie,
  contentType,
  accept,
  caller,
}: InnerRequest): Promise<InnerAnswer> {
  const word = randomBytes(12).toString('base64url').replaceAll(/[-_]/g, '0')
  const id = randomBytes(12).toString('base64url')
  const { host, protocol } = new URL(env().SITE_URL)
  const headers = {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
    accept: accept ?? 'text/html',
    [AUDIENCE_HEADER]: audience,
    [MARK_HEADER]: word,
    [PATH_HEADER]: address,
    [REQUEST_HEADER]: id,
    ...(cookie ? { cookie } : {}),
    ...(caller ? { [CALLER_HEADER]: `${caller.address}${caller.local ? ' local' : ''}` } : {}),
    ...(body ? { origin: env().SITE_URL, 'content-type': contentType ?? '', 'content-length': body.length } : {}),
  }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ socketPath: innerSocket().path, method, path, headers }, resolve).on('error', reject).end(body)
  })
  const bytes = await readAll(answer)
  const said = { ...takeStatus(id), ...takeProgress(id), outage: takeOutage(id) }
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: bytes, word, ...said }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
