import { expect, test } from './fixtures'

// What no browser sends; no page is opened, so one run is enough.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'asks over HTTP only')

const REPLY = '/t/1/reply'

/** The hidden fields of the form in which one replies. */
function fieldsOf(html: string): Record<string, string> {
  const form = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([whole]) => whole).find((whole) => whole.includes('name="body"')) ?? ''
  const inputs = [...form.matchAll(/<input type="hidden"([^>]*)>/g)].map(([, words = '']) => words)
  return Object.fromEntries(inputs.map((words) => [read(words, 'name'), read(words, 'value')]))
}

function read(words: string, name: string): string {
  return (words.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

test('a form whose own fields were damaged is refused, and its words come back', async ({ request, baseURL }) => {
  const fields = fieldsOf(await (await request.get(REPLY)).text())
  const own = Object.keys(fields).filter((name) => name.startsWith('$ACTION'))
  expect(own).toHaveLength(4)
  const values = ['', 'x', '{', '[]', 'null', '{"id":"x","bound":"$@1"}', '["$@2"]', '["$F1"]', '{"id":"__proto__","bound":null}', '["$1:__proto__:x"]']
  const damaged = own.flatMap((name) => values.map((value) => ({ ...fields, [name]: value })))
  const missing = own.map((name) => Object.fromEntries(Object.entries(fields).filter(([each]) => each !== name)))
  for (const multipart of [...damaged, ...missing, {}, { $ACTION_ID_x: '' }]) {
    const answer = await request.post(REPLY, { headers: { origin: baseURL ?? '' }, multipart: { ...multipart, body: 'Words to keep.' } })
    const said = JSON.stringify(multipart)
    expect([403, 404, 422], said).toContain(answer.status())
    expect(await answer.text(), said).toContain('Words to keep.')
  }
})

test('bodies that are no form are refused on every page', async ({ request, baseURL }) => {
  const bodies = [
    ['multipart/form-data; boundary=x', '--x\r\n'],
    ['multipart/form-data', '--x--'],
    ['multipart/form-data; boundary=x', '--x\r\n\r\nwords\r\n--x--'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n--x--'],
    ['application/x-www-form-urlencoded', 'body=%zz'],
    ['application/json', '{'],
    ['text/x-component', 'x'],
  ] as const
  for (const path of [
    REPLY,
    '/sign-in',
    '/settings',
    '/drafts',
    '/b/chat/new',
    '/appeal/1/x',
    '/api/auth/callback/credentials',
    '/api/auth/signout',
    '/api/auth/session',
  ])
    for (const [type, data] of bodies) {
      const answer = await request.post(path, { headers: { origin: baseURL ?? '', 'content-type': type }, data, maxRedirects: 0 })
      expect(answer.status(), `${path} ${type} ${data}`).toBeLessThan(500)
    }
  const read = await request.get('/api/auth/callback/credentials')
  expect([read.status(), read.headers().allow]).toEqual([405, 'POST'])
})

test('a button that no form has, or two of them, post nothing and keep the words', async ({ request, baseURL }) => {
  const fields = fieldsOf(await (await request.get(REPLY)).text())
  for (const pressed of ['', 'x', 'look', '__proto__']) {
    const answer = await request.post(REPLY, { headers: { origin: baseURL ?? '' }, multipart: { ...fields, body: 'Words to keep.', do: pressed } })
    expect(answer.status(), pressed).toBe(422)
    expect(await answer.text(), pressed).toMatch(/No button of this form sends that[\s\S]*Words to keep\./)
  }
})

test('an answer holds what was typed once, however often it is sent', async ({ request, baseURL }) => {
  let fields = fieldsOf(await (await request.get(REPLY)).text())
  const words = 'Elderberries ripen. '.repeat(6000) // longer than a post may be
  for (let time = 0; time < 3; time += 1) {
    const answer = await request.post(REPLY, { headers: { origin: baseURL ?? '' }, multipart: { ...fields, body: words } })
    const html = await answer.text()
    expect([answer.status(), html.split('Elderberries').length - 1]).toEqual([422, 6000])
    fields = fieldsOf(html)
    expect(JSON.stringify(fields).length).toBeLessThan(600)
  }
})
