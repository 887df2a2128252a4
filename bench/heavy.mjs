// Posts as heavy as a member can make them, and how long others wait while guests read them and members write more.
import { randomBytes } from 'node:crypto'
import { ask } from './board.mjs'
import { formOf, sendForm } from './forms.mjs'
import { heavyTexts, textQuoting } from './heavy-texts.mjs'
import { median } from './measure.mjs'
import { loadLine, othersOf, verdictOf } from './others.mjs'
import { figure, table } from './table.mjs'

const POSTS = 200
const EDITS = 8
const ROUNDS = 3
/** The longest that others may wait, in milliseconds. */
const BOUND = 200
const TITLE = 'As heavy as can be'
/** Of so many texts one is also written over another. */
const EDIT_EACH = 4
/** Posts that quote one that is then withdrawn. */
const QUOTING = 8
/** Too heavy a text is refused, and to refuse it is heavy as well. */
const STATUSES = [200, 303, 422]

/** `{ quiet, asked }`: for each kind of page how long it took, how long it is, and how long others waited and the event loop was held at most (ms). */
export async function measureHeavy({ database, board, load, places, cookie }) {
  const texts = heavyTexts(places.post)
  const { path, post } = await findStage({ database, board, places, cookie, texts })
  const others = othersOf({ load, board, paths: places.threads.slice(0, 40) })
  await others.warm()
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const quiet = await others.quietly()
    const asked = []
    for (const [name, work, prepare] of works({ database, board, path, post, cookie, texts, member: places.member, ordinary: places.threads[100 + round] })) {
      await prepare?.()
      await others.warm() // what went before may have dropped their pages
      asked.push({ name, ...(await others.meanwhile(work)) })
    }
    rounds.push({ quiet, asked })
  }
  return summaryOf(rounds)
}

/** The medians of the rounds. */
function summaryOf(rounds) {
  const of = (list, pick) => median(list.map(pick))
  const asked = rounds[0].asked.map(({ name }, index) => {
    const times = rounds.map((round) => round.asked[index])
    const longest = (pick) => ({ usual: of(times, pick), most: Math.max(...times.map(pick)) })
    return { name, ms: of(times, ({ ms }) => ms), bytes: times[0].result, wait: longest(({ waits }) => waits.longest), held: longest(({ held }) => held) }
  })
  const quiet = { wait: of(rounds, ({ quiet: { waits } }) => waits.longest), held: of(rounds, ({ quiet: { held } }) => held) }
  const worst = of(rounds, (round) => Math.max(...round.asked.map(({ waits }) => waits.longest)))
  return { quiet, asked, worst, verdict: verdictOf({ wait: worst, quiet: quiet.wait, bound: BOUND }) }
}

function works({ database, board, path, post, cookie, texts, member, ordinary }) {
  const get =
    (address, headers = {}) =>
    () =>
      askFor(board, address, headers)
  const send = (page, typed) => () => sendTo(board, page, typed, cookie)
  const thread = path.split('/')[2]
  const reply = `/t/${thread}/reply`
  const edit = (body) => async () => {
    return sendTo(board, `/p/${await lastPost()}/edit`, { body: `${body} ${randomBytes(4).toString('hex')}` }, cookie)
  }
  const lastPost = async () => (await ask(database, `select max(id) as id from "Post" where "threadId" = $1 and "removedAt" is null`, [thread]))[0].id
  let quoted
  const quoteOften = async () => {
    await sendTo(board, reply, { body: 'This is quoted.' }, cookie)
    quoted = await lastPost()
    for (let index = 0; index < QUOTING; index += 1) await sendTo(board, reply, { body: textQuoting(quoted) }, cookie)
  }
  const withdraw = () => sendForm(board, `/p/${quoted}/withdraw`, 'post', {}, cookie).then(() => 0)
  return [
    ['an ordinary thread, not in memory', get(ordinary)],
    ...['', '/2', '/3', '/4'].map((page) => [`page ${page.slice(1) || 1} of the thread`, get(`${path}${page}`)]),
    ['the thread on one page', get(`${path}/all`)],
    ['one post in full', get(`/p/${post}/all`)],
    ['what became of it', get(`/p/${post}/history`)],
    ['its wordings', get(`/p/${post}/history/all`, { cookie })],
    ['quoted whole', get(`${reply}?quote=2&whole=1`, { cookie })],
    ['found by a search', get(`/search?by=${encodeURIComponent(member)}`)],
    [`withdrawn, where ${QUOTING} heavy posts quote it`, withdraw, quoteOften],
    ...texts.flatMap(([name, body], index) => [
      [`preview: ${name}`, send(reply, { body, do: 'preview' })],
      [`reply: ${name}`, send(reply, { body })],
      ...(index % EDIT_EACH === 0 ? [[`edit: ${name}`, edit(body)]] : []),
    ]),
  ]
}

async function askFor(board, address, headers) {
  const answer = await fetch(new URL(address, board.origin), { headers: { 'accept-encoding': 'br', ...headers } })
  const { length } = await answer.text()
  if (answer.status !== 200) throw new Error(`${address} was answered with ${answer.status}.`)
  return length
}

async function sendTo(board, page, typed, cookie) {
  const form = await formOf(board, page, 'body', cookie)
  const { path, ...sent } = form.sending({ ...typed, key: randomBytes(18).toString('base64url') })
  const answer = await fetch(new URL(path, board.origin), { ...sent, redirect: 'manual' })
  const { length } = await answer.text()
  if (!STATUSES.includes(answer.status)) throw new Error(`${path} was answered with ${answer.status}.`)
  return length
}

/** A thread of such posts, made now if it was not before; its opening post has other wordings. */
async function findStage({ database, board, places, cookie, texts }) {
  const find = () => ask(database, `select id, slug, "lastNumber" from "Thread" where title = $1 and "removedAt" is null`, [TITLE])
  const wordsOf = (index) => `${texts[index % 3 === 0 ? 0 : index % texts.length][1]} ${index}`
  const write = (page, typed) => sendForm(board, page, 'body', typed, cookie).catch(() => undefined) // too heavy to be posted
  const [made] = await find()
  if (!made) await write(`${places.board}/new`, { title: TITLE, body: wordsOf(0) })
  const [{ id, slug, lastNumber }] = await find()
  for (let index = lastNumber, last = lastNumber; last < POSTS && index < 2 * POSTS; index += 1) {
    await write(`/t/${id}/reply`, { body: wordsOf(index) })
    last = (await find())[0].lastNumber
  }
  const [post] = await ask(database, `select id, revision from "Post" where "threadId" = $1 and number = 1`, [id])
  for (let edit = post.revision; edit <= EDITS; edit += 1) await write(`/p/${post.id}/edit`, { body: wordsOf(edit * 3) })
  return { path: `/t/${id}/${slug}`, post: post.id }
}

/** As lines for people. */
export function heavyLines({ quiet, asked, worst, verdict }) {
  const [ordinary] = asked
  const rows = asked.map(({ name, ms, bytes, wait, held }) => [
    name,
    figure(ms),
    figure(bytes / 1024),
    figure(wait.usual),
    figure(wait.most),
    figure(held.usual),
    figure(held.usual / Math.max(1, ordinary.held.usual)),
  ])
  return [
    ...table(['heavy posts', 'ms', 'KB', 'others at most, ms', 'in any round', 'loop held, ms', 'as by an ordinary page'], rows, 1),
    `Others waited ${figure(worst)} ms at most (the usual one of ${ROUNDS} rounds’ longest), ${figure(quiet.wait)} ms while nothing else was asked for; at most ${BOUND} ms: ${verdict.word}.`,
    loadLine(),
  ]
}
