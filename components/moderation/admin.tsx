import type { AdminView } from '@/lib/moderation/views'
import { counted } from '@/lib/text/counted'
import { adminMailPath, adminPath, deskPath, logPath, staffLogPath, transparencyPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'

type Section = AdminView['sections'][number]

/** The house as its admins see it: sections and boards, and the ways to everything that they may change. */
export function Admin({ house: { sections, everywhere, admins } }: { house: AdminView }) {
  return (
    <>
      <Breadcrumbs crumbs={[{ href: deskPath, text: 'Moderation' }]} />
      <div className="columns">
        <div>
          <h1>Administration</h1>
          <p className="mt-4 flex flex-wrap gap-2">
            <a className="btn btn-primary" href={adminPath('boards', 'new')}>
              Create a board
            </a>
            <a className="btn" href={adminPath('sections', 'new')}>
              Create a section
            </a>
          </p>
          {sections.map((section) => (
            <OneSection section={section} key={section.id} />
          ))}
        </div>
        <aside className="rail" aria-labelledby="who-keeps-order">
          <div className="card">
            <h2 className="text-base" id="who-keeps-order">
              Who keeps order
            </h2>
            <p className="mt-2">
              {counted(everywhere, 'moderator')} of all boards, {counted(admins, 'admin')}.
            </p>
            <p className="mt-2">
              <a className="inline-flex min-h-(--tap) items-center" href={adminPath('roles')}>
                Members and their roles
              </a>
            </p>
            <p className="mt-2">
              <a className="inline-flex min-h-(--tap) items-center" href={adminPath('rules')}>
                House rules
              </a>
            </p>
            <p className="mt-2">
              <a className="inline-flex min-h-(--tap) items-center" href={adminPath('jobs')}>
                Jobs in the background
              </a>
            </p>
            <p className="mt-2">
              <a className="inline-flex min-h-(--tap) items-center" href={adminMailPath}>
                Mail
              </a>
            </p>
          </div>
          <p className="meta">
            Changes to boards, sections, rules and roles are in the <a href={logPath}>public log</a>, for those who may see the board; in full in the{' '}
            <a href={staffLogPath}>log for moderators</a>. The year in numbers: <a href={transparencyPath}>transparency</a>.
          </p>
        </aside>
      </div>
    </>
  )
}

function OneSection({ section: { id, name, boards } }: { section: Section }) {
  return (
    <section className="mt-7" aria-label={name}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{name}</h2>
        <p className="flex gap-4">
          <a className="nav-link text-link" href={adminPath('sections', id, 'rename')}>
            Rename <span className="sr-only">the section {name}</span>
          </a>
          <a className="nav-link text-link" href={adminPath('sections', id, 'place')}>
            Place <span className="sr-only">the section {name} elsewhere</span>
          </a>
        </p>
      </div>
      {boards.length === 0 ? (
        <p className="meta">No boards yet, so nobody sees this section.</p>
      ) : (
        <ul className="rows border-b border-line">
          {boards.map((board) => (
            <BoardLine board={board} key={board.id} />
          ))}
        </ul>
      )}
    </section>
  )
}

function BoardLine({ board: { slug, name, kind, readableBy, archivedAt, moderators } }: { board: Section['boards'][number] }) {
  return (
    <li>
      <div className="min-w-0">
        <a className="row-title wrap-anywhere" href={adminPath('boards', slug)}>
          {name}
        </a>
        <p className="meta">
          /b/{slug} · {moderators === 0 ? 'no moderators of its own' : `${counted(moderators, 'moderator')} of its own`}
        </p>
      </div>
      <p className="flex flex-wrap justify-end gap-2">
        {archivedAt && <span className="badge badge-quiet">Archived</span>}
        {kind === 'campaign' && <span className="badge badge-campaign">Campaign</span>}
        {readableBy !== 'everyone' && <span className="badge badge-quiet">{readableBy === 'members' ? 'Members' : 'HQ'}</span>}
      </p>
    </li>
  )
}
