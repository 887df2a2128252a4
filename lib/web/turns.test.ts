import { availableParallelism } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'
import { inTurn, LineTooLong, searchInTurn } from './turns'

afterEach(() => vi.useRealTimers())

const LONG = { length: 100_000, member: false }

/** Work that ends when it is told to. */
function aWork(name: string, begun: string[]) {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return {
    work: () => {
      begun.push(name)
      return ended
    },
    end,
  }
}

test('long forms are answered one after another, members’ first, and short ones wait for none', async () => {
  const begun: string[] = []
  const [first, guest, member, short] = ['first', 'guest', 'member', 'short'].map((name) => aWork(name, begun))
  if (!first || !guest || !member || !short) throw new Error('four works')
  const all = [
    inTurn(LONG, first.work),
    inTurn(LONG, guest.work),
    inTurn({ ...LONG, member: true }, member.work),
    inTurn({ length: 100, member: false }, short.work),
  ]
  await vi.waitFor(() => expect(begun).toEqual(['short', 'first']))
  first.end()
  await vi.waitFor(() => expect(begun).toEqual(['short', 'first', 'member']))
  member.end()
  await vi.waitFor(() => expect(begun).toEqual(['short', 'first', 'member', 'guest']))
  guest.end()
  short.end()
  await Promise.all(all)
})

test('one that fails or waits for something else does not keep the next waiting', async () => {
  const begun: string[] = []
  await expect(inTurn(LONG, () => Promise.reject(new Error('odd')))).rejects.toThrow('odd')
  const [stuck, next] = [aWork('stuck', begun), aWork('next', begun)]
  const all = [inTurn(LONG, stuck.work), inTurn(LONG, next.work)]
  await vi.waitFor(() => expect(begun).toEqual(['stuck', 'next']), { timeout: 5000 })
  stuck.end()
  next.end()
  await Promise.all(all)
  await inTurn(LONG, async () => begun.push('after'))
  expect(begun.at(-1)).toBe('after')
})

const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1))

test('as many searches are answered at once as leave a processor to others, members’ first, and a guest who comes when many wait is told so', async () => {
  const begun: string[] = []
  const first = Array.from({ length: AT_ONCE }, (_, index) => aWork(`first ${index}`, begun))
  const waiting = Array.from({ length: 40 }, (_, index) => aWork(`guest ${index}`, begun))
  const all = [...first, ...waiting].map(({ work }) => searchInTurn({ member: false }, work))
  await vi.waitFor(() => expect(begun).toHaveLength(AT_ONCE))
  await expect(searchInTurn({ member: false }, async () => undefined)).rejects.toBeInstanceOf(LineTooLong)
  const member = aWork('member', begun)
  all.push(searchInTurn({ member: true }, member.work))
  first[0]?.end()
  await vi.waitFor(() => expect(begun.at(-1)).toBe('member'))
  member.end()
  await vi.waitFor(() => expect(begun.at(-1)).toBe('guest 0'))
  expect(begun).toHaveLength(AT_ONCE + 2)
  for (const { end } of [...first, ...waiting, member]) end()
  await Promise.all(all)
  expect(await searchInTurn({ member: false }, async () => 'after')).toBe('after')
})

test('whoever waits for a search for too long is told so, and keeps nobody’s place', async () => {
  const begun: string[] = []
  const first = Array.from({ length: AT_ONCE }, (_, index) => aWork(`first ${index}`, begun))
  const all = first.map(({ work }) => searchInTurn({ member: false }, work))
  await vi.waitFor(() => expect(begun).toHaveLength(AT_ONCE))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const late = searchInTurn({ member: false }, async () => begun.push('late'))
  const told = expect(late).rejects.toBeInstanceOf(LineTooLong)
  await vi.advanceTimersByTimeAsync(3001)
  await told
  vi.useRealTimers()
  for (const { end } of first) end()
  await Promise.all(all)
  await searchInTurn({ member: false }, async () => begun.push('next'))
  expect(begun.at(-1)).toBe('next')
  expect(begun).not.toContain('late')
})
