import { expect, test } from 'vitest'
import { sightOf, type Viewer } from '@/lib/identity/viewer'
import { editPostAsHq } from '@/lib/moderation/actions/edit-post'
import { hideRevision } from '@/lib/moderation/actions/hide-revision'
import { removePost } from '@/lib/moderation/actions/remove-post'
import { perform } from '@/lib/moderation/perform'
import { undoAct } from '@/lib/moderation/undo'
import { db, type Tx } from '@/lib/platform/db'
import { entryId, postId } from '@/lib/platform/ids'
import { useDatabase } from '@/lib/platform/testing/database'
import { aBoard, aMember, aReply, aThread, unique } from '@/lib/testing/builders'
import { readText } from '@/lib/text/render'
import { editPost } from './commands/edit-post'
import { withdrawPost } from './commands/withdraw-post'
import { findMisquoted } from './find-misquoted'
import { previewText } from './preview'
import { renderAgain } from './render-again'
import { findAllWordings, findPostHistory } from './revision-queries'
import { findKnown } from './text-facts'

useDatabase()

const NOT = '<em>Not found as quoted</em>:'

async function aStage(body = 'Elderberries ripen in August.') {
  const board = await aBoard()
  const thread = await aThread(board)
  const author = await aMember()
  const { id } = await aReply(thread, { by: author, body })
  const quote = (words: string, head = `${author.name.replaceAll('_', '\\_')} in #2`) => `> [${head}](/p/${id}):\n> ${words}\n\nMine.`
  return { board, thread, author, id, quote, moderator: await aMember({ moderates: [board.id] }) }
}

const remove = (by: Parameters<typeof perform>[1], id: bigint) =>
  perform(removePost, by, { subject: postId.parse(String(id)), key: unique('key-of-act'), reason: 'attack', words: 'It is one.', origin: 'own', open: false })

const edit = (viewer: Viewer, id: bigint, body: string, revision = 1) =>
  editPost(viewer, { post: postId.parse(String(id)), key: unique('key-of-form'), revision, body })
const told = async (memberId: bigint) => (await db().notification.findMany({ where: { memberId, kind: 'quote' } })).length

async function kept(id: bigint) {
  const { html, quotes, misquoted } = await db().post.findUniqueOrThrow({ where: { id }, include: { quotes: { where: { believed: true } } } })
  return { quotes: quotes.length, misquoted, believed: !html.includes(NOT), leads: html.includes('<a href="/p/'), html }
}

test('words that the quoted post does not hold stay, but not as its own: nobody is named, told or linked', async () => {
  const { thread, author, id, quote } = await aStage()
  const [good, bad] = [await aReply(thread, { body: quote('elderberries ripen') }), await aReply(thread, { body: quote('Elderberries never ripen.') })]
  expect(await kept(good.id)).toMatchObject({ quotes: 1, misquoted: [], believed: true, leads: true })
  const { html, ...facts } = await kept(bad.id)
  expect(facts).toEqual({ quotes: 0, misquoted: [1], believed: false, leads: false })
  expect(html).toBe(`<blockquote dir="auto"><p>${NOT}<br>Elderberries never ripen.</p></blockquote><p>Mine.</p>`)
  expect(await told(author.id)).toBe(1)
  await db().$transaction((tx) => renderAgain(tx, { id: bad.id, revision: 1 }))
  expect((await kept(bad.id)).html).toBe(html)
  await edit(author, id, 'Elderberries never ripen.')
  await db().$transaction((tx) => renderAgain(tx, { id: bad.id, revision: 1 }))
  await db().$transaction((tx) => renderAgain(tx, { id: good.id, revision: 1 }))
  expect((await kept(bad.id)).html).toBe(html)
  expect((await kept(good.id)).leads).toBe(true)
})

test('of two quotations of one post each is judged alone', async () => {
  const { thread, quote, author } = await aStage()
  const { id } = await aReply(thread, { body: `${quote('Elderberries … August')}\n\n${quote('Plums')}` })
  expect(await kept(id)).toMatchObject({ quotes: 1, misquoted: [2], believed: false, leads: true })
  expect(await told(author.id)).toBe(1)
})

test('a name or number that is not the post’s is put right, and one in words of the writer’s own is not believed', async () => {
  const { thread, author, quote } = await aStage()
  const wrong = await aReply(thread, { body: quote('Elderberries', 'Somebody in #9') })
  expect((await kept(wrong.id)).html).toContain(`>${author.name} in #2</a>:`)
  const own = await aReply(thread, { body: quote('Elderberries', 'What HQ said') })
  expect((await kept(own.id)).html).toContain(`<p>What HQ said ${NOT}`)
  expect((await kept((await aReply(thread, { body: '> [Somebody in #2](/p/999999999):\n> Words.' })).id)).leads).toBe(false)
})

test('a former wording counts, unless it is hidden', async () => {
  const { thread, author, id, quote, moderator } = await aStage('Call 0123 in August.')
  await edit(author, id, 'Call me.')
  expect(await kept((await aReply(thread, { body: quote('Call 0123') })).id)).toMatchObject({ quotes: 1, believed: true })
  await perform(hideRevision, moderator, { subject: postId.parse(String(id)), key: unique('key-of-act'), number: 1, reason: 'private', words: '' })
  expect(await kept((await aReply(thread, { body: quote('Call 0123') })).id)).toMatchObject({ quotes: 0, believed: false })
  expect(await kept((await aReply(thread, { body: quote('Call me') })).id)).toMatchObject({ quotes: 1, believed: true })
})

test('edits are judged too, by the author and by HQ; what was quoted before is not judged again', async () => {
  const { thread, author, quote, moderator } = await aStage()
  const by = await aMember()
  const { id } = await aReply(thread, { by, body: quote('Plums') })
  await db().post.update({ where: { id }, data: { misquoted: [] } }) // as written before quotations were judged
  await edit(by, id, `${quote('Plums')}\n\n${quote('Pears')}`)
  expect(await kept(id)).toMatchObject({ quotes: 1, misquoted: [2] })
  await edit(by, id, quote('Apples'), 2)
  expect(await kept(id)).toMatchObject({ quotes: 0, misquoted: [1] })
  const subject = postId.parse(String(id))
  const act = { subject, key: unique('key-of-act'), reason: 'private' as const, words: '' }
  const entry = await perform(editPostAsHq, moderator, { ...act, revision: 3, body: quote('Elderberries') })
  expect(await kept(id)).toMatchObject({ quotes: 1, misquoted: [] })
  const history = JSON.stringify(await findPostHistory(sightOf('public'), id), (_key, value) => (typeof value === 'bigint' ? String(value) : value))
  expect(history).not.toContain('Plums</p>')
  expect((await findAllWordings(by, id))?.wordings.map(({ html }) => html.split(NOT).length - 1)).toEqual([0, 1, 1, 0])
  await undoAct(moderator, { entry: entryId.parse(String(entry.id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  expect(await kept(id)).toMatchObject({ quotes: 0, misquoted: [1] })
  expect(await told(author.id)).toBe(1) // of one post once
})

test('what a post says that is gone nobody learns by guessing', async () => {
  const { board, thread, author, id, quote, moderator } = await aStage()
  const act = { subject: postId.parse(String(id)), key: unique('key-of-act'), words: '' }
  await perform(removePost, moderator, { ...act, reason: 'spam' })
  const previews = ['Elderberries', 'Plums'].map(async (words) => (await previewText(author, { body: quote(words), board: String(board.id) })).html)
  const [right, wrong] = await Promise.all(previews)
  expect(right).toBe(wrong)
  expect(right).not.toContain('Plums')
  const bad = await aReply(thread, { body: quote('Plums') })
  expect((await kept(bad.id)).html).not.toContain('Plums')
  expect((await kept(bad.id)).quotes).toBe(0)
})

test('a quotation that fits is masked when the post is withdrawn; a preview says what does not fit', async () => {
  const { board, thread, author, id, quote } = await aStage()
  const fits = await aReply(thread, { body: quote('Elderberries') })
  expect((await previewText(author, { body: quote('Plums'), board: String(board.id) })).html).toContain(NOT)
  expect((await previewText(author, { body: quote('August'), board: String(board.id) })).html).toContain('<a href="/p/')
  await withdrawPost(author, { post: postId.parse(String(id)), key: unique('key-of-form') })
  expect((await kept(fits.id)).html).not.toContain('Elderberries')
})

test('nothing is asked for a text that quotes nothing, once for what fits, twice for what does not', async () => {
  const { board, quote } = await aStage()
  const asked = async (body: string) => {
    const reading = readText(body)
    const known = await findKnown(db(), [reading], [board.id])
    let asks = 0
    const counted = new Proxy(db(), {
      get(of, name) {
        asks += 1
        return Reflect.get(of, name)
      },
    })
    await findMisquoted(counted as Tx, { body, reading, known, links: [], isGone: () => false })
    return asks
  }
  expect([await asked('No quotation.'), await asked('> Nobody’s words.'), await asked(quote('August')), await asked(quote('Plums'))]).toEqual([0, 0, 1, 2])
})

const LONG = 'The head teacher of our school takes money from the kitchen, and everybody in the village has known it for years.'
const GONE = '<p><em>The quoted post is no longer shown.</em></p>'

test.each([
  ['one letter', (words: string) => words.replace('kitchen', 'kitchan')],
  ['a word', (words: string) => words.replace('everybody', 'nobody')],
  ['letters of another alphabet', (words: string) => words.replaceAll('e', 'е').replaceAll('o', 'о')],
  ['digits for letters', (words: string) => words.replaceAll('e', '3').replaceAll('o', '0')],
  [
    'a part, among words of the writer’s own',
    (words: string) => `I never liked it there. ${words} So they say, and so do I, whoever may be asked about it on a Monday.`,
  ],
  ['accents', (words: string) => words.replaceAll(/[aeiou]/g, '$&\u0301')],
])('a quotation that alters %s goes with its post, and is there again with it', async (_what, alter) => {
  const { thread, id, quote, moderator, author } = await aStage(LONG)
  const altered = await aReply(thread, { body: quote(alter(LONG)) })
  expect(await kept(altered.id)).toMatchObject({ quotes: 0, misquoted: [1], believed: false })
  const before = (await kept(altered.id)).html
  const removal = await remove(moderator, id)
  expect((await kept(altered.id)).html).toBe(`<blockquote dir="auto"><p><a href="/p/${id}">A post</a>:</p>${GONE}</blockquote><p>Mine.</p>`)
  expect(await told(author.id)).toBe(0)
  await undoAct(moderator, { entry: entryId.parse(String(removal.id)), key: unique('key-of-undo'), reason: 'mistake', words: '' })
  expect((await kept(altered.id)).html).toBe(before)
})

test('wholly other words stay when the post goes, and no longer say whose they were said to be', async () => {
  const { thread, author, id, quote, moderator } = await aStage(LONG)
  const writer = await aMember()
  const ours = await aReply(thread, { by: writer, body: quote('I shall vote for the other side, as ever.') })
  const own = await aReply(thread, { body: quote('I shall vote for the other side.', `${author.name} once said`) })
  const both = await aReply(thread, { body: `${quote('I shall vote for the other side.')}\n\n${quote(LONG.replace('money', 'honey'))}` })
  expect((await kept(own.id)).html).toContain(author.name)
  await remove(moderator, id)
  const apart = (words: string) => `<blockquote dir="auto"><p>${NOT}<br>${words}</p></blockquote><p>Mine.</p>`
  expect((await kept(ours.id)).html).toBe(apart('I shall vote for the other side, as ever.'))
  expect((await kept(own.id)).html).toBe(apart('I shall vote for the other side.'))
  expect((await kept(both.id)).html).toContain(apart('I shall vote for the other side.'))
  expect((await kept(both.id)).html).toContain(GONE)
  await edit(writer, ours.id, `${quote('I shall vote for the other side, as ever.')} And yours.`)
  expect((await kept(ours.id)).html).toContain('as ever') // an edit elsewhere takes nothing
})

test('of a post that is gone already every quotation looks the same, whatever it guesses', async () => {
  const { thread, id, quote, moderator } = await aStage(LONG)
  await remove(moderator, id)
  const [fits, near, other] = [LONG, LONG.replace('money', 'honey'), 'I shall vote for the other side.'].map((words) => quote(words))
  const drawn = []
  for (const body of [fits, near, other])
    drawn.push(
      (await kept((await aReply(thread, { body: body ?? '' })).id)).html,
      (await previewText(await aMember(), { body: body ?? '', thread: String(thread.id) })).html,
    )
  expect(new Set(drawn).size).toBe(1)
  expect(drawn[0]).toContain(GONE)
})
