import { Archive, Hourglass, Lock, type LucideIcon, Pin, Signpost } from 'lucide-react'
import type { ReactNode } from 'react'
import { petitionAddress } from '@/lib/text/petitions'
import type { ThreadView } from '@/lib/threads/views'
import { watchPath } from '@/lib/urls'
import { ClosingMoment, Moment } from '../ui/moment'

/** What holds in this thread beyond the ordinary, and until when; nothing for most threads. */
export function ThreadState({ thread }: { thread: ThreadView }) {
  const { lockedAt, lockedUntil, closing, pinnedAt, pinnedUntil, calm, leadsTo, archivedAt } = thread
  return (
    <>
      {archivedAt && <Line icon={Archive}>This board is archived: nothing new is written here.</Line>}
      {leadsTo && (
        <Line icon={Signpost}>
          The talk goes on in{' '}
          <a href={leadsTo.href}>
            <bdi>{leadsTo.title}</bdi>
          </a>
          . <a href={watchPath(leadsTo.id)}>Watch it</a>
        </Line>
      )}
      {lockedAt && lockedUntil && (
        <Line icon={Lock}>
          Locked. It opens on <Moment at={lockedUntil} />.
        </Line>
      )}
      {closing && (!lockedAt || lockedUntil) && <Closing {...closing} />}
      <CalmLine calm={calm} />
      {pinnedAt && pinnedUntil && (
        <Line icon={Pin}>
          Pinned until <Moment at={pinnedUntil} />.
        </Line>
      )}
    </>
  )
}

/** That HQ has calmed the thread, how and until when. */
export function CalmLine({ calm }: Pick<ThreadView, 'calm'>) {
  if (!calm) return null
  return (
    <Line icon={Hourglass}>
      {calm.seconds === null
        ? 'Open to members of standing alone (a week with us, five posts on view, none removed in the last 90 days)'
        : 'Slowed by HQ: one post of each member in five minutes'}
      , until <Moment at={calm.until} />.
    </Line>
  )
}

function Closing({ at, petition }: NonNullable<ThreadView['closing']>) {
  const when = at && <ClosingMoment at={at} />
  const itsPetition = petition !== null && <a href={petitionAddress(petition)}>its petition</a>
  return (
    <Line icon={Hourglass}>
      {!itsPetition && <>This thread closes {when}.</>}
      {itsPetition && when && (
        <>
          This thread closes when {itsPetition} does, {when}.
        </>
      )}
      {itsPetition && !when && <>This thread closes when {itsPetition} closes; we ask the petitions site when that is.</>}
    </Line>
  )
}

function Line({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="note mt-3 flex gap-2">
      <Icon className="mt-1 shrink-0" size={16} aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
