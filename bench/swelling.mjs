// Forms whose answers grow: many large ones at once, sent by guests, and bodies that are held open. What it costs everybody
// else, and how much larger an answer is than what was sent.
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuOf, memoryOf } from './consumption.mjs'
import { formOf } from './forms.mjs'
import { figure, table } from './table.mjs'

const FORMS = 12
const HELD = 200
const HELD_BYTES = 1_900_000
const REST_MS = 5
const QUIET_MS = 2000

/** `{ name, what, sent }`: what is typed into the forms that are sent at once. */
const STORMS = [
  { name: '1.9 MB of &', words: '&'.repeat(1_900_000), statuses: [413, 429] },
  { name: '1.9 MB of &a', words: '&a'.repeat(950_000), statuses: [413, 429] },
  { name: '0.5 MB of "', words: '"'.repeat(500_000), statuses: [422, 429] },
  { name: 'a preview of 100,000 "', words: '"'.repeat(100_000), pressed: 'preview', statuses: [200, 429] },
]

/** `{ quiet, storms, held }`: how long others waited at most, the growth of the answers, and the memory that held bodies take. */
export async function measureSwelling({ board, load, places }) {
  const path = places.threads[0]
  const form = await formOf(board, `/t/${path.split('/')[2]}/reply`, 'body')
  const reading = { port: board.port, connections: 2, requests: ['/', path].map((each) => ({ path: each })), restMs: REST_MS }
  const quiet = await readWhile(load, reading, () => sleep(QUIET_MS))
  const storms = []
  for (const { name, words, pressed, statuses } of STORMS) {
    const typed = { body: words, ...(pressed ? { do: pressed } : {}) }
    let answers = []
    const before = cpuOf(board.pid)
    const during = await readWhile(load, reading, async () => {
      answers = await Promise.all(Array.from({ length: FORMS }, () => send(board, form, typed)))
    })
    storms.push({
      name,
      during,
      cpu: (cpuOf(board.pid) - before) / FORMS,
      growth: Math.max(...answers.map(({ bytes }) => bytes)) / words.length,
      wrong: answers.filter(({ status }) => !statuses.includes(status)).length,
    })
  }
  return { quiet, storms, held: await holdBodies(board, load, reading, form) }
}

/** As lines for people. */
export function swellingLines({ quiet, storms, held }) {
  const rows = storms.map(({ name, during, cpu, growth }) => [
    `${FORMS} guests: ${name}`,
    figure(during.longest),
    figure(during.longest / quiet.longest),
    figure(cpu),
    figure(growth),
  ])
  return [
    ...table(
      ['forms at once', 'others waited at most, ms', 'as without', 'CPU of a form, ms', 'answer / sent'],
      [['none', figure(quiet.longest), '1', '', ''], ...rows],
      1,
    ),
    `${HELD} bodies held open: ${figure(held.bytes / 1024 / 1024)} MB of memory; others waited ${figure(held.during.longest)} ms at most.`,
  ]
}

async function holdBodies(board, load, reading, form) {
  const before = memoryOf(board.pid)
  const sockets = []
  let most = before
  const during = await readWhile(load, reading, async () => {
    for (let one = 0; one < HELD; one += 1) sockets.push(hold(board, form))
    for (let look = 0; look < 20; look += 1) {
      await sleep(100)
      most = Math.max(most, memoryOf(board.pid))
    }
  })
  for (const socket of sockets) socket.destroy()
  return { bytes: most - before, during }
}

/** Sends all of a form but its last byte. */
function hold(board, { action, type }) {
  const socket = connect(board.port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(
    `POST ${action} HTTP/1.1\r\nhost: ${new URL(board.origin).host}\r\norigin: ${board.origin}\r\ncontent-type: ${type}\r\ncontent-length: ${HELD_BYTES + 1}\r\n\r\n`,
  )
  socket.write(Buffer.alloc(HELD_BYTES, '&'))
  return socket
}

async function send(board, form, typed) {
  const { path, headers, body } = form.sending(typed)
  const answer = await fetch(new URL(path, board.origin), { method: 'POST', headers, body, redirect: 'manual' })
  return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength }
}

async function readWhile(load, job, work) {
  const reading = load.run({ ...job, count: Number.MAX_SAFE_INTEGER })
  try {
    await work()
  } finally {
    load.enough()
  }
  return reading
}
