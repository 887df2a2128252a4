import { env } from '@/lib/platform/env'
import { counted } from '@/lib/text/counted'
import { whoActed } from '@/lib/threads/entry-line'
import { appealPath, threadPath } from '@/lib/urls'

type Moved = { entryId: bigint; because: string; named: boolean; name: { name: string } | null; thread: { id: bigint; slug: string; title: string } }

/** The letter about threads of hers that were moved together, to a board that their starter may read. */
export function digestLetter(moved: readonly Moved[], to: { name: string }): { title: string; body: string } {
  const [first] = moved
  const by = whoActed(first?.name?.name ?? '', first?.named ?? false)
  const { SITE_URL } = env()
  const threads = moved.map(({ thread }) => `“${thread.title}”: ${SITE_URL}${threadPath(thread)}`)
  const appeals = moved.map(({ entryId, thread }) => `“${thread.title}”: ${SITE_URL}${appealPath(entryId)}`)
  return {
    title: moved.length === 1 ? 'Your thread was moved' : `${counted(moved.length, 'thread')} of yours were moved`,
    body: [
      `${by} moved ${counted(moved.length, 'thread')} that you started to ${to.name}.`,
      ...(first?.because ? [`Reason: ${first.because}`] : []),
      threads.join('\n'),
      'Their addresses are the same as before.',
      `If you see it otherwise, you can appeal for six months, about each thread by itself:\n${appeals.join('\n')}`,
    ].join('\n\n'),
  }
}
