import { Resolver } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { env } from './env'
import { isPublicAddress, isPublicName } from './public-address'

/** Every way in which a foreign address can be of no use to us. */
export type ForeignFailure = 'refused-address' | 'name-unknown' | 'unreachable' | 'too-slow' | 'too-many-redirects' | 'bad-answer'

/** One of those ways, thrown. */
export class ForeignError extends Error {
  constructor(readonly failure: ForeignFailure) {
    super(failure)
  }
}

export type ForeignRules = {
  signal: AbortSignal
  /** For tests, which have no other server than one on loopback, and for what an operator there names. */
  allow?: (address: string, port: number) => boolean
  /** The IP addresses of a name; throws what DNS throws. */
  lookup?: (hostname: string) => Promise<string[]>
  silenceMs?: number
}

type ForeignAnswer = { status: number; location: string | undefined; body: Buffer | undefined }

/** A server that says nothing for so long is given up. */
const SILENCE_MS = 5000
const LOOKUP_MS = 3000
/** What DNS says of a name that there is not; whatever else it says may be over in an hour. */
const UNKNOWN_NAME = ['ENOTFOUND', 'ENODATA']
const MOST_HEADER_BYTES = 16 * 1024
const MOST_BODY_BYTES = 256 * 1024

/**
 * Sends one request to a foreign host, and to no other than the public internet: the name is looked up once, all its
 * addresses are judged, and the connection goes to those. Follows nothing, sends no cookie, no referrer, and reads
 * at most 256 KB of a body, as it comes.
 */
export async function requestForeign(url: URL, method: 'HEAD' | 'GET', wanted: 'body' | 'status', rules: ForeignRules): Promise<ForeignAnswer> {
  const addresses = await judgedAddresses(url, rules)
  const response = await open(url, method, addresses, rules)
  try {
    const body = wanted === 'body' ? await readStart(response) : undefined
    return { status: response.statusCode ?? 0, location: response.headers.location, body }
  } catch (failure) {
    throw errorOf(failure, rules.signal)
  } finally {
    response.on('error', () => undefined).destroy()
  }
}

/** The addresses that a request may go to; one forbidden address among them refuses them all. */
async function judgedAddresses(url: URL, { signal, allow, lookup = lookUp }: ForeignRules): Promise<string[]> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (!isPlainWeb(url) || !(allow || isUsualPort(port))) throw new ForeignError('refused-address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) === 0 ? await beforeAbort(lookup(host.replace(/\.$/, '')), signal) : [host]
  const mayGo = (address: string) => (isPublicAddress(address) && isUsualPort(port)) || allow?.(address, port)
  if (!addresses.every(mayGo)) throw new ForeignError('refused-address')
  return addresses
}

function isPlainWeb({ protocol, username, password, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && !username && !password && isPublicName(hostname) && hostname.replace(/\.$/, '') !== new URL(env().SITE_URL).hostname
}

function isUsualPort(port: number): boolean {
  return port === 80 || port === 443
}

function open(url: URL, method: string, addresses: string[], { signal, allow, silenceMs = SILENCE_MS }: ForeignRules): Promise<IncomingMessage> {
  // The agent judges the addresses once more as it connects; what a test allowed is the exception.
  const options = { keepAlive: false, allowIPAddressList: allow ? addresses.filter((address) => !isPublicAddress(address)) : [] }
  const secure = url.protocol === 'https:'
  const agent = secure ? new RequestFilteringHttpsAgent(options) : new RequestFilteringHttpAgent(options)
  return new Promise((resolve, reject) => {
    const sent = (secure ? requestHttps : requestHttp)(
      url,
      { method, agent, signal, lookup: pinned(addresses), timeout: silenceMs, maxHeaderSize: MOST_HEADER_BYTES, headers: ourHeaders() },
      resolve,
    )
    sent.on('timeout', () => sent.destroy(new ForeignError('too-slow')))
    sent.on('error', (failure) => reject(errorOf(failure, signal)))
    sent.end()
  })
}

function ourHeaders() {
  return { 'user-agent': `Parley (checks the links of ${env().SITE_URL})`, accept: '*/*', 'accept-encoding': 'identity', connection: 'close' }
}

/** Leads to the addresses that were judged: another lookup might be told another story. */
function pinned(addresses: string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_hostname, options, callback) => {
    const [first] = all
    if (options.all) callback(null, all)
    else callback(null, first?.address ?? '', first?.family)
  }
}

// Not the system's lookup: it takes one of the four threads that passwords and files wait for, and reads the hosts file.
async function lookUp(hostname: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: LOOKUP_MS, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? answer.reason : []))
  if (addresses.length === 0) throw failures.find(({ code }) => !UNKNOWN_NAME.includes(code)) ?? new ForeignError('name-unknown')
  return addresses
}

async function beforeAbort(lookup: Promise<string[]>, signal: AbortSignal): Promise<string[]> {
  try {
    const aborted = new Promise<never>((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason)
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    const addresses = await Promise.race([lookup, aborted])
    if (addresses.length === 0) throw new ForeignError('name-unknown')
    return addresses
  } catch (failure) {
    throw errorOf(failure, signal)
  }
}

async function readStart(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= MOST_BODY_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, MOST_BODY_BYTES)
}

function errorOf(failure: unknown, signal: AbortSignal): ForeignError {
  if (failure instanceof ForeignError) return failure
  const { code = '' } = failure as { code?: string }
  if (signal.aborted) return new ForeignError('too-slow')
  if (UNKNOWN_NAME.includes(code)) return new ForeignError('name-unknown')
  return new ForeignError(code.startsWith('HPE_') ? 'bad-answer' : 'unreachable')
}
