// The messages of PostgreSQL's protocol, as far as a pooler must understand them.

/** Cuts a stream into messages: `{ type, body, whole }`. The first messages of a client (`begins`) have no type, until `take` returns 'typed'. */
export function messagesIn(stream, { begins, take }) {
  let rest = Buffer.alloc(0)
  let head = begins ? 0 : 1
  stream.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (let end = endOf(rest, head); end > 0; end = endOf(rest, head)) {
      const whole = rest.subarray(0, end)
      rest = rest.subarray(end)
      const type = head === 0 ? '' : String.fromCharCode(whole[0])
      if (take({ type, body: whole.subarray(head + 4), whole }) === 'typed') head = 1
    }
  })
}

/** Where the first message ends; 0 where it is not there whole. */
function endOf(bytes, head) {
  if (bytes.length < head + 4) return 0
  const end = head + bytes.readInt32BE(head)
  return bytes.length < end ? 0 : end
}

export function message(type, ...parts) {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? int32(part) : typeof part === 'string' ? Buffer.from(`${part}\0`) : part)))
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

/** `severity` FATAL: the connection ends with it. */
export function errorMessage(severity, code, words) {
  return message('E', `S${severity}`, `V${severity}`, `C${code}`, `M${words}`, Buffer.from([0]))
}

/** The strings, each ended by a zero byte, with which a message begins. */
export function stringsIn(body, count = Number.POSITIVE_INFINITY) {
  const strings = []
  for (let at = 0; at < body.length && strings.length < count; ) {
    const end = body.indexOf(0, at)
    strings.push(body.toString('utf8', at, end))
    at = end + 1
  }
  return strings
}

/** The columns of a row, as text. */
export function rowIn(body) {
  const columns = []
  for (let at = 2; columns.length < body.readInt16BE(0); ) {
    const length = body.readInt32BE(at)
    columns.push(length < 0 ? null : body.toString('utf8', at + 4, at + 4 + length))
    at += 4 + Math.max(0, length)
  }
  return columns
}

function int32(number) {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(number)
  return bytes
}
