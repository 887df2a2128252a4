// Somebody at a browser without scripts: a cookie, pages, and forms sent as they stand.

/** On this very machine nothing is won by packing what is unpacked at once. */
const PLAIN = { 'accept-encoding': 'identity' }

export class Reader {
  /** `node`: which of several nodes of the site is asked; `cookie`: of a session that is open. */
  constructor(site, node = site, cookie = '') {
    this.site = site
    this.node = node
    this.cookie = cookie
  }

  static async signedIn(site, name, password, node = site) {
    const reader = new Reader(site, node)
    const answer = await (await reader.form('/sign-in', 'password')).send({ name, password })
    if (answer.status !== 303 || !reader.cookie) throw new Error(`${name} could not sign in (${answer.status})`)
    return reader
  }

  async get(path) {
    const answer = await fetch(new URL(path, this.node), { headers: { ...PLAIN, cookie: this.cookie }, redirect: 'manual' })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  /** The form of a page that has this field, with all that are hidden; `send` fills in the rest. */
  async form(path, field) {
    const { text } = await this.get(path)
    const found = [...text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].find(([, , inside]) => inside.includes(`name="${field}"`))
    if (!found) throw new Error(`${path} shows no form with a field "${field}"`)
    const hidden = [...found[2].matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g)].map(([input]) => [attribute(input, 'name'), attribute(input, 'value')])
    return { send: (fields) => this.send(attribute(found[1], 'action') || path, [...hidden, ...Object.entries(fields)]) }
  }

  async send(path, fields) {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    const headers = { ...PLAIN, cookie: this.cookie, origin: this.site }
    const answer = await fetch(new URL(path, this.node), { method: 'POST', body, headers, redirect: 'manual' })
    const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0])
    if (set.length > 0) this.cookie = set.join('; ')
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
}

function attribute(tag, name) {
  return plain(tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '')
}

function plain(html) {
  return html.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
