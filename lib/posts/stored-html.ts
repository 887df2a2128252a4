import type { Tx } from '@/lib/platform/db'
import { foldHtml } from '@/lib/text/fold'
import { TEXT_VERSION } from '@/lib/text/render'

/** The columns that keep the HTML of a post: whole, its beginning where it is long, and which version of the renderer made it. */
export function storedHtml(html: string) {
  return { html, foldedHtml: foldHtml(html), textVersion: TEXT_VERSION }
}

/** How much HTML one statement takes, in characters: to write it out keeps everybody waiting. */
const MOST_AT_ONCE = 1_000_000

/** Gives posts other HTML. */
export async function storeHtml(tx: Tx, made: readonly { id: bigint; html: string }[]): Promise<void> {
  let [batch, weight]: [{ id: bigint; html: string }[], number] = [[], 0]
  for (const each of made) {
    if (batch.length > 0 && weight + each.html.length > MOST_AT_ONCE) {
      await storeBatch(tx, batch)
      ;[batch, weight] = [[], 0]
    }
    batch.push(each)
    weight += each.html.length
  }
  if (batch.length > 0) await storeBatch(tx, batch)
}

async function storeBatch(tx: Tx, made: readonly { id: bigint; html: string }[]): Promise<void> {
  const ids = made.map(({ id }) => id)
  const htmls = made.map(({ html }) => html)
  const folded = htmls.map((html) => foldHtml(html) ?? '')
  // Raw SQL: one statement for all posts.
  await tx.$executeRaw`
    update "Post" p set html = m.html, "foldedHtml" = nullif(m.folded, ''), "textVersion" = ${TEXT_VERSION}
    from unnest(${ids}::bigint[], ${htmls}::text[], ${folded}::text[]) as m (id, html, folded) where p.id = m.id`
}
