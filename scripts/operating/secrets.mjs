// What this installation made up once and must not lose: kept in DATA_DIR/secrets.json.
import { hkdfSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readPrivately, writePrivately } from './data-dir.mjs'
import { Halt } from './halt.mjs'

const MAKE = {
  databasePassword: () => randomBytes(24).toString('base64url'),
  servingPassword: () => randomBytes(24).toString('base64url'),
  postgresPassword: () => randomBytes(24).toString('base64url'), // of the superuser, whom the board never is
  authSecret: () => randomBytes(32).toString('base64url'),
  // Next wants exactly 32 bytes in base64.
  actionsKey: () => randomBytes(32).toString('base64'),
  demoPassword: () => randomBytes(9).toString('base64url'),
}

/** The key of forms where nodes share a secret: the same on each, so that a form opened on one can be sent to another. */
export function actionsKeyOf(authSecret) {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'parley: the key of forms', 32)).toString('base64')
}

/** The named secrets, made where they are missing. */
export function keptSecrets(dataDir, names) {
  const path = join(dataDir, 'secrets.json')
  const kept = parse(readPrivately(path), path)
  const missing = names.filter((name) => !kept[name])
  for (const name of missing) kept[name] = MAKE[name]()
  if (missing.length) writePrivately(path, `${JSON.stringify(kept, null, 2)}\n`)
  return kept
}

function parse(text, path) {
  if (text === null) return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new Halt(`${path} is damaged: it is no JSON. Put it back from a backup, or move it away to begin with new secrets.`)
  }
}
