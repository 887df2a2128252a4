import { BlockList, isIP, isIPv6 } from 'node:net'

// From the registries of special addresses (IANA; RFC 6890 and after it). Of IPv6 only 2000::/3 is given out to the
// public, so the rest needs no names; what lies in it and carries or stands for another address is listed.
const SPECIAL = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24',
  '192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  '2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20',
]
const PUBLIC_IPV6 = listOf('2000::/3')
const forbidden = listOf(SPECIAL.join(' '))

/** Names that mean this machine or its neighbours, or nothing on the public internet (RFC 6761, 6762, 8375, 9476). */
const INNER_NAME = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa|alt|test|invalid|onion)$/

/** Whether an IP address belongs to the public internet: not to us, our neighbours, or a purpose of its own. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  if (family === 'ipv6' && !PUBLIC_IPV6.check(address, family)) return false
  return !forbidden.check(address, family)
}

/** Whether a host's name may be looked up: it has a dot and is not one that only its own network knows. An IP address passes here. */
export function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.+$/, '').toLowerCase()
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) return true
  return name.includes('.') && !INNER_NAME.test(name)
}

function listOf(ranges: string): BlockList {
  const list = new BlockList()
  for (const range of ranges.split(' ')) {
    const [net = '', bits = ''] = range.split('/')
    list.addSubnet(net, Number(bits), isIPv6(net) ? 'ipv6' : 'ipv4')
  }
  return list
}
