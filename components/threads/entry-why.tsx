import type { EntryLineView } from '@/lib/threads/views'

/** The reason of an act: the ready one, the moderator's own words, or both. */
export function EntryWhy({ line: { because, words } }: { line: Pick<EntryLineView, 'because' | 'words'> }) {
  return (
    <>
      Reason: {because} <bdi>{words}</bdi>
    </>
  )
}
