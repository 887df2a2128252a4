// What is made from sources (the client of Prisma, the build of Next) carries a fingerprint of them,
// so that it is made again exactly when they differ, whatever the clocks say.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './data-dir.mjs'

/** A fingerprint of files and folders of the project, and of `words` that matter besides. */
export function fingerprint(paths, words = []) {
  const hash = createHash('sha256')
  for (const word of words) hash.update(`${word}\n`)
  for (const file of paths.flatMap(filesOf)) hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(join(ROOT, path))) return []
  if (path.includes('.')) return [path]
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.\w+$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1))
    .sort()
}

/** Calls `make` unless `folder` was made from the same; the mark is set last, so an end halfway counts as stale. */
export async function makeIfStale(folder, print, make) {
  const mark = join(ROOT, folder, '.made-from')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === print) return
  rmSync(mark, { force: true })
  await make()
  mkdirSync(join(ROOT, folder), { recursive: true })
  writeFileSync(mark, print)
}
