import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isPrivateLooking } from '@/lib/posts/destination-policy'
import { hostOf } from '@/lib/posts/link-hosts'
import { readAddress } from '@/lib/text/links'
import { targetOf } from '@/lib/text/targets'

const MANY = 20_000

test.each([
  ['host', hostOf, 'https://b\u00fccher.example/', 'xn--bcher-kva.example'],
  ['link', readAddress, 'https://b\u00fccher.example/a', 'https://xn--bcher-kva.example/a'],
  ['privacy', isPrivateLooking, 'https://b\u00fccher.example/a', false],
  ['target', targetOf, 'https://www.b\u00fccher.example/caf\u00e9/', 'xn--bcher-kva.example/caf%C3%A9'],
])('the %s of an address with a letter like é is read after any number of others', (_, read, address, is) => {
  for (let turn = 0; turn < MANY; turn += 1) read(`https://example.org/${turn}`)
  expect(read(address)).toBe(is)
})

test('nobody asks URL.canParse, which forgets such letters once it is warm', () => {
  const files = ['app', 'client', 'components', 'lib'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  const asking = files.filter((file) => /\.tsx?$/.test(file) && /URL\.canParse\([^)]/.test(readFileSync(file, 'utf8')))
  expect(asking).toEqual(['lib/platform/env.ts']) // a few times, at the start
})
