import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { onChange } from '@/lib/events/changes'
import { db } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { nameKeyOf } from '@/lib/text/names'
import { importFile } from './commands'
import { kindOf } from './kind'

useDatabase()

beforeAll(async () => {
  const board = (slug: string, position: number, more = {}) => ({
    slug,
    name: slug,
    purpose: '',
    position,
    createdAt: new Date(),
    ...more,
  })
  await db().section.create({
    data: {
      name: 'Boards',
      position: 1,
      boards: {
        create: [board('desk', 0, { readableBy: 'staff' }), board('sleep', 1), board('chat', 2), board('petitions', 3, { kind: 'campaign' })],
      },
    },
  })
})

function aThread({ title, names = ['fern', 'moss'], mark = '(MNHQ)' }: { title: string; names?: [string, string]; mark?: string }): string {
  return `${title}

${names[0]} Mon 04-Mar-13 09:15:00

The van stops here. Please sign here:
and pass it on. See http://example.com/1 too.

Helen ${mark} Mon 03-Jun-13 10:00:01

Good luck.

${names[1]} Tue 04-Jun-13 11:30:00

> The van stops here.

Signed at www.example.org/2.
`
}

const ARTICLE = 'Vans under threat\n\nWe know:\n1. First.\n1. Second.\n1. See http://example.com/3.\n\nThe end.'

function findThread(title: string) {
  return db().thread.findFirstOrThrow({
    where: { title },
    include: {
      board: true,
      starter: true,
      lastPoster: true,
      aliases: true,
      posts: { orderBy: { number: 'asc' }, include: { name: true, links: true } },
    },
  })
}

async function rows() {
  const [threads, posts, members, aliases, events, briefings] = await Promise.all([
    db().thread.count(),
    db().post.count(),
    db().member.count(),
    db().urlAlias.count(),
    db().event.count(),
    db().briefing.count(),
  ])
  return { threads, posts, members, aliases, events, briefings }
}

test('a thread arrives whole: times in UTC, names without a door, the mark as HQ’s voice, links plain', async () => {
  let dropped = 0
  onChange(() => {
    dropped += 1
  })
  const report = await importFile({ text: aThread({ title: 'Whole' }), fileName: 'whole.txt' })
  const thread = await findThread('Whole')
  expect(report).toMatchObject({
    outcome: 'imported',
    kind: 'thread',
    path: `/t/${thread.id}/whole`,
    counts: { posts: 3, names: 3, links: 2 },
  })
  expect(thread).toMatchObject({
    slug: 'whole',
    lastNumber: 3,
    postCount: 3,
    lastPostNumber: 3,
    lastPostVoice: 'personal',
  })
  expect([thread.board.slug, thread.starter.name, thread.lastPoster.name]).toEqual(['chat', 'fern', 'moss'])
  expect(thread.createdAt.toISOString()).toBe('2013-03-04T09:15:00.000Z')
  expect(thread.activityAt.toISOString()).toBe('2013-06-04T10:30:00.000Z')
  expect(thread.posts.map(({ number, voice, createdAt }) => [number, voice, createdAt.toISOString()])).toEqual([
    [1, 'personal', '2013-03-04T09:15:00.000Z'],
    [2, 'hq', '2013-06-03T09:00:01.000Z'],
    [3, 'personal', '2013-06-04T10:30:00.000Z'],
  ])
  expect(thread.posts[2]?.html).toBe(
    '<blockquote dir="auto"><p>The van stops here.</p></blockquote><p>Signed at <span data-link="1">www.example.org/2</span>.</p>',
  )
  expect(thread.posts.flatMap((post) => post.links.map(({ address, state }) => [address, state]))).toEqual([
    ['http://example.com/1', 'plain'],
    ['https://www.example.org/2', 'plain'],
  ])
  const helen = await db().name.findUniqueOrThrow({
    where: { key: nameKeyOf('Helen') },
    include: { member: { include: { roles: true } } },
  })
  expect(helen.member).toMatchObject({ email: null, passwordHash: null, importedAt: expect.any(Date), roles: [] })
  expect(await db().event.findMany({ where: { threadId: thread.id }, select: { kind: true, boardId: true } })).toEqual([
    { kind: 'text.imported', boardId: thread.boardId },
  ])
  expect(dropped).toBe(1)
  expect(await recount()).toEqual([])
})

test('the report says in sentences what was done, with the line of the lost address', async () => {
  const { sentences } = await importFile({ text: aThread({ title: 'Sentences' }), fileName: 's.txt' })
  expect(sentences[0]).toBe('“Sentences” was imported as a thread on chat: 3 posts by 3 names, 2 links.')
  expect(sentences[1]).toMatch(/^It stands at \/t\/\d+\/sentences\.$/)
  expect(sentences[2]).toMatch(/^Line 5: An address is missing/)
})

test('an article arrives as a briefing on the campaign board, its facts numbered from 1', async () => {
  const report = await importFile({ text: ARTICLE, fileName: 'vans.txt' })
  expect(report).toMatchObject({
    outcome: 'imported',
    kind: 'article',
    path: '/b/petitions/briefing/vans-under-threat',
    counts: { facts: 3 },
  })
  const briefing = await db().briefing.findUniqueOrThrow({
    where: { slug: 'vans-under-threat' },
    include: { facts: { orderBy: { number: 'asc' } } },
  })
  expect(briefing).toMatchObject({ before: 'We know:', beforeHtml: '<p>We know:</p>', afterHtml: '<p>The end.</p>' })
  expect(briefing.facts.map(({ number, body }) => [number, body])).toEqual([
    [1, 'First.'],
    [2, 'Second.'],
    [3, 'See http://example.com/3.'],
  ])
  expect(briefing.facts[2]?.html).toContain('href="http://example.com/3"')
})

test('imported twice, nothing is added, whatever else is asked', async () => {
  const text = aThread({ title: 'Twice' })
  const first = await importFile({ text, fileName: 'a.txt' })
  await importFile({ text: ARTICLE, fileName: 'a.txt' })
  const before = await rows()
  const again = await importFile({
    text: text.replaceAll('\n', '\r\n'),
    fileName: 'b.txt',
    board: 'sleep',
    aliases: ['/old/twice'],
  })
  const article = await importFile({ text: ARTICLE, fileName: 'b.txt' })
  expect(again).toMatchObject({ outcome: 'already_imported', path: first.path, counts: { posts: 0 } })
  expect(again.sentences.join(' ')).toMatch(/nothing was added.*stands at \/t\/\d+\/twice\.$/)
  expect(article.outcome).toBe('already_imported')
  expect(await rows()).toEqual(before)
})

test('the same thread with other words is recognised, left as it is, and the difference is told', async () => {
  const text = aThread({ title: 'Other words' })
  await importFile({ text, fileName: 'a.txt' })
  const report = await importFile({ text: text.replace('Good luck', 'Bad luck'), fileName: 'a.txt' })
  expect(report.outcome).toBe('already_imported')
  expect(report.sentences[2]).toMatch(/differs from the one imported on \d{4}-\d\d-\d\d/)
  expect((await findThread('Other words')).posts[1]?.body).toBe('Good luck.')
})

test('two imports of one text at the same moment make one thread', async () => {
  const text = aThread({ title: 'At once', names: ['rowan', 'hazel'] })
  const reports = await Promise.all([1, 2, 3].map(() => importFile({ text, fileName: 'a.txt' })))
  expect(reports.map((report) => report.outcome).sort()).toEqual(['already_imported', 'already_imported', 'imported'])
  expect(await db().thread.count({ where: { title: 'At once' } })).toBe(1)
})

test('a dry run says what would happen and changes nothing', async () => {
  const before = await rows()
  const report = await importFile({
    text: aThread({ title: 'Dry', names: ['dry one', 'dry two'] }),
    fileName: 'd.txt',
    dryRun: true,
    aliases: ['/old/dry'],
  })
  expect(report).toMatchObject({
    outcome: 'would_import',
    path: null,
    counts: { posts: 3, names: 3, links: 2, aliases: 1 },
  })
  expect(report.sentences.slice(0, 2)).toEqual([
    '“Dry” would be imported as a thread on chat: 3 posts by 3 names, 2 links, 1 old address.',
    'Nothing was changed.',
  ])
  expect(await rows()).toEqual(before)
})

test('an error in the text stops the import before anything is written', async () => {
  const before = await rows()
  const report = await importFile({
    text: aThread({ title: 'Wrong' }).replace('Tue 04-Jun', 'Wed 04-Jun'),
    fileName: 'w.txt',
  })
  expect(report.outcome).toBe('refused')
  expect(report.sentences).toContain('Line 12: 4 June 2013 was a Tuesday, not “Wed”.')
  expect(await rows()).toEqual(before)
})

test('a failure half way leaves nothing behind', async () => {
  await asOwner(
    `create function refuse_second() returns trigger language plpgsql as $$
      begin if new.body like '%half way%' then raise exception 'the disk is full'; end if; return new; end $$`,
    'create trigger refuse_second before insert on "Post" for each row execute function refuse_second()',
  )
  const before = await rows()
  const text = aThread({ title: 'Half', names: ['half one', 'half two'] }).replace('Signed', 'Signed half way')
  await expect(importFile({ text, fileName: 'h.txt', aliases: ['/old/half'] })).rejects.toThrow()
  expect(await rows()).toEqual(before)
  expect(await recount()).toEqual([])
})

test('the name of a member here is never given to imported posts', async () => {
  const at = new Date()
  const living = await db().name.create({
    data: { name: 'Lantern Row', key: nameKeyOf('Lantern Row'), createdAt: at, member: { create: { joinedAt: at } } },
  })
  const report = await importFile({
    text: aThread({ title: 'Living', names: ['lanternrow', 'moss'] }),
    fileName: 'l.txt',
  })
  const thread = await findThread('Living')
  expect(thread.starter.name).toBe('lanternrow (imported)')
  expect(thread.starter.memberId).not.toBe(living.memberId)
  expect(report.sentences.at(-1)).toContain('these posts stand under “lanternrow (imported)”')
  await importFile({ text: aThread({ title: 'Living again', names: ['lanternrow', 'moss'] }), fileName: 'l.txt' })
  expect((await findThread('Living again')).starterId).toBe(thread.starterId)
})

test('a name imported before is the same person, one that only looks like it is not', async () => {
  await importFile({ text: aThread({ title: 'Names 1', names: ['Jill', 'Oak'] }), fileName: 'n.txt' })
  await importFile({ text: aThread({ title: 'Names 2', names: ['jill', 'Jiil'] }), fileName: 'n.txt' })
  const [one, two] = [await findThread('Names 1'), await findThread('Names 2')]
  expect(two.starterId).toBe(one.starterId)
  expect(two.lastPoster.name).toBe('Jiil (imported)')
})

test('the address given with --link stands where one was lost', async () => {
  const report = await importFile({
    text: aThread({ title: 'Linked' }),
    fileName: 'l.txt',
    link: 'http://example.com/petitions/1',
  })
  expect(report.counts.links).toBe(3)
  expect(report.sentences.join('\n')).toContain('Line 5: The address given with --link stands here now')
  expect((await findThread('Linked')).posts[0]?.body).toContain('Please sign here: http://example.com/petitions/1\nand pass it on.')
})

test('old addresses lead to the thread and the briefing', async () => {
  const paths = ['/Talk/old_board/1774818-Old-title', '?msgid=123']
  await importFile({ text: aThread({ title: 'Aliased' }), fileName: 'a.txt', aliases: [...paths, ...paths] })
  expect((await findThread('Aliased')).aliases.map((alias) => alias.path).sort()).toEqual(paths)
  await importFile({ text: 'Aliased article\n\na:\n1. b', fileName: 'a.txt', aliases: ['/features/old'] })
  const alias = await db().urlAlias.findUniqueOrThrow({ where: { path: '/features/old' }, include: { briefing: true } })
  expect(alias.briefing?.slug).toBe('aliased-article')
})

test('a board may be named, and one that is not there is refused with those that are', async () => {
  await importFile({ text: aThread({ title: 'Named' }), fileName: 'b.txt', board: 'sleep' })
  expect((await findThread('Named')).board.slug).toBe('sleep')
  const { outcome, sentences } = await importFile({
    text: aThread({ title: 'Nowhere' }),
    fileName: 'b.txt',
    board: 'nowhere',
  })
  expect([outcome, sentences.at(-1)]).toEqual(['refused', 'There is no board “nowhere”. There are: desk, sleep, chat, petitions.'])
})

test.each([
  ['an address that leads elsewhere already', { aliases: ['/taken'] }, 'leads elsewhere already'],
  ['an address of the site itself', { aliases: ['/t/1/x'] }, 'is one of this site’s own'],
  ['the page of one’s own drafts', { aliases: ['/drafts'] }, 'is one of this site’s own'],
  ['an address that is no path', { aliases: ['http://example.com/x'] }, 'begins with /'],
  ['a link that is none', { link: 'javascript:alert(1)' }, 'is not an address that can be linked'],
])('%s is refused', async (_, wishes, words) => {
  const board = await db().board.findUniqueOrThrow({ where: { slug: 'chat' } })
  await db().urlAlias.upsert({
    where: { path: '/taken' },
    create: { path: '/taken', boardId: board.id, createdAt: new Date() },
    update: {},
  })
  const report = await importFile({ text: aThread({ title: 'Refused' }), fileName: 'r.txt', ...wishes })
  expect(report.outcome).toBe('refused')
  expect(report.sentences.join('\n')).toContain(words)
})

test('a link for a text that lacks none is refused', async () => {
  const report = await importFile({ text: 'A\n\nb:\n1. c', fileName: 'r.txt', link: 'http://example.com/' })
  expect(report.sentences.at(-1)).toContain('--link has nowhere to go')
})

test('a post that lies in the future is refused', async () => {
  const report = await importFile({ text: 'Late\n\nfern Tue 04-Jun-69 11:30:00\n\nHello.', fileName: 'f.txt' })
  expect(report.sentences.at(-1)).toBe('Line 3: This post lies in the future.')
})

const SEEDS = '../shared/seeds'

test.skipIf(!existsSync(SEEDS))('the two source texts are imported whole, and once', async () => {
  const texts = readdirSync(SEEDS).map((file) => readFileSync(`${SEEDS}/${file}`, 'utf8'))
  const thread = texts.find((text) => kindOf(text) === 'thread') ?? ''
  const article = texts.find((text) => kindOf(text) === 'article') ?? ''
  expect(await importFile({ text: thread, fileName: 'thread.txt' })).toMatchObject({
    outcome: 'imported',
    counts: { posts: 5, names: 4, links: 0 },
  })
  expect(await importFile({ text: article, fileName: 'article.txt' })).toMatchObject({
    outcome: 'imported',
    counts: { facts: 3 },
    problems: [],
  })
  const before = await rows()
  const again = await Promise.all(texts.map((text) => importFile({ text, fileName: 'again.txt' })))
  expect(again.map((report) => report.outcome)).toEqual(['already_imported', 'already_imported'])
  expect(await rows()).toEqual(before)
  expect(await recount()).toEqual([])
})
