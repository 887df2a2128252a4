import type { ReactNode } from 'react'
import { activePath, boardsPath, homePath } from '@/lib/urls'
import { WaysOn } from '../ui/ways-on'

/** A page that says no: what happened in one sentence, and ways on. */
export function Refused({ title, sentence, children }: { title: string; sentence: string; children?: ReactNode }) {
  return (
    <div className="grid max-w-measure gap-4 py-12">
      <h1>{title}</h1>
      <p>{sentence}</p>
      {children}
      <WaysOn
        ways={[
          { href: activePath, text: 'Active threads' },
          { href: boardsPath, text: 'All boards' },
          { href: homePath, text: 'First page' },
        ]}
      />
    </div>
  )
}
