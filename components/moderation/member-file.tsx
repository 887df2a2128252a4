import type { MemberFileView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { counted } from '@/lib/text/counted'
import { momentText } from '@/lib/text/moment-text'
import { deskPath, memberPath, modPath } from '@/lib/urls'
import { Breadcrumbs } from '../layout/breadcrumbs'
import { Moment } from '../ui/moment'
import { ActMenu } from './act-menu'
import { LogEntry } from './log-entry'
import { ManyAtOnce } from './many-at-once'
import { MemberRoles } from './member-roles'

/** What a moderator may know of a member, and do. */
export function MemberFile({ file: { name, acts, roles, standing, done, bulk }, action }: { file: MemberFileView; action: FormAction }) {
  return (
    <div className="max-w-measure">
      <Breadcrumbs
        crumbs={[
          { href: deskPath, text: 'Moderation' },
          { href: memberPath(name), text: name },
        ]}
      />
      <h1 className="wrap-anywhere">{name}</h1>
      {standing && <Standing standing={standing} />}
      <ActMenu acts={acts} label="What can be done with this member" pathOf={(word) => modPath(word, 'member', name)} />
      {roles && <MemberRoles name={name} roles={roles} />}
      <ManyAtOnce bulk={bulk} action={action} />
      {done && <Done entries={done} />}
    </div>
  )
}

function Standing({ standing }: { standing: NonNullable<MemberFileView['standing']> }) {
  const { joinedAt, bannedAt, suspendedUntil, posts, removed, standing: now } = standing
  return (
    <dl className="facts mt-3">
      <dt>Member since</dt>
      <dd>
        <Moment at={joinedAt} />
      </dd>
      <dt>Posts on view</dt>
      <dd>{posts.toLocaleString('en-GB')}</dd>
      <dt>Removed by HQ</dt>
      <dd>{counted(removed, 'post')}</dd>
      <dt>Standing</dt>
      <dd>{lackOf(now)}</dd>
      {bannedAt && (
        <>
          <dt>Banned</dt>
          <dd>
            since <Moment at={bannedAt} />
          </dd>
        </>
      )}
      {suspendedUntil && (
        <>
          <dt>Suspended</dt>
          <dd>
            until <Moment at={suspendedUntil} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Done({ entries }: { entries: NonNullable<MemberFileView['done']> }) {
  return (
    <section aria-labelledby="done">
      <h2 className="mt-6 mb-2" id="done">
        Acts about this member and their posts
      </h2>
      {entries.length === 0 ? (
        <p className="meta">Nothing.</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <LogEntry entry={entry} named key={entry.id} />
          ))}
        </ul>
      )}
    </section>
  )
}

function lackOf(standing: NonNullable<MemberFileView['standing']>['standing']): string {
  if (standing.lacks === 'removal') return `None until ${momentText(standing.until)}: a post was removed`
  if (standing.lacks === 'week') return `None until ${momentText(standing.until)}: here for less than a week`
  return standing.lacks === 'posts' ? 'None: fewer than five posts on view' : 'Trusted'
}
