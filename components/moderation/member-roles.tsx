import type { MemberFileView } from '@/lib/moderation/views'
import { logAskedPath, modPath } from '@/lib/urls'

type MemberRolesProps = { name: string; roles: NonNullable<MemberFileView['roles']> }

/** For admins: the roles that a member has, each with the way to end it, and those that the member could be given. */
export function MemberRoles({ name, roles: { held, open } }: MemberRolesProps) {
  const pathTo = (word: 'grant' | 'revoke', role: string) => logAskedPath(modPath(word, 'member', name), { role })
  return (
    <section aria-labelledby="roles">
      <h2 className="mt-6 mb-2" id="roles">
        Roles
      </h2>
      {held.length > 0 && (
        <ul className="rows mb-4 border-b border-line">
          {held.map(({ value, label }) => (
            <li key={value}>
              <span className="min-w-0 wrap-anywhere">{label}</span>
              <a className="btn" href={pathTo('revoke', value)}>
                End{' '}
                <span className="sr-only">
                  the role of {name}: {label}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <nav className="flex flex-wrap items-center gap-2" aria-label={`Give ${name} a role`}>
          <span className="meta w-full">Give a role:</span>
          {open.map(({ value, label }) => (
            <a className="chip whitespace-normal" href={pathTo('grant', value)} key={value}>
              {label}
            </a>
          ))}
        </nav>
      )}
    </section>
  )
}
