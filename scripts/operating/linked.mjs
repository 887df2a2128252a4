// A copy of a folder that takes no space: its files are the same ones under a second name, which stay
// when the first names go (npm ci clears node_modules and writes new files).
import { copyFileSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** `skip` names what is left out at the top. */
export function linkTree(from, to, skip = []) {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!skip.includes(entry.name)) linkEntry(entry, join(from, entry.name), join(to, entry.name))
  }
}

function linkEntry(entry, source, target) {
  if (entry.isDirectory()) linkTree(source, target)
  else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
  else if (entry.isFile()) linkFile(source, target)
}

function linkFile(source, target) {
  try {
    linkSync(source, target)
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes(error.code)) throw error
    copyFileSync(source, target) // another disk, or one without second names
  }
}
