import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pool } from '@/lib/platform/db'

const FOLDER = join(import.meta.dirname, '../../prisma/migrations')

/** Makes an empty database as it was after the migration `last`, fills it as that version would have, and brings it to today. */
export async function upgrade(last: string, filling: string): Promise<void> {
  const names = readdirSync(FOLDER)
    .filter((name) => /^\d/.test(name))
    .sort()
  const migrate = async (name: string) => pool().query(readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8'))
  for (const name of names.filter((each) => each <= last)) await migrate(name)
  await pool().query(filling)
  for (const name of names.filter((each) => each > last)) await migrate(name)
}
