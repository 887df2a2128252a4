// Posts as heavy as a member can make them, and how long others wait while guests read them and members write more.
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './board.mjs'
import { replyTo, sendForm } from './forms.mjs'
import { figure, table } from './table.mjs'

const POSTS = 200
const EDITS = 8
const REST_MS = 5
const QUIET_MS = 3000
const TITLE = 'As heavy as can be'
/** What a post can be full of. */
const FILLED = ['"', '&', '<', '"a', '&a ', 'a\n', 'http://a.example/x ', '@a ', '> a\n\n', '漢字']

const wordsOf = (index) => `${FILLED[index % 3 === 0 ? 0 : index % FILLED.length].repeat(100_000).slice(0, 99_000)} ${index}`

/** `{ asked, quiet }`: for each kind of page how long it took, how long it is, and how long others waited at most meanwhile (ms). */
export async function measureHeavy({ database, board, load, places, cookie }) {
  const { path, post } = await findStage({ database, board, places, cookie })
  const others = { port: board.port, connections: 2, requests: places.threads.slice(0, 40).map((each) => ({ path: each })), restMs: REST_MS }
  await load.run({ ...others, count: 80 })
  const meanwhile = async (work) => {
    const waiting = load.run({ ...others, count: Number.MAX_SAFE_INTEGER })
    try {
      await sleep(50)
      return await work()
    } finally {
      load.enough()
      meanwhile.last = await waiting
    }
  }
  await meanwhile(() => sleep(QUIET_MS))
  const quiet = meanwhile.last.longest
  const asked = []
  for (const [name, work] of works({ board, path, post, cookie })) {
    const begun = performance.now()
    const bytes = await meanwhile(work)
    asked.push({ name, ms: performance.now() - begun - 50, bytes, longest: meanwhile.last.longest })
  }
  return { quiet, asked }
}

function works({ board, path, post, cookie }) {
  const get =
    (address, headers = {}) =>
    async () => {
      const answer = await fetch(new URL(address, board.origin), { headers: { 'accept-encoding': 'br', ...headers } })
      const { length } = await answer.text()
      if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}.`)
      return length
    }
  const send = (typed) => async () => {
    const { body, ...form } = await replyTo(board, path, cookie, typed.body)
    const answer = await fetch(new URL(form.path, board.origin), {
      ...form,
      body: body
        .replaceAll('{fresh key}', randomBytes(18).toString('base64url'))
        .replace(/--\r\n$/, `\r\nContent-Disposition: form-data; name="do"\r\n\r\n${typed.do ?? ''}\r\n--parley-bench-form--\r\n`),
      redirect: 'manual',
    })
    const { length } = await answer.text()
    if (![200, 303].includes(answer.status)) throw new Error(`${form.path} was answered with ${answer.status}.`)
    return length
  }
  return [
    ...['', '/2', '/3', '/4'].map((page) => [`page ${page.slice(1) || 1} of the thread`, get(`${path}${page}`)]),
    ['the thread on one page', get(`${path}/all`)],
    ['one post in full', get(`/p/${post}/all`)],
    ['what became of it', get(`/p/${post}/history`)],
    ['its wordings', get(`/p/${post}/history/all`, { cookie })],
    ...['"', 'http://a.example/x ', '> a\n\n', '@a '].flatMap((piece) => [
      [`a preview full of ${JSON.stringify(piece)}`, send({ body: piece.repeat(100_000).slice(0, 99_000), do: 'preview' })],
      [`a reply full of ${JSON.stringify(piece)}`, send({ body: piece.repeat(100_000).slice(0, 99_000) })],
    ]),
  ]
}

/** A thread of such posts, made now if it was not before; its opening post has other wordings. */
async function findStage({ database, board, places, cookie }) {
  const find = () => ask(database, `select id, slug, "lastNumber" from "Thread" where title = $1 and "removedAt" is null`, [TITLE])
  const [made] = await find()
  if (!made) await sendForm(board, `${places.board}/new`, 'body', { title: TITLE, body: wordsOf(0) }, cookie)
  const [{ id, slug, lastNumber }] = await find()
  const path = `/t/${id}/${slug}`
  for (let number = lastNumber; number < POSTS; number += 1) await sendForm(board, `/t/${id}/reply`, 'body', { body: wordsOf(number) }, cookie)
  const [post] = await ask(database, `select id, revision from "Post" where "threadId" = $1 and number = 1`, [id])
  for (let edit = post.revision; !made && edit <= EDITS; edit += 1) await sendForm(board, `/p/${post.id}/edit`, 'body', { body: wordsOf(edit * 3) }, cookie)
  return { path, post: post.id }
}

/** As lines for people. */
export function heavyLines({ quiet, asked }) {
  const rows = asked.map(({ name, ms, bytes, longest }) => [name, figure(ms), figure(bytes / 1024), figure(longest)])
  const longest = Math.max(...asked.map((each) => each.longest))
  return [
    ...table(['heavy posts', 'ms', 'KB', 'others at most, ms'], rows, 1),
    `Others waited ${figure(longest)} ms at most, ${figure(quiet)} ms when nothing else was asked for.`,
  ]
}
