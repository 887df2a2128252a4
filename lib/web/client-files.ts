import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from '@/lib/platform/process'

/** The address of the script for readers; undefined where none was built. */
export function readerScript(): string | undefined {
  return process.env.NODE_ENV === 'production' ? once('reader-script', readManifest) : readManifest()
}

function readManifest(): string | undefined {
  try {
    const path = join('.next', 'client', 'manifest.json')
    const { reader } = JSON.parse(readFileSync(path, 'utf8')) as { reader?: string }
    return reader
  } catch {
    return undefined
  }
}
