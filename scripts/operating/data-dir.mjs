// DATA_DIR: the folder that holds everything this installation keeps. Ours alone (0700, files 0600).
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { Halt } from './halt.mjs'

export const ROOT = resolve(import.meta.dirname, '../..')

/** The folder's absolute path; the folder is made if it is missing. */
export function openDataDir(env = process.env) {
  const dataDir = resolve(ROOT, env.DATA_DIR || '.data')
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if ((statSync(dataDir).mode & 0o777) !== 0o700) chmodSync(dataDir, 0o700)
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw new Halt(`The folder ${dataDir} cannot be used (${error.code}). Start Parley as its owner, or set DATA_DIR to another folder.`)
  }
  readPrivately(join(dataDir, 'secrets.json')) // root is kept out of another account's folder before it writes there
  return dataDir
}

/** Whole or not at all, and never through a link: as root, the folder may belong to the database's account. */
export function writePrivately(path, text) {
  renameSync(writeDraft(path, text), path)
}

export function writeDraft(path, text) {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' })
  return draft
}

/** The file's text, or null if there is none. What another account could have put there is not believed. */
export function readPrivately(path) {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found) return null
  const ours = found.isFile() && (!process.getuid || found.uid === process.getuid())
  if (!ours) throw new Halt(`${path} belongs to another account. Start Parley as that account, or set DATA_DIR to another folder.`)
  return readFileSync(path, 'utf8')
}

const LARGE = 5_000_000

/** A file descriptor to append to; a log grown large makes room for a new one. */
export function openLog(dataDir, name) {
  const path = join(dataDir, name)
  const size = lstatSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LARGE) renameSync(path, `${path}.old`)
  const fd = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600)
  fchmodSync(fd, 0o600)
  return { path, fd, start: fstatSync(fd).size, close: () => closeSync(fd) }
}
