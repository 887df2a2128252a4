import type { ReactNode } from 'react'
import { activePath, boardsPath, homePath } from '@/lib/urls'

/** A page that says no: what happened in one sentence, and ways on. */
export function Refused({ title, sentence, children }: { title: string; sentence: string; children?: ReactNode }) {
  return (
    <div className="grid max-w-measure gap-4 py-12">
      <h1>{title}</h1>
      <p>{sentence}</p>
      {children}
      <p className="flex flex-wrap gap-2">
        <a className="btn btn-primary" href={activePath}>
          Active threads
        </a>
        <a className="btn" href={boardsPath}>
          All boards
        </a>
        <a className="btn" href={homePath}>
          First page
        </a>
      </p>
    </div>
  )
}
