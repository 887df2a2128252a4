import { SlotValue } from '../ui/slot-value'

/** What the operator finds in the log. */
export function Reference() {
  return (
    <p className="meta">
      If it goes on, write to the people who run this board and name <SlotValue name="reference" />.
    </p>
  )
}
