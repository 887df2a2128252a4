import type { IncomingMessage } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { forget } from '@/lib/platform/process'
import { callerOf } from './caller'

afterEach(() => {
  vi.unstubAllEnvs()
  forget('env')
})

function addressOf(remoteAddress: string, headers: Record<string, string> = {}, proxies = 0): string {
  vi.stubEnv('TRUST_PROXY', String(proxies))
  forget('env')
  return callerOf({ socket: { remoteAddress }, headers } as unknown as IncomingMessage).address
}

test('what a client says of itself changes nothing', () => {
  for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'client-ip'])
    expect(addressOf('203.0.113.5', { [header]: '198.51.100.1' }), header).toBe('203.0.113.5')
})

test('behind proxies the address is the one that the outermost of them saw, whatever is written before it', () => {
  expect(addressOf('127.0.0.1', { 'x-forwarded-for': '198.51.100.1, 203.0.113.5' }, 1)).toBe('203.0.113.5')
  expect(addressOf('127.0.0.1', { 'x-forwarded-for': '198.51.100.1, 203.0.113.5, 10.0.0.2' }, 2)).toBe('203.0.113.5')
  expect(addressOf('203.0.113.5', { 'x-forwarded-for': '198.51.100.1' }, 2)).toBe('203.0.113.5')
})

test('a household is one, however its address is written', () => {
  const spellings = ['2001:db8:1:2::1', '2001:DB8:1:2:ffff::9', '2001:0db8:0001:0002:a:b:c:d', '[2001:db8:1:2::7]:4711', '[2001:db8:1:2::8]']
  for (const spelling of spellings) expect(addressOf('127.0.0.1', { 'x-forwarded-for': spelling }, 1), spelling).toBe('2001:db8:1:2::/64')
  expect(addressOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64')
  for (const spelling of ['203.0.113.5:4711', '203.0.113.5', '::ffff:203.0.113.5', '::FFFF:203.0.113.5'])
    expect(addressOf('127.0.0.1', { 'x-forwarded-for': spelling }, 1), spelling).toBe('203.0.113.5')
})
