import type { BoardFileView, RolesView } from '@/lib/moderation/views'
import { adminPath, boardPath, modMemberPath, modPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { EmptyState } from '../ui/empty-state'
import { TextField } from '../ui/field'
import { FormSummary } from '../ui/form-summary'
import { Moment } from '../ui/moment'

type Role = RolesView['roles'][number] | BoardFileView['keepers'][number]

/** Who holds which role and since when, and the way to give somebody one. */
export function RolesPage({ shown: { roles, typed, asked, wrong } }: { shown: RolesView }) {
  return (
    <div className="max-w-measure">
      {wrong && <FormSummary wrong={{ fields: wrong }} />}
      <Breadcrumbs crumbs={[{ href: adminPath(), text: 'Administration' }]} />
      <h1>Roles</h1>
      <p className="mt-2">Admins change boards, sections, rules and roles, and may do all that moderators may. The log shows each role given or ended.</p>
      <form className="mt-5 grid gap-3" action={adminPath('roles')}>
        <TextField name="name" label="Give a member a role" hint="The name that the member posts under." defaultValue={typed} problem={wrong?.name} />
        <p className="flex flex-wrap items-center gap-2">
          <button className="btn" type="submit">
            Find member
          </button>
          {asked && (
            <a className="btn btn-primary" href={modPath('grant', 'member', asked)}>
              Give {asked} a role
            </a>
          )}
        </p>
      </form>
      <h2 className="mt-7 mb-2">Members with a role now</h2>
      {roles.length === 0 ? (
        <EmptyState>
          <p>Nobody yet.</p>
        </EmptyState>
      ) : (
        <RoleList roles={roles} />
      )}
    </div>
  )
}

/** Roles with their holders, each with the way to end it. */
export function RoleList({ roles }: { roles: readonly Role[] }) {
  return (
    <ul className="rows border-b border-line">
      {roles.map(({ id, kind, name, board, grantedAt }) => (
        <li key={id}>
          <div className="min-w-0">
            <p className="wrap-anywhere">
              <a href={modMemberPath(name)}>{name}</a>: {kind === 'admin' ? 'admin' : board ? <Keeps board={board} /> : 'moderator of all boards'}
            </p>
            <p className="meta">
              since <Moment at={grantedAt} />
            </p>
          </div>
          <a className="btn" href={modPath('revoke', 'member', name)}>
            End <span className="sr-only">a role of {name}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Keeps({ board: { slug, name } }: { board: { slug: string; name: string } }) {
  return (
    <>
      moderator of <a href={boardPath(slug)}>{name}</a>
    </>
  )
}
