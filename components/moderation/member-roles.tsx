import type { MemberFileView } from '@/lib/moderation/views'
import { logAskedPath, modPath } from '@/lib/urls'

type MemberRolesProps = { name: string; roles: NonNullable<MemberFileView['roles']> }

/** To admins: the roles that a member holds, each with the way to end it, and those that she could be given. */
export function MemberRoles({ name, roles: { held, open } }: MemberRolesProps) {
  const pathTo = (word: 'grant' | 'revoke', role: string) => logAskedPath(modPath(word, 'member', encodeURIComponent(name)), { role })
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
                  it that {name} is: {label}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <nav aria-label={`Make ${name}`}>
          <p className="meta">{held.length > 0 ? 'She could be this too:' : 'She holds none. She could be:'}</p>
          <ul className="flex flex-wrap gap-2">
            {open.map(({ value, label }) => (
              <li key={value}>
                <a className="chip whitespace-normal" href={pathTo('grant', value)}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </section>
  )
}
