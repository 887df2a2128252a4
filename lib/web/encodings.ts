import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** How much work a compression is worth: once for a file, once for a page that many read, or for one reader alone. */
type Effort = 'file' | 'page' | 'reader'

const BROTLI_QUALITY = { file: 11, page: 5, reader: 2 } as const
const GZIP_LEVEL = { file: 9, page: 6, reader: 1 } as const

/** The best encoding that a client says it takes (RFC 9110, 12.5.3); an encoding with q=0 is one it does not. */
export function encodingFor(accepted = ''): Encoding {
  const known = remembered.get(accepted)
  if (known) return known
  const encoding = read(accepted)
  if (remembered.size < MOST_REMEMBERED) remembered.set(accepted, encoding)
  return encoding
}

/** Browsers say the same few things again and again. */
const remembered = new Map<string, Encoding>()
const MOST_REMEMBERED = 1000

function read(accepted: string): Encoding {
  const taken = new Set(accepted.split(',').flatMap(takenBy))
  if (taken.has('br')) return 'br'
  return taken.has('gzip') ? 'gzip' : 'identity'
}

/** The bytes in an encoding. */
export function encode(bytes: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  const chunkSize = Math.max(1024, bytes.length) // one piece out: the result is never longer than what went in
  if (encoding === 'br') return promisify(brotliCompress)(bytes, { chunkSize, params: brotliParameters(bytes.length, BROTLI_QUALITY[effort]) })
  return encoding === 'gzip' ? promisify(gzip)(bytes, { chunkSize, level: GZIP_LEVEL[effort] }) : Promise.resolve(bytes)
}

/** The window is as wide as the page: the usual 4 MB of it would cost more to lay out than a page to compress. */
function brotliParameters(length: number, quality: number) {
  const {
    BROTLI_PARAM_QUALITY,
    BROTLI_PARAM_MODE,
    BROTLI_MODE_TEXT,
    BROTLI_PARAM_SIZE_HINT,
    BROTLI_PARAM_LGWIN,
    BROTLI_MIN_WINDOW_BITS,
    BROTLI_DEFAULT_WINDOW,
  } = constants
  const window = Math.min(BROTLI_DEFAULT_WINDOW, Math.max(BROTLI_MIN_WINDOW_BITS + 6, Math.ceil(Math.log2(length + 16))))
  return { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_SIZE_HINT]: length, [BROTLI_PARAM_LGWIN]: window }
}

function takenBy(part: string): string[] {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
  return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name]
}
