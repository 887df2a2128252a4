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
  // Raw SQL, each by an index: letters about this thread alone; lines of those that tell its starter of many, whose address follows
  // its title; and letters from before the log knew of rules, that a post of it waits.
  await tx.$executeRaw`
    update "Outbox" o set title = replace(o.title, ${oldName}, ${newName}), body = replace(replace(o.body, ${oldName}, ${newName}), ${oldPath}, ${newPath})
    where o.id in (
      select l.id from "ModerationEntry" e join "Outbox" l on l."entryId" = e.id where e."threadId" = ${id}
      union select l.id from "Thread" t join "Name" n on n.id = t."starterId" join "Outbox" l on l."memberId" = n."memberId"
        where t.id = ${id} and l."entryId" is not null and strpos(l.body, ${oldPath}) > 0)`
  await tx.$executeRaw`
    update "Outbox" o set title = replace(o.title, ${oldName}, ${newName}), body = replace(o.body, ${oldName}, ${newName})
    where o.id in (
      select l.id from "Post" p join "Name" n on n.id = p."nameId" join "Outbox" l on l."memberId" = n."memberId"
      where p."threadId" = ${id} and l.kind = 'held' and strpos(l.title, ${oldName}) > 0 and l.body like '%/p/' || p.id || '/held')`
}
