import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from '@/lib/platform/process'
import { type Encoding, encode } from './encodings'
import { askNext } from './inner'

type StaticFile = { bytes: Buffer; type: string; cacheControl: string; encoded: Map<Encoding, Promise<Buffer>> }

/** Only styles, fonts, icons and our own small modules: Next's scripts are served to nobody. */
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  png: 'image/png',
  js: 'text/javascript; charset=utf-8',
}

const built = () => process.env.NODE_ENV === 'production'

const files = () => once('static-files', () => new Map<string, StaticFile>())

/** A file of the build, kept in memory after its first reading; null where there is none. */
export async function findStaticFile(pathname: string): Promise<StaticFile | null> {
  const kept = files().get(pathname)
  if (kept) return kept
  const type = TYPES[pathname.slice(pathname.lastIndexOf('.') + 1)]
  const file = type ? await readStaticFile(pathname, type) : null
  if (file && built()) files().set(pathname, file)
  return file
}

/** The bytes of a file in an encoding, compressed once; fonts and pictures are compressed already. */
export async function encodedFile(file: StaticFile, wanted: Encoding): Promise<{ bytes: Buffer; encoding: Encoding }> {
  const encoding = /^text\/|svg/.test(file.type) ? wanted : 'identity'
  const bytes = file.encoded.get(encoding) ?? encode(file.bytes, encoding, 'file')
  file.encoded.set(encoding, bytes)
  return { bytes: await bytes, encoding }
}

async function readStaticFile(pathname: string, type: string): Promise<StaticFile | null> {
  const bytes = await bytesOf(pathname)
  const named = pathname !== '/icon.svg' // a name with the hash of its content never changes its meaning
  return bytes && { bytes, type, cacheControl: named ? 'public, max-age=31536000, immutable' : 'public, max-age=86400', encoded: new Map() }
}

function bytesOf(pathname: string): Promise<Buffer | null> {
  if (pathname.startsWith('/client/')) return fromBuild(pathname)
  return built() && pathname.startsWith('/_next/') ? fromBuild(pathname.slice('/_next'.length)) : fromNext(pathname)
}

async function fromBuild(path: string): Promise<Buffer | null> {
  return readFile(join('.next', path)).catch(() => null)
}

async function fromNext(pathname: string): Promise<Buffer | null> {
  const { status, body } = await askNext({ path: pathname, accept: '*/*' })
  return status === 200 ? body : null
}
