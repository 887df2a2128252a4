import type { ReactNode } from 'react'
import { Slot } from '../ui/slot'
import { HqBadge } from './author-name'

/** The box "Post as HQ", unticked and ticked: a form shows the one that matches what was sent. */
export type VoiceChoices = { unticked: ReactNode; ticked: ReactNode }

/** The box for the moderators of one board; for everyone else, nothing. */
export function hqChoice(boardId: bigint): VoiceChoices {
  return { unticked: <ForModerators boardId={boardId} />, ticked: <ForModerators boardId={boardId} ticked /> }
}

function ForModerators({ boardId, ticked = false }: { boardId: bigint; ticked?: boolean }) {
  return (
    <Slot when={`moderator:${boardId}`}>
      <label className="option items-center">
        <input className="mt-0" type="checkbox" name="voice" value="hq" defaultChecked={ticked} />
        <span>
          Post as <HqBadge />
        </span>
      </label>
    </Slot>
  )
}
