import type { PostView } from '@/lib/threads/views'
import { memberPath } from '@/lib/urls'

/** The name under which somebody wrote, with the badge of staff: "Olivia (HQ)" in plain text. */
export function AuthorName({ name, voice, isOp = false }: { name: string; voice: PostView['voice']; isOp?: boolean }) {
  return (
    <>
      <a className="post-name" dir="auto" href={memberPath(name)}>
        {name}
      </a>{' '}
      {voice === 'hq' && <HqBadge />}
      {isOp && <span className="badge badge-op">OP</span>}
    </>
  )
}

export function HqBadge() {
  return (
    <span className="badge badge-hq">
      <span className="sr-only">(</span>HQ<span className="sr-only">)</span>
    </span>
  )
}
