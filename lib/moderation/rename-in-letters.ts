import type { Tx } from '@/lib/platform/db'
import { slugOf } from '@/lib/text/slug'
import { bareThreadPath, threadPath } from '@/lib/urls'

/**
 * The letters that name a thread, kept here for those who received them, name it by its new title and address. Where only
 * staff read it by now they name it no more: whoever received them may have lost sight of it before.
 */
export async function renameInLetters(tx: Tx, id: bigint, was: string, title: string): Promise<void> {
  const { board } = await tx.thread.findUniqueOrThrow({ where: { id }, select: { board: { select: { readableBy: true } } } })
  const hidden = board.readableBy === 'staff'
  const [oldPath, newPath] = [threadPath({ id, slug: slugOf(was) }), hidden ? bareThreadPath(id) : threadPath({ id, slug: slugOf(title) })]
  const [oldName, newName] = [`“${was}”`, hidden ? 'a thread' : `“${title}”`]
  // Raw SQL: a letter about this thread alone, or a line of one that tells of many, whose address follows its title; or that a post of it waits.
  await tx.$executeRaw`
    update "Outbox" o set title = replace(o.title, ${oldName}, ${newName}), body = replace(replace(o.body, ${oldName}, ${newName}), ${oldPath}, ${newPath})
    from "ModerationEntry" e
    where e.id = o."entryId" and (e."threadId" = ${id} or strpos(o.body, ${oldPath}) > 0)`
  await tx.$executeRaw`
    update "Outbox" o set title = replace(o.title, ${oldName}, ${newName}), body = replace(o.body, ${oldName}, ${newName})
    where o.kind = 'held' and strpos(o.title, ${oldName}) > 0 and exists (
      select from "Post" p join "Name" n on n.id = p."nameId"
      where p."threadId" = ${id} and n."memberId" = o."memberId" and o.body like '%/p/' || p.id || '/held')`
}
