import { errorMessage, message, messagesIn, stringsIn } from './pooler-messages.mjs'

const SSL = 80_877_103
const GSS = 80_877_104
const VERSION = 196_608
/** What a client may say when it connects; everything else is refused, `options` too. */
const KNOWN = new Set(['user', 'database', 'client_encoding', 'application_name', 'datestyle', 'timezone', 'standard_conforming_strings'])
/** Statements and functions whose effect a session keeps, and a transaction does not. */
const OF_A_SESSION =
  /(?:^|;)\s*(?:set\s+(?!local\b|transaction\b|constraints\b)|reset\b|listen\b|unlisten\b|discard\b|prepare\b|deallocate\b|load\b|declare\b[^;]*\bwith\s+hold\b|create\s+(?:(?:global|local)\s+)?temp(?:orary)?\b)|\bpg_(?:try_)?advisory_lock(?:_shared)?\s*\(|\bset_config\s*\([^;]*,\s*false\s*\)/i
/** Ends a round, after which the server says whether it is in a transaction. */
const ENDS = new Set(['Q', 'S', 'F'])

/** One client: signs in at the pooler, and has a connection of the server for as long as its transaction takes. */
export class Session {
  constructor(socket, pooler) {
    this.socket = socket
    this.pooler = pooler
    this.backend = null
    this.held = [] // messages that wait for a connection
    this.rounds = 0
    this.isOpen = false
    this.step = this.greet
    socket.on('error', () => {}).on('close', () => this.leave())
    messagesIn(socket, { begins: true, take: (each) => this.step(each) })
  }

  greet({ body, whole }) {
    const code = body.readInt32BE(0)
    if (code === SSL || code === GSS) return void this.socket.write('N')
    if (code !== VERSION) return void this.socket.destroy() // asks to cancel something
    const words = stringsIn(whole.subarray(8, -1))
    const names = words.filter((_, index) => index % 2 === 0)
    const unknown = names.find((name) => !KNOWN.has(name.toLowerCase()))
    if (unknown) this.refuse('08P01', `unsupported startup parameter: ${unknown}`)
    this.user = words[2 * names.indexOf('user') + 1]
    this.step = this.signIn
    this.socket.write(message('R', 3))
    return 'typed'
  }

  signIn({ body }) {
    const [password] = stringsIn(body)
    if (this.user !== this.pooler.user || password !== this.pooler.password) return this.refuse('28P01', 'password authentication failed')
    const { parameters } = this.pooler.backends[0]
    this.step = this.serve
    this.socket.write(
      Buffer.concat([
        message('R', 0),
        ...parameters.map((pair) => message('S', ...pair)),
        message('K', this.pooler.nextId(), 1),
        message('Z', Buffer.from('I')),
      ]),
    )
  }

  serve(each) {
    if (each.type === 'X') return this.socket.end()
    const why = whyNot(each)
    if (why) return this.refuse('0A000', why)
    if (ENDS.has(each.type)) this.rounds += 1
    this.isOpen = !ENDS.has(each.type)
    if (this.backend) return this.backend.stream.write(each.whole)
    if (this.held.push(each.whole) === 1) this.pooler.ask(this)
  }

  /** It has a connection of the server from now on. */
  begin(backend) {
    this.backend = backend
    backend.stream.write(Buffer.concat(this.held.splice(0)))
  }

  /** A message of the server. */
  take({ type, body, whole }) {
    this.socket.write(whole)
    if (type !== 'Z') return
    this.rounds -= 1
    if (String.fromCharCode(body[0]) === 'I' && this.rounds === 0 && !this.isOpen) this.giveBack()
  }

  giveBack() {
    const { backend } = this
    this.backend = null
    this.pooler.free(backend)
  }

  /** A client that hangs up in the middle of a transaction leaves none behind. */
  leave() {
    const { backend } = this
    this.pooler.forget(this)
    this.backend = null
    if (backend) backend.ask('rollback').then(() => this.pooler.free(backend))
  }

  refuse(code, words) {
    this.pooler.refusals.push(words)
    this.socket.end(errorMessage('FATAL', code, words))
    this.step = () => undefined
  }
}

/** Why a message cannot be passed on to a connection that others use next. */
function whyNot({ type, body }) {
  const [first = '', second = ''] = stringsIn(body, 2)
  if (type === 'P' && first) return `a statement with a name: ${first}`
  if (type === 'B' && second) return `a statement with a name: ${second}`
  const words = type === 'Q' ? first : type === 'P' ? second : ''
  return OF_A_SESSION.test(words) ? `what a session keeps: ${words.slice(0, 200)}` : undefined
}
