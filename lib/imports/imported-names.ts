import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { nameKeyOf } from '@/lib/text/names'

/** The name a post was written under, and the one it stands under here; `id` is null while that is still to be made. */
export type PlacedName = { written: string; shown: string; key: string; id: bigint | null }

/**
 * Finds a place for each name of an imported text. A name imported before is the same person; the name of anyone who
 * has an account here, or one too like it, is never hers: the posts stand under "NAME (imported)".
 */
export async function placeNames(tx: Tx, written: Iterable<string>): Promise<PlacedName[]> {
  const placed: PlacedName[] = []
  for (const name of new Set(written)) placed.push(await placeName(tx, name, placed))
  return placed
}

/** Makes the members that are missing: without password or address, so that nobody can ever sign in as one. */
export async function makeNames(tx: Tx, placed: PlacedName[], firstSeen: (written: string) => Date): Promise<Map<string, bigint>> {
  const idByKey = new Map<string, bigint>()
  const idByWritten = new Map<string, bigint>()
  for (const { written, shown, key, id } of placed) {
    const nameId = id ?? idByKey.get(key) ?? (await makeName(tx, { shown, key, at: firstSeen(written) }))
    idByKey.set(key, nameId)
    idByWritten.set(written, nameId)
  }
  return idByWritten
}

async function placeName(tx: Tx, written: string, placed: PlacedName[]): Promise<PlacedName> {
  for (const shown of candidates(written)) {
    const key = nameKeyOf(shown)
    const owner = placed.find((other) => other.key === key) ?? (await findImportedOwner(tx, key))
    if (!owner) return { written, shown, key, id: null }
    if (owner !== 'member' && isSame(owner.shown, shown)) return { written, shown: owner.shown, key, id: owner.id }
  }
  throw new Error(`No free name for “${written}”.`)
}

function* candidates(written: string): Generator<string> {
  yield written
  yield `${written} (imported)`
  for (let count = 2; count < 100; count += 1) yield `${written} (imported ${count})`
}

async function findImportedOwner(tx: Tx, key: string): Promise<{ shown: string; id: bigint } | 'member' | null> {
  const row = await tx.name.findUnique({
    where: { key },
    select: { id: true, name: true, member: { select: { importedAt: true } } },
  })
  if (!row) return null
  return row.member.importedAt ? { shown: row.name, id: row.id } : 'member'
}

// Keys fold look-alikes together to keep imitators out; here two people must not become one.
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

async function makeName(tx: Tx, { shown, key, at }: { shown: string; key: string; at: Date }): Promise<bigint> {
  const { id } = await tx.name.create({
    data: { name: shown, key, createdAt: at, member: { create: { joinedAt: at, importedAt: now() } } },
    select: { id: true },
  })
  return id
}
