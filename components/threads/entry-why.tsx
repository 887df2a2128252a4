import type { EntryLineView } from '@/lib/threads/views'

/** The reason of an act: the ready one, the moderator's own words, or both. */
export function EntryWhy({ line: { because, words, blanked } }: { line: Pick<EntryLineView, 'because' | 'words' | 'blanked'> }) {
  return (
    <>
      Reason: {because} <bdi>{words}</bdi>
      {blanked && <i>Words blanked by HQ.</i>}
    </>
  )
}
