import { env } from '@/lib/platform/env'
import { counted } from '@/lib/text/counted'
import { threadPath } from '@/lib/urls'

type Moved = { because: string; named: boolean; name: { name: string }; thread: { id: bigint; slug: string; title: string } }

/** The letter about threads of hers that were moved together, to a board that their starter may read. */
export function digestLetter(moved: readonly Moved[], to: { name: string }): { title: string; body: string } {
  const [first] = moved
  const by = first?.named ? `${first.name.name} (HQ)` : 'HQ'
  const threads = moved.map(({ thread }) => `“${thread.title}”: ${env().SITE_URL}${threadPath(thread)}`)
  return {
    title: moved.length === 1 ? 'Your thread was moved' : `${counted(moved.length, 'thread')} of yours were moved`,
    body: [
      `${by} moved ${counted(moved.length, 'thread')} that you started to ${to.name}.`,
      ...(first?.because ? [`Reason: ${first.because}`] : []),
      threads.join('\n'),
      'Their addresses are the same as before.',
    ].join('\n\n'),
  }
}
