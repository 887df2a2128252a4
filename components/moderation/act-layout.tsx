import type { ReactNode } from 'react'
import { Breadcrumbs } from '../layout/breadcrumbs'

type ActLayoutProps = { crumbs: readonly { href: string; text: string }[]; head: ReactNode; consequences: ReactNode; form: ReactNode }

/** A form on the left, on the right what it will do; on a narrow screen that comes first, so that it is read before the button. */
export function ActLayout({ crumbs, head, consequences, form }: ActLayoutProps) {
  return (
    <>
      <Breadcrumbs crumbs={crumbs} />
      <div className="columns lg:grid-rows-[auto_1fr] lg:gap-y-0">
        <div>{head}</div>
        {consequences}
        <div>{form}</div>
      </div>
    </>
  )
}
