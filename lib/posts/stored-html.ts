import type { Tx } from '@/lib/platform/db'
import { foldHtml } from '@/lib/text/fold'
import { TEXT_VERSION } from '@/lib/text/render'

/** The columns that keep the HTML of a post: whole, its beginning where it is long, and which version of the renderer made it. */
export function storedHtml(html: string) {
  return { html, foldedHtml: foldHtml(html), textVersion: TEXT_VERSION }
}

/** Gives posts other HTML. */
export async function storeHtml(tx: Tx, made: readonly { id: bigint; html: string }[]): Promise<void> {
  if (made.length === 0) return
  const ids = made.map(({ id }) => id)
  const htmls = made.map(({ html }) => html)
  const folded = htmls.map((html) => foldHtml(html) ?? '')
  // Raw SQL: one statement for all posts.
  await tx.$executeRaw`
    update "Post" p set html = m.html, "foldedHtml" = nullif(m.folded, ''), "textVersion" = ${TEXT_VERSION}
    from unnest(${ids}::bigint[], ${htmls}::text[], ${folded}::text[]) as m (id, html, folded) where p.id = m.id`
}
