import { signOutPath } from '@/lib/urls'

export function AlreadySignedIn({ name, to }: { name: string; to: string }) {
  return (
    <div className="grid max-w-[26rem] gap-4 py-8">
      <h1>You are signed in</h1>
      <p>You are here as {name}.</p>
      <p className="flex flex-wrap gap-2">
        <a className="btn btn-primary" href={to}>
          Go on
        </a>
        <a className="btn" href={signOutPath}>
          Sign out
        </a>
      </p>
    </div>
  )
}
