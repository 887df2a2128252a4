import { afterEach, expect, test, vi } from 'vitest'
import { env } from './env'
import { forget } from './process'

afterEach(() => {
  vi.unstubAllEnvs()
  forget('env')
})

function envWith(given: Record<string, string>) {
  forget('env')
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value)
  return env()
}

test('links are checked on a board that the world can reach, and on loopback only if asked for', () => {
  expect(envWith({ SITE_URL: 'https://board.example.org' }).LINK_CHECKS).toBe('on')
  expect(envWith({ SITE_URL: 'https://board.example.org', LINK_CHECKS: 'off' }).LINK_CHECKS).toBe('off')
  vi.unstubAllEnvs()
  expect(envWith({ SITE_URL: 'http://localhost:3000' }).LINK_CHECKS).toBe('off')
  expect(envWith({ SITE_URL: 'http://127.0.0.1:3000', LINK_CHECKS: 'on' }).LINK_CHECKS).toBe('on')
})

test('on loopback the board listens nowhere else', () => {
  expect(envWith({ SITE_URL: 'https://board.example.org', HOST: '0.0.0.0' }).HOST).toBe('0.0.0.0')
  expect(envWith({ SITE_URL: 'http://localhost:3000', HOST: '::1' }).HOST).toBe('::1')
  expect(() => envWith({ SITE_URL: 'http://localhost:3000', HOST: '0.0.0.0' })).toThrow('HOST is wrong: may only be 127.0.0.1')
  expect(() => envWith({ SITE_URL: 'https://board.example.org', HOST: 'my-machine' })).toThrow('HOST is wrong: must be an address of this machine')
})

test('half of what signs letters is refused', () => {
  expect(() => envWith({ DKIM_SELECTOR: 'parley' })).toThrow('DKIM_KEY is wrong: must be set together with DKIM_SELECTOR')
  forget('env')
  vi.unstubAllEnvs()
  expect(() => envWith({ DKIM_KEY: '-----BEGIN PRIVATE KEY-----' })).toThrow('must be set together')
})

test('a pool in which some work would have no connection is refused', () => {
  expect(envWith({}).DATABASE_POOL).toBe(16)
  expect(() => envWith({ DATABASE_POOL: '4' })).toThrow('DATABASE_POOL is wrong')
})

test('petitions are asked about at the UK Parliament’s service unless another one is named', () => {
  expect(envWith({}).PETITIONS_URL).toBe('https://petition.parliament.uk')
  expect(envWith({ PETITIONS_URL: 'https://petitions.example.org/' }).PETITIONS_URL).toBe('https://petitions.example.org')
  for (const more of ['https://petitions.example.org/uk', 'https://petitions.example.org?uk', 'https://a:b@petitions.example.org'])
    expect(() => envWith({ PETITIONS_URL: more }), more).toThrow('PETITIONS_URL is wrong: must end with its host')
  expect(() => envWith({ PETITIONS_URL: 'no address' })).toThrow('PETITIONS_URL is wrong: must be an address.')
  vi.unstubAllEnvs()
  expect(envWith({ SITE_URL: 'https://board.example.org' }).asksPetitions).toBe(true)
  expect(envWith({ SITE_URL: 'http://localhost:3000' }).asksPetitions).toBe(false)
  expect(envWith({ PETITIONS_URL: 'http://127.0.0.1:9000' }).asksPetitions).toBe(true)
  expect(envWith({ LINK_CHECKS: 'off' }).asksPetitions).toBe(false)
})

test('a petitions service that could never be asked is refused at the start, with the reason', () => {
  for (const [site, petitions] of [
    ['http://127.0.0.1:3000', 'http://127.0.0.1:9000'],
    ['https://board.example.org', 'https://board.example.org'],
    ['http://localhost:3000', 'http://localhost:9000'],
  ] as const)
    expect(() => envWith({ SITE_URL: site, PETITIONS_URL: petitions }), petitions).toThrow('PETITIONS_URL is wrong: may not be on the host of SITE_URL')
  for (const [site, petitions] of [
    ['https://board.example.org', 'http://127.0.0.1:9000'],
    ['http://127.0.0.1:3000', 'http://localhost:9000'],
  ] as const)
    expect(() => envWith({ SITE_URL: site, PETITIONS_URL: petitions }), petitions).toThrow('PETITIONS_URL is wrong: may be on loopback only')
  expect(envWith({ SITE_URL: 'http://localhost:3000', PETITIONS_URL: 'http://127.0.0.1:9000' }).asksPetitions).toBe(true)
})

test('nobody asks an archive to keep a page unless the operator says so', () => {
  expect(envWith({})).toMatchObject({ ARCHIVE_URL: 'https://archive.org/wayback/available', ARCHIVE_SAVE: 'off' })
  expect(envWith({ ARCHIVE_URL: 'off' }).ARCHIVE_URL).toBe('off')
  expect(() => envWith({ ARCHIVE_URL: 'no address' })).toThrow('ARCHIVE_URL is wrong: must be an address, or off.')
})
