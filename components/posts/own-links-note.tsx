import { momentText } from '@/lib/text/moment-text'
import type { PostView, ThreadView } from '@/lib/threads/views'
import { postLinksPath } from '@/lib/urls'
import { Slot } from '../ui/slot'

type OwnLinksNoteProps = { post: PostView; trust: ThreadView['linkTrust'] }

/** Says to the author of a post, and to nobody else, why its links are not clickable. */
export function OwnLinksNote({ post, trust }: OwnLinksNoteProps) {
  const sentences = sentencesFor(post, trust)
  if (sentences.length === 0) return null
  return (
    <Slot when={`name:${post.nameId}`}>
      <p className="note mt-3">
        {sentences.join(' ')} <a href={postLinksPath(post.id)}>Your links</a>
      </p>
    </Slot>
  )
}

function sentencesFor({ plainLinks, movedLinks, removalUntil, blockedHosts }: PostView, trust: ThreadView['linkTrust']): string[] {
  const hosts = blockedHosts.split(' ').filter(Boolean).slice(0, 3)
  return [
    ...(movedLinks > 0 ? ['A link shows as text because its destination has changed.'] : []),
    ...(plainLinks > movedLinks ? [removalUntil ? afterRemoval(removalUntil) : WAITING[trust]] : []),
    ...(hosts.length > 0 ? [`Links to ${new Intl.ListFormat('en-GB').format(hosts)} are not shown on this board.`] : []),
  ]
}

function afterRemoval(until: Date): string {
  return `HQ removed a post of yours, so links in what you write until ${momentText(until)} show as text until a moderator has looked at them.`
}

const WAITING: Record<ThreadView['linkTrust'], string> = {
  everyone: 'Your links show as text until a moderator has looked at them.',
  trusted:
    'Your links show as text until a moderator has looked at them. Links are clickable at once after a week here, with five posts on view and none removed in the last 90 days.',
  checked: 'On this board links show as text until a moderator has looked at them.',
}
