import { readAddress } from './links'

/** Where a link that is written as `[words](address)` leads: the web, an e-mail address, or a post of this board. */
export type Destination = { kind: 'web'; address: string } | { kind: 'mail'; address: string } | { kind: 'post'; id: bigint }

const MAIL = /^mailto:([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i
const POST = /^\/p\/([1-9]\d{0,17})$/

/** Reads the address of a link; null for every scheme but http, https and mailto, and for what is no address at all. */
export function readDestination(written: string): Destination | null {
  const post = POST.exec(written)?.[1]
  if (post) return { kind: 'post', id: BigInt(post) }
  const mail = MAIL.exec(written)?.[1]
  if (mail) return { kind: 'mail', address: `mailto:${encodeURI(mail).replace(/[?#&]/g, encodeURIComponent)}` }
  const address = readAddress(written)
  return address ? { kind: 'web', address } : null
}
