import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { isOwnPath } from '@/lib/routing/taken'
import { isPerhapsOld } from '@/lib/threads/addresses/perhaps-old'
import { type Problem, error as wrong } from './reading/lines'

/** An old address and the number of the post to which it leads; null: to the whole. */
export type OldAddress = { path: string; post: number | null }

type Target = { threadId: bigint } | { briefingId: bigint }

type Kept = { path: string | null; threadId: bigint | null; briefingId: bigint | null; postId: bigint | null }
type Asked = Kept & { key: string; address: OldAddress }

const LONGEST_PATH = 1000
const POST_ALIAS = /^([1-9]\d{0,6})=(.+)$/

/** The old addresses of an import as they were given: `paths` lead to the whole, "3=?msgid=4055" in `ofPosts` to its third post. */
export function readOldAddresses(paths: readonly string[], ofPosts: readonly string[]): { addresses: OldAddress[]; problems: Problem[] } {
  const read = ofPosts.map((given) => POST_ALIAS.exec(given))
  const addresses = [
    ...paths.map((path) => ({ path: pathOf(path), post: null })),
    ...read.flatMap((found) => (found ? [{ path: pathOf(found[2] ?? ''), post: Number(found[1]) }] : [])),
  ]
  const unread = ofPosts
    .filter((_, index) => !read[index])
    .map((given) => error(`“${given}” is no old address of a post: write its number, “=” and the address, as in 3=?msgid=4055.`))
  return { addresses, problems: [...unread, ...addresses.flatMap(formProblem)] }
}

/**
 * Which of these addresses are still to be kept: each meaning once, without those that lead there already. What leads elsewhere
 * is a problem that names the address which was kept before.
 */
export async function findMissingAddresses(tx: Tx, asked: readonly OldAddress[], target?: Target): Promise<{ addresses: OldAddress[]; problems: Problem[] }> {
  const missing = new Map<string, OldAddress>()
  const problems: Problem[] = []
  for (const each of await listKept(tx, asked)) {
    const words = await wordsAgainstKept(tx, each, missing.get(each.key), target)
    if (words) problems.push(error(words))
    else if (each.path === null && !missing.has(each.key)) missing.set(each.key, each.address)
  }
  return { addresses: [...missing.values()], problems }
}

/** Lets old addresses lead to a thread, its posts or a briefing for ever. */
export async function keepAliases(tx: Tx, addresses: readonly OldAddress[], target: Target): Promise<void> {
  const numbers = addresses.flatMap(({ post }) => post ?? [])
  const posts =
    'threadId' in target && numbers.length > 0
      ? await tx.post.findMany({ where: { ...target, number: { in: numbers } }, select: { id: true, number: true } })
      : []
  const idOf = new Map(posts.map(({ id, number }) => [number, id]))
  const targetOf = ({ post }: OldAddress) => (post === null ? target : { postId: idOf.get(post) })
  await tx.urlAlias.createMany({ data: addresses.map((address) => ({ path: address.path, ...targetOf(address), createdAt: now() })) })
}

/** What is asked for a post that the text does not have. */
export function postlessProblems(addresses: readonly OldAddress[], posts: number): Problem[] {
  return addresses.flatMap(({ path, post }) =>
    post !== null && post > posts ? [error(`The old address “${path}” is for post ${post}, which is not there.`)] : [],
  )
}

async function listKept(tx: Tx, asked: readonly OldAddress[]): Promise<Asked[]> {
  // Raw SQL: what an address means is said in one place, the database.
  const rows = await tx.$queryRaw<(Kept & { key: string; n: bigint })[]>`
    select asked.n, alias_key(asked.address) as key, a.path, a."threadId", a."briefingId", a."postId"
    from unnest(${asked.map(({ path }) => path)}::text[]) with ordinality as asked (address, n)
    left join "UrlAlias" a on a.key = alias_key(asked.address) and a."yieldsTo" is null order by asked.n`
  return rows.flatMap(({ n, ...row }) => {
    const address = asked[Number(n) - 1]
    return address ? [{ ...row, address }] : []
  })
}

/** What is wrong with an address beside its form: `same` is one of the same import with the same meaning. */
async function wordsAgainstKept(tx: Tx, { address, key, ...kept }: Asked, same: OldAddress | undefined, target?: Target): Promise<string | null> {
  if (key === '') return `The old address “${address.path}” says nothing but who passed it on.`
  if (kept.path !== null) return takenSentence(tx, address, kept, target)
  return same && same.post !== address.post ? `The old addresses “${same.path}” and “${address.path}” mean the same.` : null
}

/** What is wrong with an address that is kept already; nothing where it leads there. */
async function takenSentence(tx: Tx, { path, post }: OldAddress, kept: Kept, target?: Target): Promise<string | null> {
  if (target && (await leadsTo(tx, kept, post, target))) return null
  return `The old address “${path}” leads elsewhere already${kept.path === path ? '' : `, where it was kept as “${kept.path}”`}.`
}

async function leadsTo(tx: Tx, kept: Kept, post: number | null, target: Target): Promise<boolean> {
  if ('briefingId' in target) return kept.briefingId === target.briefingId
  if (post === null) return kept.threadId === target.threadId
  return kept.postId !== null && (await tx.post.count({ where: { id: kept.postId, threadId: target.threadId, number: post } })) > 0
}

/** With the slash that "a1774818" lacks. What looks like an address with its host stays, to be refused. */
function pathOf(given: string): string {
  return /^[/?]|^[a-z][a-z\d+.-]*:/i.test(given) ? given : `/${given}`
}

function formProblem({ path }: OldAddress): Problem[] {
  const words = wordsAgainst(path)
  return words ? [error(`The old address “${path}” ${words}.`)] : []
}

function wordsAgainst(path: string): string | null {
  if (!/^[/?]\P{C}*$/u.test(path) || path.startsWith('//')) return 'is no path: it begins with / or ?, without the name of a host'
  if (/%(?![\da-f]{2})/i.test(path)) return 'has a % that escapes nothing; write it as %25'
  if (path.length > LONGEST_PATH) return `has more than ${LONGEST_PATH} characters`
  return isOwn(path) ? 'is one of this site’s own' : null
}

/** One of the site’s own, unless its query says what the page there does not know: `/?topic=43`. */
function isOwn(path: string): boolean {
  const [bare = '', query = ''] = (path.split('#', 1)[0] ?? '').split(/\?(.*)/s)
  const plain = bare.replaceAll(/%([2-7][\da-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return path.startsWith('/') && (plain === '/' || isOwnPath(plain)) && !isPerhapsOld(plain, query)
}

function error(words: string): Problem {
  return wrong(null, words)
}
