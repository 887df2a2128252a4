import type { BoardFileView } from '@/lib/moderation/views'
import { counted } from '@/lib/text/counted'
import { adminPath, boardPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Moment } from '../ui/moment'
import { ActMenu } from './act-menu'
import { LogEntry } from './log-entry'
import { RoleList } from './roles-page'

const READ_BY = { everyone: 'everyone', members: 'members', staff: 'HQ alone' }

/** One board as an admin sees it: what is set, who keeps it, what can be done with it and what was. */
export function BoardFile({ board }: { board: BoardFileView }) {
  const { slug, name, purpose, archivedAt, acts, keepers, done } = board
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: adminPath(), text: 'Administration' },
          { href: boardPath(slug), text: name },
        ]}
      />
      <h1 className="wrap-anywhere">{name}</h1>
      <p className="mt-2">{purpose}</p>
      {archivedAt && (
        <p className="note mt-3">
          Archived <Moment at={archivedAt} />: it can be read, and nothing new is written on it.
        </p>
      )}
      <Settings board={board} />
      <ActMenu acts={acts} label="What can be done with this board" pathOf={(word) => adminPath('boards', slug, word)} />
      <section aria-labelledby="keepers">
        <h2 className="mt-6 mb-2" id="keepers">
          Moderators of this board
        </h2>
        {keepers.length === 0 ? <p className="meta">None of its own; moderators of all boards keep it.</p> : <RoleList roles={keepers} />}
        <p className="mt-2">
          <a className="inline-flex min-h-(--tap) items-center" href={adminPath('roles')}>
            Give somebody a role
          </a>
        </p>
      </section>
      <section aria-labelledby="done">
        <h2 className="mt-6 mb-2" id="done">
          What admins did with it
        </h2>
        {done.length === 0 ? (
          <p className="meta">Nothing yet.</p>
        ) : (
          <ul>
            {done.map((entry) => (
              <LogEntry entry={entry} named key={entry.id} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

function Settings({ board }: { board: BoardFileView }) {
  const { slug, aliases, section, kind, readableBy, startableBy, repliableBy, lengthCap, editMinutes, linkTrust, holds, heldWords, unindexedAt, threads } =
    board
  const rows = [
    ['Address', `/b/${slug}${aliases.length > 0 ? `; ${aliases.join(', ')} ${aliases.length === 1 ? 'leads' : 'lead'} here` : ''}`],
    ['Section', section.name],
    ['Kind', kind],
    ['Threads', threads.toLocaleString('en-GB')],
    ['Read by', READ_BY[readableBy]],
    ['Threads started by', startableBy],
    ['Replies by', repliableBy],
    ['Length of a thread', `at most ${counted(lengthCap, 'post')}`],
    ['Time for editing', counted(editMinutes, 'minute')],
    ['Links clickable at once', linkTrust],
    ['What waits for HQ', `${holds}${heldWords.length > 0 ? `; any post with one of ${counted(heldWords.length, 'word')}` : ''}`],
    ['Search engines', unindexedAt ? 'asked to leave it alone' : readableBy === 'everyone' ? 'may list it' : 'cannot see it'],
  ]
  return (
    <dl className="facts mt-4">
      {rows.map(([what, value]) => (
        <div className="contents" key={what}>
          <dt>{what}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
