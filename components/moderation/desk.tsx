import type { DeskView } from '@/lib/moderation/views'
import { adminPath, boardPath, linkRulesPath, logPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { HeldCount } from './held-desk'
import { Requests } from './move-requests'
import { WaitingAppeals } from './waiting-appeals'
import { WaitingPost } from './waiting-post'

/** A moderator’s desk: what waits there, and the boards that the moderator keeps. */
export function Desk({ desk: { boards, held, waiting, appeals, requests, administers } }: { desk: DeskView }) {
  return (
    <div className="columns py-6">
      <div>
        <h1>Moderation</h1>
        {administers && (
          <p className="mt-4">
            <a className="btn" href={adminPath()}>
              Administration
            </a>
          </p>
        )}
        <HeldCount count={held} />
        <WaitingAppeals appeals={appeals} />
        <Requests requests={requests} />
        <h2 className="mt-6 mb-2">Links waiting to be looked at</h2>
        <p className="meta mb-2">
          Those that readers asked for come first. <a href={linkRulesPath}>Trusted and refused hosts</a>
        </p>
        {waiting.length === 0 ? (
          <EmptyState>
            <p>No links are waiting. Links of members without standing and what readers ask for will show here.</p>
          </EmptyState>
        ) : (
          <ul className="rows border-b border-line">
            {waiting.map((post) => (
              <WaitingPost post={post} key={post.id} />
            ))}
          </ul>
        )}
      </div>
      <aside className="rail" aria-labelledby="your-boards">
        <div className="card">
          <h2 className="text-base" id="your-boards">
            Your boards
          </h2>
          <ul className="mt-2">
            {boards.map(({ slug, name }) => (
              <li key={slug}>
                <a className="nav-link" href={boardPath(slug)}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </div>
        <p className="meta">
          Everything moderators do is in the <a href={logPath}>public log</a>.
        </p>
      </aside>
    </div>
  )
}
