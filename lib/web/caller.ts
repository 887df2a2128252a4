import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { Caller } from '@/lib/identity/viewer'
import { env } from '@/lib/platform/env'

/** Where a request comes from: the socket's peer, or what the trusted proxies before us (TRUST_PROXY, counted from us) say of it. */
export function callerOf({ socket, headers }: IncomingMessage): Caller {
  const peer = plain(socket.remoteAddress ?? '')
  const forwarded = String(headers['x-forwarded-for'] ?? '')
  const hops = forwarded === '' ? [] : forwarded.split(',').map((hop) => plain(hop.trim()))
  const address = env().TRUST_PROXY > 0 ? (hops.at(-env().TRUST_PROXY) ?? peer) : peer
  const direct = hops.length === 0 && !headers.forwarded && !headers.via && !headers['x-real-ip']
  return { address: network(address), local: direct && /^(127\.|::1$)/.test(peer) }
}

/** An IPv4 address that travels as IPv6, in its own form; without the port that some proxies name; what is no address at all is cut short. */
function plain(address: string): string {
  return address
    .replace(/^\[(.*)\](?::\d+)?$|^(\d+(?:\.\d+){3}):\d+$/, '$1$2')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replaceAll(/[^\w.:]/g, '')
    .slice(0, 45)
}

/** One household has a whole /64 of IPv6. */
function network(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::') // in its one spelling
  const given = head.split(':').filter(Boolean)
  const missing = 8 - given.length - tail.split(':').filter(Boolean).length
  return `${[...given, ...Array.from({ length: Math.max(0, missing) }, () => '0')].slice(0, 4).join(':')}::/64`
}
