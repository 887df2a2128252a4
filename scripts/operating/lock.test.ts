import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHolder, takeLock } from './lock.mjs'
import { startOf } from './processes.mjs'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-lock-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('a lock names its holder until it is released', async () => {
  const lock = await takeLock(folder)
  lock.tell('http://localhost:3000')

  expect(lockHolder(folder)).toMatchObject({ pid: process.pid, address: 'http://localhost:3000' })

  lock.release()
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})

test('a process that runs keeps others out', async () => {
  heldBy(process.ppid, startOf(process.ppid))

  await expect(takeLock(folder)).rejects.toThrow(`Parley is already running here (process ${process.ppid})`)
})

test('a process that has ended keeps nobody out', async () => {
  heldBy(2 ** 22 + 1, 'long ago')

  await takeLock(folder)

  expect(lockHolder(folder)?.pid).toBe(process.pid)
})

test('another process with the number of one that has ended is not taken for it', async () => {
  heldBy(process.ppid, 'an earlier start')

  await takeLock(folder)

  expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')).pid).toBe(process.pid)
})

function heldBy(pid: number, start: string | null): void {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid, start }))
}
