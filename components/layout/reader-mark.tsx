import { Slot } from '../ui/slot'
import { slotValue } from '../ui/slot-value'

/** Tells our script whose page this is, so that it keeps each member's drafts apart. A page that says no knows nobody. */
export async function ReaderMark({ path }: { path?: string }) {
  if (path?.startsWith('/refused/')) return null
  return (
    <>
      <Slot when="member">
        <span hidden data-member={await slotValue('viewer.name')} />
      </Slot>
      <Slot when="guest">
        <span hidden data-member="" />
      </Slot>
    </>
  )
}
