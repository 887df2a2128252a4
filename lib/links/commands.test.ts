import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { DAY_MS } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { type Fetched, lookAt } from '@/lib/platform/foreign-fetch'
import { useDatabase } from '@/lib/platform/testing/database'
import { askForDestinations } from '@/lib/posts/destinations'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { refuse } from '@/lib/testing/host-rules'
import { askForBacklog } from './backlog'
import { claimNext } from './claims'
import { checkDue } from './commands'
import { checkLinks } from './job'

useDatabase()

type Answer = Fetched | (() => Fetched | Promise<Fetched>)
const ends = (finalAddress: string, status = 200): Fetched => ({ outcome: 'answered', status, finalAddress, chain: [finalAddress] })
const NO_COPY: Fetched = { ...ends('https://archive.org/'), body: Buffer.from('{"archived_snapshots": {}}') } as Fetched

/** The world outside: what each address answers, and what was asked of it. */
function aWorld(answers: Record<string, Answer>) {
  const looked: string[] = []
  const read: string[] = []
  const world = new Map(Object.entries(answers))
  const answerOf = async (address: string, or: Fetched) => {
    const answer = world.get(address) ?? or
    return typeof answer === 'function' ? answer() : answer
  }
  const asking = {
    look(address: string) {
      looked.push(address)
      return answerOf(address, ends(address))
    },
    read(address: string) {
      read.push(address)
      return answerOf(address, NO_COPY)
    },
  }
  return { looked, read, world, asking }
}

const soon = () => new Date(Date.now() + 60_000)
const PATIENTLY = { timeout: 10_000 }
const later = (days: number) => new Date(Date.now() + days * DAY_MS)

/** A post of somebody whose links are clickable at once. */
async function aLinkingPost(body: string, given: Parameters<typeof aBoard>[0] = {}) {
  const board = await aBoard({ linkTrust: 'everyone', ...given })
  const thread = await aThread(board, { body })
  return { board, thread, id: thread.openingId }
}

const anAddress = (host = `${unique('host')}.example`) => `https://${host}/page`
const known = (address: string) => db().destination.findUniqueOrThrow({ where: { address } })
const htmlOf = async (id: bigint) => (await db().post.findUniqueOrThrow({ where: { id } })).html
const linksOf = (id: bigint) => db().postLink.findMany({ where: { postId: id }, orderBy: { ordinal: 'asc' } })
const checkedEvents = (threadId: bigint) => db().event.count({ where: { threadId, kind: 'link.checked' } })

/** Checks all that is due; other tests’ addresses answer where they are. */
async function checkAll(world: ReturnType<typeof aWorld>, now = soon()) {
  while ((await checkDue({ now: () => now, asking: world.asking, limit: 4 })) > 0);
}

test('a clickable link is asked about once, however many posts hold it; a plain or private one is not', async () => {
  const [address, plain] = [anAddress(), anAddress()]
  const secret = 'https://example.org/confirm/8?token=1'
  await aLinkingPost(`${address} and ${secret}`)
  await aLinkingPost(`${address} again`)
  await aLinkingPost(plain, { linkTrust: 'checked' })
  const world = aWorld({})
  await checkAll(world)
  expect(world.looked.filter((asked) => asked === address)).toHaveLength(1)
  expect(world.looked).not.toContain(plain)
  expect(world.looked).not.toContain(secret)
  expect(await known(address)).toMatchObject({ finalAddress: address, chain: [address], claimedUntil: null, failures: 0 })
})

test('two workers at once ask every address once, and one host one at a time', async () => {
  const host = `${unique('host')}.example`
  const addresses = [1, 2, 3, 4, 5].map((page) => `https://${host}/${page}`)
  const others = [1, 2, 3].map(() => anAddress())
  await aLinkingPost([...addresses, ...others].join('\n'))
  let atOnce = 0
  let most = 0
  const slowly = async (address: string) => {
    atOnce += 1
    most = Math.max(most, atOnce)
    await new Promise((resolve) => setTimeout(resolve, 20))
    atOnce -= 1
    return ends(address)
  }
  const world = aWorld(Object.fromEntries(addresses.map((address) => [address, () => slowly(address)])))
  const now = soon()
  const work = async () => {
    for (let rounds = 0; rounds < 30; rounds += 1) {
      if ((await checkDue({ now: () => now, asking: world.asking, limit: 3 })) === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  await Promise.all([work(), work()])
  const asked = world.looked.filter((address) => [...addresses, ...others].includes(address))
  expect(asked.toSorted()).toEqual([...addresses, ...others].sort())
  expect(most).toBe(1)
})

test('all names of one domain are one host in the queue, and names under which everybody registers are not', async () => {
  const [one, other] = [unique('site'), unique('site')]
  const addresses = [`https://a.${one}.example/`, `https://b.${one}.example:8443/`, `https://${other}.co.uk/`, `https://${one}.co.uk/`]
  await aLinkingPost(addresses.join('\n'))
  const asked = new Set<string>()
  const slowly = async (address: string) => {
    asked.add(address)
    await expect.poll(() => asked.size, PATIENTLY).toBe(3)
    return ends(address)
  }
  const world = aWorld(Object.fromEntries(addresses.map((address) => [address, () => slowly(address)])))
  const now = soon()
  await Promise.all([1, 2, 3, 4].map(() => checkDue({ now: () => now, asking: world.asking, limit: 1 })))
  expect(asked.size).toBe(3)
  expect([...asked].filter((address) => address.includes('.example'))).toHaveLength(1)
})

test('a host that takes its time holds up nobody else', async () => {
  const [slow, quick] = [anAddress(), anAddress()]
  await aLinkingPost(`${slow} ${quick}`)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const world = aWorld({ [slow]: () => held.then(() => ends(slow)) })
  const work = checkDue({ now: soon, asking: world.asking, limit: 100 })
  await expect.poll(async () => (await known(quick)).checkedAt, PATIENTLY).not.toBeNull()
  expect(await known(slow)).toMatchObject({ checkedAt: null, claimedUntil: expect.any(Date) })
  release()
  await work
  expect((await known(slow)).checkedAt).not.toBeNull()
})

test('what a node took and left undone is taken up again after a while', async () => {
  const address = anAddress()
  await aLinkingPost(address)
  await checkAll(aWorld({}))
  await db().destination.update({ where: { address }, data: { nextCheckAt: new Date(0), checkedAt: null } })
  expect((await claimNext(soon()))?.row.address).toBe(address)
  expect(await claimNext(soon())).toBeNull()
  expect((await claimNext(new Date(soon().getTime() + 11 * 60_000)))?.row.address).toBe(address)
})

test('a worker that comes too late writes nothing over another’s work', async () => {
  const address = anAddress()
  await aLinkingPost(address)
  const taken = () => db().destination.update({ where: { address }, data: { claimedUntil: later(1), finalAddress: 'https://other.example/' } })
  await checkAll(aWorld({ [address]: () => taken().then(() => ends('https://late.example/')) }))
  expect(await known(address)).toMatchObject({ finalAddress: 'https://other.example/', checkedAt: null })
})

test('all posts say where a link ends as soon as it is known, on every node', async () => {
  const address = anAddress()
  const { id, thread } = await aLinkingPost(`See ${address} there.`)
  const reply = await aReply(thread, { body: `Yes, ${address} it is.` })
  const untouched = await aLinkingPost(`See ${anAddress()} there.`)
  const before = { html: await htmlOf(untouched.id), events: await checkedEvents(untouched.thread.id) }
  await checkAll(aWorld({ [address]: ends('https://petition.example.org/7') }))
  expect(await htmlOf(id)).toContain('petition.example.org')
  expect(await htmlOf(reply.id)).toContain('petition.example.org')
  expect(await checkedEvents(thread.id)).toBe(1)
  expect({ html: await htmlOf(untouched.id), events: await checkedEvents(untouched.thread.id) }).toEqual(before)
  await checkAll(aWorld({ [address]: ends('https://petition.example.org/7?page=2') }), later(8))
  expect(await checkedEvents(thread.id)).toBe(1)
})

test('a post written while its link is being found out does not miss what was found', async () => {
  const address = anAddress()
  const { thread } = await aLinkingPost(address)
  let commit = () => {}
  const held = new Promise<void>((resolve) => {
    commit = resolve
  })
  // Somebody's transaction renders its post with what is known, which is nothing yet, and is not through when the answer comes.
  let writing: Promise<void> = Promise.resolve()
  const whileAsked = () =>
    new Promise<Fetched>((resolve) => {
      writing = db().$transaction(async (tx) => {
        await askForDestinations(tx, [address])
        resolve(ends('https://petition.example.org/7'))
        await held
      })
    })
  const work = checkAll(aWorld({ [address]: whileAsked }))
  await expect.poll(async () => (await known(address)).claimedUntil, PATIENTLY).not.toBeNull()
  const sent = aReply(thread, { body: `Also ${address}` })
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect((await known(address)).checkedAt).toBeNull()
  commit()
  await Promise.all([writing, sent, work])
  const posts = await db().post.findMany({ where: { threadId: thread.id } })
  for (const { html } of posts) expect(html).toContain('petition.example.org')
})

test('the way through a real server is walked as a browser would', async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/end' ? 200 : 301, request.url === '/end' ? {} : { location: '/end' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://${unique('host')}.example:${(server.address() as AddressInfo).port}/begin`
  await aLinkingPost(address)
  const world = aWorld({})
  const rules = { allow: (ip: string) => ip === '127.0.0.1', lookup: async () => ['127.0.0.1'] }
  const look = (asked: string) => (asked === address ? lookAt(asked, rules) : world.asking.look(asked))
  await checkDue({ now: soon, asking: { ...world.asking, look }, limit: 100 })
  server.close()
  expect(await known(address)).toMatchObject({ finalAddress: address.replace('begin', 'end'), chain: [address, address.replace('begin', 'end')] })
})

test('a link whose end changes its host later is text again, until a moderator looks; one decided afterwards stays', async () => {
  const address = anAddress()
  const { id, thread, board } = await aLinkingPost(`See ${address} there.`)
  const moderator = await aMember({ moderates: [board.id] })
  await db().postLink.updateMany({ where: { postId: id }, data: { decidedById: moderator.id, decidedAt: new Date() } })
  await checkAll(aWorld({ [address]: ends('https://petition.example.org/7') }))
  await checkAll(aWorld({ [address]: ends('https://casino.example/') }), later(8))
  expect(await linksOf(id)).toMatchObject([{ state: 'plain', decidedById: null, decidedAt: (await known(address)).changedAt }])
  expect(await htmlOf(id)).not.toContain('<a ')
  expect(await known(address)).toMatchObject({
    formerAddress: 'https://petition.example.org/7',
    finalAddress: 'https://casino.example/',
    changedAt: expect.any(Date),
  })
  expect(await checkedEvents(thread.id)).toBe(2)
  await db().postLink.updateMany({ where: { postId: id }, data: { state: 'clickable', decidedById: moderator.id, decidedAt: later(9) } })
  await checkAll(aWorld({ [address]: ends('https://casino.example/', 404) }), later(16))
  await checkAll(aWorld({ [address]: ends('https://casino.example/', 404) }), later(18))
  expect((await known(address)).goneAt).not.toBeNull()
  expect(await linksOf(id)).toMatchObject([{ state: 'clickable', decidedById: moderator.id }])
})

test('a link that ends at a host refused on its board is blocked there, and only there', async () => {
  const address = anAddress()
  const [refusing, other] = [await aLinkingPost(address), await aLinkingPost(address)]
  await refuse(await aMember({ moderates: 'all' }), { host: '*.casino.example', board: refusing.board })
  await checkAll(aWorld({ [address]: ends('https://www.casino.example/') }))
  expect(await linksOf(refusing.id)).toMatchObject([{ state: 'blocked' }])
  expect(await htmlOf(refusing.id)).not.toContain(new URL(address).host)
  expect(await linksOf(other.id)).toMatchObject([{ state: 'clickable' }])
  const next = await aReply(refusing.thread, { body: `Once more ${address}` })
  expect(await linksOf(next.id)).toMatchObject([{ state: 'blocked' }])
})

test('what is gone is looked for in the archive, once, and is found again when it is back', async () => {
  const address = anAddress()
  const { id } = await aLinkingPost(address)
  const copy = `http://web.archive.org/web/2026/${address}`
  const asked = `https://archive.org/wayback/available?url=${encodeURIComponent(address)}`
  const world = aWorld({})
  await checkAll(world)
  expect(world.read.filter((read) => read === asked)).toHaveLength(1)
  world.world.set(address, ends(address, 404))
  const body = Buffer.from(JSON.stringify({ archived_snapshots: { closest: { available: true, url: copy, status: '200' } } }))
  world.world.set(asked, { ...ends(asked), body } as Fetched)
  await checkAll(world, later(8))
  expect((await known(address)).goneAt).toBeNull()
  await checkAll(world, later(10))
  expect(await known(address)).toMatchObject({ goneAt: expect.any(Date), archiveAddress: copy.replace('http:', 'https:') })
  const goneHtml = await htmlOf(id)
  expect(goneHtml).toContain('web.archive.org')
  world.world.delete(address)
  await checkAll(world, later(50))
  expect((await known(address)).goneAt).toBeNull()
  expect(await htmlOf(id)).not.toBe(goneHtml)
  expect(world.read.filter((read) => read === asked)).toHaveLength(2)
})

test('an archive hears of no address that only members or staff read, or that search engines are asked to leave alone', async () => {
  const addresses = [anAddress(), anAddress(), anAddress()]
  const [members, staff, unindexed] = addresses
  await aLinkingPost(members ?? '', { readableBy: 'members' })
  const post = await aLinkingPost(staff ?? '')
  await db().board.update({ where: { id: post.board.id }, data: { readableBy: 'staff' } })
  await aLinkingPost(unindexed ?? '', { unindexedAt: new Date() })
  const world = aWorld(Object.fromEntries(addresses.map((address) => [address, ends(address, 410)])))
  await checkAll(world)
  await checkAll(world, later(2))
  for (const address of addresses) {
    expect((await known(address)).goneAt).not.toBeNull()
    expect(world.read.join(' ')).not.toContain(encodeURIComponent(address))
  }
})

test('an archive that names a copy elsewhere, or nonsense, is not believed', async () => {
  for (const text of ['{"archived_snapshots":{"closest":{"available":true,"url":"https://evil.example/"}}}', '<html>', '[]']) {
    const address = anAddress()
    await aLinkingPost(address)
    const asked = `https://archive.org/wayback/available?url=${encodeURIComponent(address)}`
    await checkAll(aWorld({ [asked]: { ...ends(asked), body: Buffer.from(text) } as Fetched }))
    expect((await known(address)).archiveAddress).toBeNull()
  }
})

test('while we are cut off ourselves, nothing is said to be gone', async () => {
  const address = anAddress()
  const { id } = await aLinkingPost(address)
  const nothing: Fetched = { outcome: 'name-unknown', chain: [address] }
  const world = aWorld({ [address]: nothing, 'https://archive.org/wayback/available': { outcome: 'unreachable', chain: [] } })
  const before = await htmlOf(id)
  for (const days of [0, 2, 4]) await checkAll(world, later(days))
  expect((await known(address)).goneAt).toBeNull()
  expect(await htmlOf(id)).toBe(before)
  world.world.delete('https://archive.org/wayback/available')
  await checkAll(world, later(6))
  expect((await known(address)).goneAt).not.toBeNull()
})

test('an address that nobody can click any more is not asked about, until somebody can again', async () => {
  const address = anAddress()
  const { id } = await aLinkingPost(address)
  await db().post.update({ where: { id }, data: { removedAt: new Date() } })
  const world = aWorld({})
  await checkAll(world)
  expect(world.looked).not.toContain(address)
  expect((await known(address)).nextCheckAt).toBeNull()
  await aLinkingPost(address)
  await checkAll(world)
  expect(world.looked).toContain(address)
})

test('links from before anybody asked are queued when the checks begin', async () => {
  const address = anAddress()
  await aLinkingPost(`${address} https://example.org/reset/1`)
  await db().destination.deleteMany()
  await askForBacklog()
  expect(await db().destination.findMany({ select: { address: true } })).toEqual(expect.arrayContaining([{ address }]))
  expect(await db().destination.count({ where: { address: { contains: 'reset' } } })).toBe(0)
})

test('checks that are stopped leave no trace of the address under way', async () => {
  const address = anAddress()
  await aLinkingPost(address)
  const stop = new AbortController()
  const cutOff = (): Fetched => {
    stop.abort()
    return { outcome: 'too-slow', chain: [address] }
  }
  const world = aWorld({ [address]: cutOff })
  await checkDue({ now: soon, asking: world.asking, limit: 100, stopped: stop.signal })
  expect(await known(address)).toMatchObject({ failures: 0, checkedAt: null, claimedUntil: null })
  expect(await checkLinks.run(null, { signal: stop.signal })).toBe('more') // asked to stop, it leaves all to the next
})
