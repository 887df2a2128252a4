import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from '@/lib/platform/process'
import { askNext } from './inner'

export type StaticFile = { bytes: Buffer; type: string; cacheControl: string }

/** Only styles, fonts and icons: Next's scripts are served to nobody. */
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  png: 'image/png',
}

const files = () => once('static-files', () => new Map<string, StaticFile>())

const built = () => process.env.NODE_ENV === 'production'

/** A file of the build, kept in memory after its first reading; null where there is none. */
export async function findStaticFile(pathname: string): Promise<StaticFile | null> {
  const type = TYPES[pathname.split('.').pop() ?? '']
  if (!type || !/^\/(_next\/static\/|icon\.svg$)/.test(pathname)) return null
  const file = files().get(pathname) ?? (await readStaticFile(pathname, type))
  if (file && built()) files().set(pathname, file)
  return file
}

async function readStaticFile(pathname: string, type: string): Promise<StaticFile | null> {
  const named = pathname.startsWith('/_next/') // a name with the hash of its content never changes its meaning
  const bytes = named && built() ? await fromBuild(pathname) : await fromNext(pathname)
  return bytes && { bytes, type, cacheControl: named ? 'public, max-age=31536000, immutable' : 'public, max-age=86400' }
}

async function fromBuild(pathname: string): Promise<Buffer | null> {
  const path = join(process.env.NEXT_DIST_DIR ?? '.next', 'static', pathname.slice('/_next/static/'.length))
  return readFile(path).catch(() => null)
}

async function fromNext(pathname: string): Promise<Buffer | null> {
  const { status, body } = await askNext({ path: pathname, accept: '*/*' })
  return status === 200 ? body : null
}
