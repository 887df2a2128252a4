// Forms as a browser without scripts sends them: read from the page, every hidden field sent along.
import { randomBytes } from 'node:crypto'

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'" }
const BOUNDARY = 'parley-bench-form'

/** Signs in through the sign-in page. Gives the cookie. */
export async function signIn(board, name) {
  const form = await readForm(board, '/sign-in', 'password')
  const { path, headers, body } = sending(board, form, { name, password: board.password })
  const answer = await fetch(new URL(path, board.origin), { method: 'POST', headers, body, redirect: 'manual' })
  const [cookie] = answer.headers.getSetCookie()
  if (answer.status !== 303 || !cookie) throw new Error(`Signing in was answered with ${answer.status}.`)
  return cookie.split(';')[0]
}

/** The reply form of a thread's page, as a request that can be sent again and again with a fresh key each time. */
export async function replyTo(board, path, cookie, words) {
  const form = await readForm(board, path, 'body', cookie)
  return sending(board, form, { key: '{fresh key}', body: words }, cookie)
}

/** Sends the form of a page that has this field, once. Gives where it leads to; throws where it was refused. */
export async function sendForm(board, path, field, typed, cookie) {
  const { action, fields } = await readForm(board, path, field, cookie)
  const sent = sending(board, { action, fields }, { ...typed, key: randomBytes(18).toString('base64url') }, cookie)
  const began = performance.now()
  const answer = await fetch(new URL(sent.path, board.origin), { ...sent, redirect: 'manual' })
  const ms = performance.now() - began
  const leadsTo = answer.headers.get('location')
  if (answer.status !== 303 || !leadsTo) throw new Error(`${path} was answered with ${answer.status}.`)
  return { ms, leadsTo }
}

/** The form of a page that has this field, to be sent as often as one likes: `{ action, type, sending(typed) }`. */
export async function formOf(board, path, field, cookie) {
  const form = await readForm(board, path, field, cookie)
  const { headers } = sending(board, form, {}, cookie)
  return { action: form.action, type: headers['content-type'], sending: (typed) => sending(board, form, typed, cookie) }
}

async function readForm(board, path, field, cookie) {
  const answer = await fetch(new URL(path, board.origin), { headers: cookie ? { cookie } : {} })
  const html = await answer.text()
  const form = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(([, , inside]) => inside.includes(`name="${field}"`))
  if (!form) throw new Error(`${path} has no form with a field "${field}" (${answer.status}).`)
  const inputs = [...form[2].matchAll(/<input\b([^>]*)>/g)].map(([, words]) => words).filter((words) => attribute(words, 'type') === 'hidden')
  const fields = Object.fromEntries(inputs.map((words) => [attribute(words, 'name'), attribute(words, 'value') ?? '']))
  return { action: attribute(form[1], 'action') || path, fields }
}

function sending(board, { action, fields }, typed, cookie) {
  const parts = Object.entries({ ...fields, ...typed }).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    method: 'POST',
    path: action,
    headers: {
      host: new URL(board.origin).host,
      origin: board.origin,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      ...(cookie ? { cookie } : {}),
    },
    body: `${parts.join('')}--${BOUNDARY}--\r\n`,
  }
}

function attribute(words, name) {
  const value = words.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1]
  return value?.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity)
}
