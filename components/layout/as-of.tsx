import { Slot } from '../ui/slot'
import { SlotValue } from '../ui/slot-value'

/** Above a page that was kept, while nobody can be asked whether it is still so. */
export function AsOf() {
  return (
    <Slot when="as-of">
      <p className="notice" role="status">
        You are reading this page as of <SlotValue name="as-of" />, as guests see it. The board cannot reach its newest posts just now, and nobody can sign in
        or write until it can. Please try again in a few minutes.
      </p>
    </Slot>
  )
}
