import { db, sql } from '@/lib/platform/db'
import { askForDestinations } from '@/lib/posts/destinations'

const LINKS_AT_ONCE = 500

/** Has every clickable link asked about that was written before anybody asked: by an older version, or with the checks off before. */
export async function askForBacklog(stopped?: AbortSignal): Promise<void> {
  let after = 0n
  while (!stopped?.aborted) {
    const links = await sql<{ id: bigint; address: string }>(UNASKED, [after, LINKS_AT_ONCE])
    await db().$transaction((tx) =>
      askForDestinations(
        tx,
        links.map(({ address }) => address),
      ),
    )
    if (links.length < LINKS_AT_ONCE) return
    after = links.at(-1)?.id ?? after
  }
}

// Raw SQL: PostLink and Destination have no relation that Prisma could ask by.
const UNASKED = `
  select link.id, link.address from "PostLink" link
  where link.state = 'clickable' and link.id > $1
    and not exists (select 1 from "Destination" known where known.address = link.address)
  order by link.id limit $2`
