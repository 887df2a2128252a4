import { expect, test } from 'vitest'
import { isPublicAddress, isPublicName } from './public-address'

const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '2606:4700:4700::1111',
  '2a00:1450:4009::8a',
]

const SPECIAL = [
  ['this machine', ['127.0.0.1', '127.255.255.254', '::1', '0.0.0.0', '0.1.2.3', '::']],
  ['a private network', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
  ['the neighbours on one wire', ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'fec0::1']],
  ['many at once', ['224.0.0.1', '239.255.255.255', 'ff02::1', '255.255.255.255']],
  ['a carrier’s own customers', ['100.64.0.1', '100.127.255.255']],
  ['measuring and writing about networks', ['198.18.0.1', '198.19.255.255', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1', '2001:2::1']],
  ['later', ['240.0.0.1', '4000::1', '5f00::1', '100::1', '192.0.0.8']],
  [
    'another address in disguise',
    ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:0:127.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001:0:1::1'],
  ],
] as const

test.each(PUBLIC)('%s is an address of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each(SPECIAL.flatMap(([purpose, addresses]) => addresses.map((address) => [address, purpose] as const)))('%s is kept for %s', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test('what is not an address is not a public one', () => {
  for (const text of ['', 'example.org', '1.2.3', '0x7f.1', '[::1]', '127.1']) expect(isPublicAddress(text), text).toBe(false)
})

test('names that only one network knows are not looked up', () => {
  for (const name of ['localhost', 'LOCALHOST.', 'a.localhost', 'router', 'printer.local', 'metadata.google.internal', 'nas.lan.', 'x.home.arpa'])
    expect(isPublicName(name), name).toBe(false)
  for (const name of ['example.org', 'example.org.', 'www.gov.uk', 'xn--bcher-kva.example.com', '8.8.8.8', '[::1]']) expect(isPublicName(name), name).toBe(true)
})
