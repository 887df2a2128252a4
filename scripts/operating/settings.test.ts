import { expect, test } from 'vitest'
import { readSettings } from './settings.mjs'

test('without a word from the operator the board is embedded, on port 3000, with the demonstration', () => {
  expect(readSettings({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    loopback: true,
    siteUrl: 'http://localhost:3000',
    embedded: true,
    demo: true,
    demoAccounts: true,
  })
})

test('a database of the operator’s own gets no demonstration unless she asks for one', () => {
  const DATABASE_URL = 'postgresql://board@db/board'
  expect(readSettings({ DATABASE_URL })).toMatchObject({ embedded: false, demo: false, demoAccounts: false })
  expect(readSettings({ DATABASE_URL, DEMO: '1' })).toMatchObject({ demo: true, demoAccounts: true })
})

test('the demonstration accounts exist on loopback alone', () => {
  const accounts = (SITE_URL: string) => readSettings({ SITE_URL }).demoAccounts
  expect(['http://127.0.0.1:8080', 'http://[::1]:3000', 'https://localhost'].map(accounts)).toEqual([true, true, true])
  const elsewhere = ['https://board.example.org', 'http://localhost.example.org', 'http://127.0.0.1.nip.io']
  expect(elsewhere.map(accounts)).toEqual([false, false, false])
  for (const SITE_URL of elsewhere) expect(() => readSettings({ SITE_URL, DEMO: '1' })).toThrow('DEMO=1')
})

test('the board listens on loopback, everywhere, or where the operator says', () => {
  expect(readSettings({}).host).toBe('127.0.0.1')
  expect(readSettings({ SITE_URL: 'https://board.example.org' }).host).toBe('')
  expect(readSettings({ SITE_URL: 'https://board.example.org', HOST: '10.0.0.7' }).host).toBe('10.0.0.7')
  for (const HOST of ['board.example.org', '10.0.0.256', '*'])
    expect(() => readSettings({ HOST })).toThrow(`HOST is an address of this machine, such as 127.0.0.1`)
})

test('a wrong word is refused by its name', () => {
  for (const PORT of ['0', '65536', '3000x', '-1', '3e3']) expect(() => readSettings({ PORT })).toThrow(`PORT is a number from 1 to 65535, not "${PORT}"`)
  for (const SITE_URL of ['localhost:3000', 'ftp://board', 'https://board/forum', 'https://me:secret@board']) {
    expect(() => readSettings({ SITE_URL })).toThrow('SITE_URL')
  }
  expect(() => readSettings({ DEMO: 'yes' })).toThrow('DEMO')
})
