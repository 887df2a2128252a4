import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { nameKeyOf } from '@/lib/text/names'

/** The name a post was written under, and the one it stands under here; `id` is null while that is still to be made. */
export type PlacedName = WrittenName & { shown: string; key: string; id: bigint | null }

/** A name as it was written, and as it may stand here: without what looks like the badge of HQ. */
type WrittenName = { written: string; name: string }

/**
 * Finds a place for each name of an imported text. A name imported before is the same person; the name of anyone who
 * has an account here, or one too like it, is never that account: the posts are under "NAME (imported)".
 */
export async function placeNames(tx: Tx, names: readonly WrittenName[]): Promise<PlacedName[]> {
  const placed: PlacedName[] = []
  const each = new Map(names.map((name) => [name.written, name]))
  // Names that are as they were written come first: a name that lost a badge must not take their place.
  const inOrder = [...each.values()].sort((a, b) => Number(a.written !== a.name) - Number(b.written !== b.name))
  for (const name of inOrder) placed.push(await placeName(tx, name, placed))
  return placed
}

/** Makes the members that are missing: without password or address, so that nobody can ever sign in as one. */
export async function makeNames(tx: Tx, placed: PlacedName[], posts: readonly { written: string; at: Date }[]): Promise<Map<string, bigint>> {
  const idByKey = new Map<string, bigint>()
  const idByWritten = new Map<string, bigint>()
  for (const { written, shown, key, id } of placed) {
    const nameId = id ?? idByKey.get(key) ?? (await makeName(tx, { shown, key, at: firstOf(posts, written) }))
    idByKey.set(key, nameId)
    idByWritten.set(written, nameId)
  }
  return idByWritten
}

function firstOf(posts: readonly { written: string; at: Date }[], written: string): Date {
  return new Date(Math.min(...posts.filter((post) => post.written === written).map(({ at }) => at.getTime())))
}

async function placeName(tx: Tx, { written, name }: WrittenName, placed: PlacedName[]): Promise<PlacedName> {
  for (const shown of candidates(name)) {
    const key = nameKeyOf(shown)
    const here = placed.find((other) => other.key === key)
    const owner = here ?? (await findImportedOwner(tx, key))
    if (!owner) return { written, name, shown, key, id: null }
    const same = owner === 'member' ? null : sameAs(owner, { written, name, shown }, here)
    if (same) return { written, name, shown: same.shown, key, id: same.id }
  }
  throw new Error(`No free name for “${written}”.`)
}

type Owner = { shown: string; id: bigint | null }

/** The owner of a name, if it is the member who is meant. A name that lost a badge never means the member who has the plain one, nor another of the same text. */
function sameAs(owner: Owner, { written, name, shown }: WrittenName & { shown: string }, here: PlacedName | undefined): Owner | null {
  if (!isSame(owner.shown, shown)) return null
  if (name === written) return owner
  return shown !== name && (!here || isSame(here.written, written)) ? owner : null
}

function* candidates(name: string): Generator<string> {
  yield name
  yield `${name} (imported)`
  for (let count = 2; count < 100; count += 1) yield `${name} (imported ${count})`
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
