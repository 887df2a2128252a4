import type { ReactNode } from 'react'
import { activePath, boardsPath, homePath } from '@/lib/urls'
import { WaysOn } from '../ui/ways-on'

type RefusedProps = { title: string; sentence: string; ofForm?: boolean; children?: ReactNode }

/** A page that says no: what happened in one sentence, and ways on. One that a form was sent to begins where its sender is to read. */
export function Refused({ title, sentence, ofForm = false, children }: RefusedProps) {
  return (
    <div className="grid max-w-measure gap-4 py-12">
      {/* biome-ignore lint/a11y/noAutofocus: as after any form that was refused */}
      <h1 tabIndex={ofForm ? -1 : undefined} autoFocus={ofForm}>
        {title}
      </h1>
      <p>{sentence}</p>
      {children}
      <WaysOn
        ways={[
          { href: activePath, text: 'Active threads' },
          { href: boardsPath, text: 'All boards' },
          { href: homePath, text: 'Home' },
        ]}
      />
    </div>
  )
}
