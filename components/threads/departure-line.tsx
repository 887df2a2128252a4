import { Split } from 'lucide-react'
import type { DepartureView } from '@/lib/threads/views'

/** Where posts that stood here went: "12–15 moved to another thread". */
export function DepartureLine({ departure: { firstNumber, lastNumber, title, href } }: { departure: DepartureView }) {
  const numbers = firstNumber === lastNumber ? `#${firstNumber}` : `#${firstNumber}–${lastNumber}`
  return (
    <div className="notice" id={`moved-${firstNumber}`}>
      <span className="notice-dot" aria-hidden="true">
        <Split size={15} />
      </span>
      <p>
        {numbers} moved to {href && title ? <a href={href}>“{title}”</a> : 'another thread'}.
      </p>
    </div>
  )
}
