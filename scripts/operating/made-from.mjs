// What is made from sources (the client of Prisma, a build of the pages) carries a fingerprint of them,
// so that it is made again exactly when they differ, whatever the clocks say.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './data-dir.mjs'

/** Files and folders of the project as they are now, tests left out: pairs of a path and its bytes. */
export function readSources(paths, root = ROOT) {
  return paths.flatMap((path) => filesOf(root, path)).map((file) => [file, readFileSync(join(root, file))])
}

/** A fingerprint of sources, and of `words` that matter besides. */
export function fingerprint(sources, words = []) {
  const hash = createHash('sha256')
  for (const word of words) hash.update(`${word}\n`)
  for (const [file, bytes] of sources) hash.update(`${file}\n${bytes.length}\n`).update(bytes)
  return hash.digest('hex')
}

function filesOf(root, path) {
  if (!existsSync(join(root, path))) return []
  if (path.includes('.')) return [path]
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.\w+$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}

const markOf = (folder) => join(ROOT, folder, '.made-from')

export function isMadeFrom(folder, print) {
  return existsSync(markOf(folder)) && readFileSync(markOf(folder), 'utf8') === print
}

/** Calls `make` unless `folder` was made from the same; the mark is set last, so an end halfway counts as stale. */
export async function makeIfStale(folder, print, make) {
  if (isMadeFrom(folder, print)) return
  const mark = markOf(folder)
  rmSync(mark, { force: true })
  await make()
  mkdirSync(join(ROOT, folder), { recursive: true })
  writeFileSync(mark, print)
}
