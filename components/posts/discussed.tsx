import type { Preview } from '@/lib/platform/form-state'

/** Threads in which this is talked about already. It never stands in the way of a new one. */
export function Discussed({ threads }: { threads: Preview['discussed'] }) {
  if (threads.length === 0) return null
  return (
    <div className="discussed">
      <p>This looks as if it is discussed already:</p>
      <ul>
        {threads.map(({ title, path, board }) => (
          <li key={path}>
            <a href={path}>{title}</a> on {board}
          </li>
        ))}
      </ul>
    </div>
  )
}
