import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { onChange } from '@/lib/events/changes'
import { db } from '@/lib/platform/db'
import { asOwner, useDatabase } from '@/lib/platform/testing/database'
import { recount } from '@/lib/posts/recount'
import { findPostHistory } from '@/lib/posts/revision-queries'
import { aMember, aReply } from '@/lib/testing/builders'
import { nameKeyOf } from '@/lib/text/names'
import { findAlias } from '@/lib/threads/addresses/aliases'
import { importFile } from './commands'
import { kindOf } from './reading/kind'

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
  expect(sentences[1]).toMatch(/^It is at \/t\/\d+\/sentences\.$/)
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
  })
  const article = await importFile({ text: ARTICLE, fileName: 'b.txt' })
  expect(again).toMatchObject({ outcome: 'already_imported', path: first.path, counts: { posts: 0 } })
  expect(again.sentences.join(' ')).toMatch(/nothing was added.*is at \/t\/\d+\/twice\.$/)
  expect(article.outcome).toBe('already_imported')
  expect(await rows()).toEqual(before)
})

test('the same thread with other words is recognised, left as it is, and the difference is told', async () => {
  const text = aThread({ title: 'Other words' })
  await importFile({ text, fileName: 'a.txt' })
  const report = await importFile({ text: text.replace('Good luck', 'Bad luck'), fileName: 'a.txt' })
  expect(report.outcome).toBe('refused')
  expect(report.sentences[0]).toMatch(/was imported on \d{4}-\d\d-\d\d, and this file differs from it. Nothing was changed/)
  expect(report.sentences[2]).toBe('Line 8, post 2: behind “”, “Good” would be “Bad”.')
  expect(report.sentences.at(-1)).toBe('Say --replace to put this file in its place.')
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

test('an address of our own leads on where its query says what no page of ours knows', async () => {
  const aliases = ['/?topic=4301', '/t/5?threadid=4301', '/search?q=x&tid=4301']
  const { outcome, path } = await importFile({ text: aThread({ title: 'By its query' }), fileName: 'q.txt', aliases })
  expect(outcome).toBe('imported')
  const everyone = { members: false, staffBoards: [] }
  for (const address of ['/?topic=4301', '/index.php?topic=4301&fbclid=1', '/t/5/?threadid=%34301', '/search?tid=4301&q=x'])
    expect(await findAlias(everyone, address), address).toBe(path)
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
  ['one of its own in another spelling', { aliases: ['%74/1/x'] }, 'is one of this site’s own'],
  ['a form with a query of another board', { aliases: ['/t/1/reply?topic=4'] }, 'is one of this site’s own'],
  ['a page with what it knows itself', { aliases: ['/search?q=tea&page=4'] }, 'is one of this site’s own'],
  ['the front page with what only tracks', { aliases: ['/?utm_source=x'] }, 'is one of this site’s own'],
  ['an address that is no path', { aliases: ['http://example.com/x'] }, 'begins with /'],
  ['one that says nothing', { aliases: ['?fbclid=1'] }, 'says nothing but who passed it on'],
  ['one that is taken in another spelling', { aliases: ['%74aken/?utm_source=x'] }, 'leads elsewhere already, where it was kept as “/taken”'],
  ['two that mean the same', { aliases: ['/a?x=1&y=2'], postAliases: ['2=/a?y=2&x=1'] }, 'mean the same'],
  ['one for a post that is not there', { postAliases: ['4=?msgid=9'] }, 'is for post 4, which is not there'],
  ['one for a post without its number', { postAliases: ['?msgid=9'] }, 'write its number'],
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
  const thread = texts.find((text) => kindOf(text).kind === 'thread') ?? ''
  const article = texts.find((text) => kindOf(text).kind === 'article') ?? ''
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

test('a second import of the same file adds the old addresses that the first lacked', async () => {
  const text = aThread({ title: 'More addresses' })
  const { path } = await importFile({ text, fileName: 'm.txt', aliases: ['a1774818'] })
  const wishes = { text, fileName: 'm.txt', aliases: ['/a1774818', '/Talk/x?b=2&a=1', '/Talk/x?a=1&b=2'], postAliases: ['2=?msgid=77'] }
  expect((await importFile({ ...wishes, dryRun: true })).sentences[0]).toBe('“More addresses” was already imported; 2 old addresses would be added.')
  const report = await importFile(wishes)
  expect(report).toMatchObject({ outcome: 'already_imported', path, counts: { posts: 0, aliases: 2 } })
  expect(report.sentences[0]).toBe('“More addresses” was already imported; 2 old addresses were added.')
  const everyone = { members: false, staffBoards: [] }
  expect(await Promise.all(['/a1774818', '/Talk/x?a=1&b=2', '/?msgid=77'].map((address) => findAlias(everyone, address)))).toEqual([
    path,
    path,
    `${path}#post-2`,
  ])
  expect((await importFile(wishes)).counts.aliases).toBe(0)
})

test('--replace takes a corrected file: former words in the histories, old addresses kept, posts added at the end', async () => {
  const text = aThread({ title: 'Corected' }).replace('The van', 'This one van')
  const first = await importFile({ text, fileName: 'c.txt', aliases: ['/old/corrected'] })
  const corrected = text
    .replace('Corected', 'Corrected')
    .replace('Good luck.', 'Good luck to all. See http://example.com/4')
    .replace('moss Tue 04-Jun-13 11:30:00', 'moss Tue 04-Jun-13 11:31:00')
    .concat('\nivy Wed 05-Jun-13 09:00:00\n\nMe too.\n')
  const dry = await importFile({ text: corrected, fileName: 'c.txt', replace: true, dryRun: true })
  expect([dry.outcome, (await db().thread.count({ where: { title: 'Corrected' } })) + 1]).toEqual(['would_replace', 1])
  const report = await importFile({ text: corrected, fileName: 'c.txt', replace: true })
  expect(report.outcome).toBe('replaced')
  expect(report.sentences.join('\n')).toMatch(
    /The title “Corected” would be “Corrected”.*post 2: behind “Good luck”.*post 3: at 2013-06-04T10:31:00.000Z.*post 4: by ivy, is new/s,
  )
  const thread = await findThread('Corrected')
  expect(first.path).toContain(`/t/${thread.id}/`)
  expect(report.path).toBe(`/t/${thread.id}/corrected`)
  expect(thread).toMatchObject({ lastNumber: 4, postCount: 4, lastPoster: { name: 'ivy' } })
  expect(thread.posts.map(({ number, revision, createdAt }) => [number, revision, createdAt.toISOString().slice(11, 16)])).toEqual([
    [1, 1, '09:15'],
    [2, 2, '09:00'],
    [3, 1, '10:31'],
    [4, 1, '08:00'],
  ])
  expect(thread.posts[1]?.links.map(({ address }) => address)).toEqual(['http://example.com/4'])
  const history = await findPostHistory({ members: false, staffBoards: [] }, thread.posts[1]?.id ?? 0n)
  expect(history).toMatchObject({ imported: true, since: [{ kind: 'edit', revisions: [2] }] })
  expect(await db().postRevision.findMany({ where: { post: { threadId: thread.id } }, select: { body: true } })).toEqual([{ body: 'Good luck.' }])
  const event = await db().event.findFirstOrThrow({ where: { kind: 'text.replaced', threadId: thread.id } })
  expect(event.detail).toEqual({ title: 'Corected', posts: [{ number: 3, name: 'moss', at: '2013-06-04T10:30:00.000Z', voice: 'personal' }] })
  expect(thread.aliases.map(({ path }) => path)).toEqual(['/old/corrected'])
  expect((await importFile({ text: corrected, fileName: 'c.txt', replace: true })).outcome).toBe('already_imported')
  expect(await recount()).toEqual([])
})

test('--replace is refused where somebody has answered, HQ has acted, or posts would become others', async () => {
  const text = aThread({ title: 'Answered' })
  await importFile({ text, fileName: 'a.txt' })
  const corrected = text.replace('Good luck', 'Good luck to you')
  const shifted = text.replace('Helen (MNHQ)', 'ivy Mon 04-Mar-13 09:20:00\n\nWhere?\n\nHelen (MNHQ)')
  const last = async (file: string) => {
    const before = await rows()
    const report = await importFile({ text: file, fileName: 'a.txt', replace: true })
    expect([report.outcome, await rows()]).toEqual(['refused', before])
    return report.sentences.at(-1)
  }
  expect(await last(shifted)).toContain('post 2 would be another or go')
  expect(await last(text.slice(0, text.indexOf('moss')))).toContain('post 3 would be another or go')
  const { id } = await findThread('Answered')
  await aReply({ id })
  expect(await last(corrected)).toMatch(/has answered here since \(post 4\)/)
})

test('--replace takes a corrected briefing: its address and the numbers of its facts stay, former words are in the event', async () => {
  const text = 'Corected briefing\n\nWe know:\n1. First.\n2. Second.\n\nThe end.'
  const { path } = await importFile({ text, fileName: 'b.txt', aliases: ['/features/corrected'] })
  const corrected = text.replace('Second.', 'Second, see http://example.com/2.\n3. Third.').replace('The end.', 'The very end.')
  const offered = await importFile({ text: corrected, fileName: 'b.txt' })
  expect(offered.outcome).toBe('refused')
  expect(offered.sentences.slice(2)).toEqual([
    expect.stringMatching(/^Line 5, fact 2: behind “Second”/),
    'Line 6, fact 3: “Third.” is new.',
    expect.stringMatching(/^The text after the facts: .*very/),
    'Say --replace to put this file in its place.',
  ])
  const before = await rows()
  expect((await importFile({ text: corrected, fileName: 'b.txt', replace: true, dryRun: true })).outcome).toBe('would_replace')
  expect(await rows()).toEqual(before)

  const dropped: string[][] = []
  onChange(({ tags }) => dropped.push([...tags]))
  const report = await importFile({ text: corrected, fileName: 'b.txt', replace: true, aliases: ['/features/also'] })
  expect(report).toMatchObject({ outcome: 'replaced', path, counts: { aliases: 1 } })
  expect(report.sentences[0]).toContain('its former words are kept with the event')
  const briefing = await db().briefing.findUniqueOrThrow({
    where: { slug: 'corected-briefing' },
    include: { facts: { orderBy: { number: 'asc' } }, aliases: { orderBy: { path: 'asc' } } },
  })
  expect(briefing).toMatchObject({ after: 'The very end.', afterHtml: '<p>The very end.</p>' })
  expect(briefing.facts.map(({ number, body }) => [number, body])).toEqual([
    [1, 'First.'],
    [2, 'Second, see http://example.com/2.'],
    [3, 'Third.'],
  ])
  expect(briefing.facts[1]?.html).toContain('href="http://example.com/2"')
  expect(briefing.aliases.map((alias) => alias.path)).toEqual(['/features/also', '/features/corrected'])
  expect(dropped).not.toEqual([])
  const event = await db().event.findFirstOrThrow({ where: { kind: 'text.replaced', boardId: briefing.boardId }, orderBy: { id: 'desc' } })
  expect(event.detail).toEqual({ briefing: String(briefing.id), after: 'The end.', facts: [{ number: 2, body: 'Second.' }] })
  expect((await importFile({ text: corrected, fileName: 'b.txt', replace: true })).outcome).toBe('already_imported')
})

test('a briefing with another title, but the same paragraphs, is taken for its corrected copy where that is asked for', async () => {
  const lead = 'For eleven years the vans have come to every village of the valley, and now they are to stop.'
  const text = `Villages witout vans\n\n${lead}\n\nWe know:\n1. One.\n2. Two.`
  const { path } = await importFile({ text, fileName: 'v.txt' })
  const corrected = text.replace('witout', 'without').replace('Two.', 'Two or three.')
  expect((await importFile({ text: corrected, fileName: 'v.txt', dryRun: true })).sentences.join(' ')).toContain(`also that of ${path}. A corrected copy`)
  expect(await importFile({ text: corrected, fileName: 'v.txt', replace: true })).toMatchObject({ outcome: 'replaced', path })
  expect(await db().briefing.count({ where: { title: 'Villages without vans', slug: 'villages-witout-vans' } })).toBe(1)
})

test('--replace of a briefing is refused where somebody has edited it, or a fact would be another', async () => {
  const text = 'Edited briefing\n\nWe know:\n1. First.\n2. Second.\n3. Third.\n\nThe end.'
  await importFile({ text, fileName: 'e.txt' })
  const last = async (file: string) => {
    const before = await rows()
    const report = await importFile({ text: file, fileName: 'e.txt', replace: true })
    expect([report.outcome, await rows()]).toEqual(['refused', before])
    return report.sentences.at(-1)
  }
  expect(await last(text.replace('1. First.', '1. New.\n2. First.').replace('2. Second', '3. Second').replace('3. Third', '4. Third'))).toContain(
    'fact 1 would be another or go',
  )
  expect(await last(text.replace('3. Third.\n', ''))).toContain('fact 3 would be another or go')
  await db().fact.updateMany({ where: { briefing: { slug: 'edited-briefing' }, number: 2 }, data: { body: 'Edited.' } })
  expect(await last(text.replace('First', 'The first'))).toBe('It is not replaced: somebody has edited it here since.')
})

test('of two corrected files of a briefing at the same moment both are taken whole, one after the other', async () => {
  const text = 'Raced briefing\n\nWe know:\n1. First.\n2. Second.'
  await importFile({ text, fileName: 'r.txt' })
  const one = text.replace('First', 'The first').replace('Second', 'the second')
  const other = text.replace('First', 'A first').replace('Second', 'a second')
  const reports = await Promise.all([one, other].map((file) => importFile({ text: file, fileName: 'r.txt', replace: true })))
  expect(reports.map(({ outcome }) => outcome)).toEqual(['replaced', 'replaced'])
  const facts = await db().fact.findMany({ where: { briefing: { slug: 'raced-briefing' } }, orderBy: { number: 'asc' } })
  expect([
    ['The first.', 'the second.'],
    ['A first.', 'a second.'],
  ]).toContainEqual(facts.map(({ body }) => body))
})

test('a reply and a replacement at the same moment: whichever is first, nothing that was said is lost', async () => {
  const text = aThread({ title: 'Raced' })
  await importFile({ text, fileName: 'r.txt' })
  const { id } = await findThread('Raced')
  const by = await aMember()
  const [report] = await Promise.all([
    importFile({ text: text.replace('Good luck', 'Good luck now'), fileName: 'r.txt', replace: true }),
    aReply({ id }, { by, body: 'I answer.' }),
  ])
  const { posts } = await findThread('Raced')
  expect(posts.at(-1)?.body).toBe('I answer.')
  expect(posts[1]?.body).toBe(report.outcome === 'replaced' ? 'Good luck now.' : 'Good luck.')
  expect(await recount()).toEqual([])
})

test('what is neither a thread nor an article is refused, in a dry run too', async () => {
  const before = await rows()
  for (const text of [
    'Shopping\n\nMilk\nBread\n',
    '<!doctype html>\n<p>fern</p>',
    '{"title": 1}',
    'Title\n\nfern 4 March 2013\n\n1. a\n2. b',
    'a;b;c\n1;2;3',
  ]) {
    for (const dryRun of [true, false]) {
      const report = await importFile({ text, fileName: 'x.txt', dryRun })
      expect([report.outcome, report.kind], text).toEqual(['refused', 'unknown'])
    }
  }
  expect((await importFile({ text: 'Title\n\nfern 4 March 2013\n\n1. a\n2. b', fileName: 'x.txt' })).sentences.join('\n')).toContain(
    'Line 3: This line may be the head of a post',
  )
  expect(await rows()).toEqual(before)
})

test('everything that is wrong is said at once, in a dry run too', async () => {
  const text = aThread({ title: 'All wrong' }).replace('Tue 04-Jun', 'Wed 04-Jun').replace('Helen (MNHQ) Mon', 'Helen (MNHQ) Weds').replace('Good luck.\n', '')
  const { sentences } = await importFile({ text, fileName: 'w.txt', dryRun: true, board: 'nowhere' })
  expect(sentences.join('\n')).toMatch(
    /Line 8: 3 June 2013 was a Monday, not “Weds”.*Line 8: The post of Helen is empty.*Line 11: 4 June 2013 was a Tuesday.*no board “nowhere”/s,
  )
})

test('Windows-1252 is read and that is said; other bytes are refused', async () => {
  const text = aThread({ title: 'Zoë’s £5' })
  const bytes = Uint8Array.from([...text], (character) => (character === '’' ? 0x92 : character.charCodeAt(0)))
  const report = await importFile({ text: bytes, fileName: 'w.txt' })
  expect(report.sentences).toContain('Line 1: The file is Windows-1252, not UTF-8; it was read as that.')
  expect((await findThread('Zoë’s £5')).posts).toHaveLength(3)
  expect((await importFile({ text: Buffer.from(text, 'utf16le'), fileName: 'w.txt' })).sentences[1]).toBe('The file is UTF-16. Save it as UTF-8.')
})

test('a name that looks like staff loses what looks like the badge, and is not the one who bears that name', async () => {
  const text = aThread({ title: 'Badges', names: ['Nora', 'NoraHQ'] }).replace('Helen (MNHQ)', 'Nora\u202E (\u041DQ)')
  const report = await importFile({ text, fileName: 'b.txt' })
  const { posts } = await findThread('Badges')
  expect(posts.map(({ name, voice }) => [name.name, voice])).toEqual([
    ['Nora', 'personal'],
    ['Nora (imported)', 'personal'],
    ['Nora (imported 2)', 'personal'],
  ])
  expect(report.sentences.join('\n')).toContain('Line 12: “NoraHQ” is kept as “Nora”: what looks like the badge of HQ was left out.')
})
