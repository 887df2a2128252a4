import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** How much work a compression is worth: once for a file, once for a page that many read, or for one reader alone. */
export type Effort = 'file' | 'page' | 'reader'

const BROTLI_QUALITY = { file: 11, page: 5, reader: 2 } as const
const GZIP_LEVEL = { file: 9, page: 6, reader: 1 } as const

/** The best encoding that a client says it takes (RFC 9110, 12.5.3); an encoding with q=0 is one it does not. */
export function encodingFor(accepted: string | undefined): Encoding {
  const taken = new Set((accepted ?? '').split(',').flatMap(takenBy))
  if (taken.has('br')) return 'br'
  return taken.has('gzip') ? 'gzip' : 'identity'
}

/** The bytes in an encoding. */
export function encode(bytes: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'br') {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort],
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    }
    return promisify(brotliCompress)(bytes, { params })
  }
  return encoding === 'gzip' ? promisify(gzip)(bytes, { level: GZIP_LEVEL[effort] }) : Promise.resolve(bytes)
}

function takenBy(part: string): string[] {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
  return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name]
}
