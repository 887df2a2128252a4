import type { Tx } from '@/lib/platform/db'
import { slugOf } from '@/lib/text/slug'
import { threadPath } from '@/lib/urls'

/** The letters that name a thread, kept here for those who received them, name it by its new title and address. */
export async function renameInLetters(tx: Tx, id: bigint, was: string, title: string): Promise<void> {
  const [oldPath, newPath] = [threadPath({ id, slug: slugOf(was) }), threadPath({ id, slug: slugOf(title) })]
  const [oldName, newName] = [`“${was}”`, `“${title}”`]
  // Raw SQL: a letter about this thread alone, or a line of one that tells of many, whose address follows its title.
  await tx.$executeRaw`
    update "Outbox" o set title = replace(o.title, ${oldName}, ${newName}), body = replace(replace(o.body, ${oldName}, ${newName}), ${oldPath}, ${newPath})
    from "ModerationEntry" e
    where e.id = o."entryId" and (e."threadId" = ${id} or strpos(o.body, ${oldPath}) > 0)`
}
