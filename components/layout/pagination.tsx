import { ChevronLeft, ChevronRight } from 'lucide-react'
import { pageLinks } from './page-links'

type PaginationProps = { page: number; pages: number; pathOf: (page: number) => string; label: string }

/** The pages of a list; nothing where there is one only. */
export function Pagination({ page, pages, pathOf, label }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <nav className="chips flex flex-wrap items-center gap-2" aria-label={label}>
      {page > 1 && (
        <a className="chip" href={pathOf(page - 1)} rel="prev">
          <ChevronLeft size={16} /> Previous
        </a>
      )}
      {pageLinks(page, pages).map((link, index) =>
        link === 'gap' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: gaps have no number, and the list never changes in place
          <span className="text-muted" aria-hidden="true" key={`gap-${index}`}>
            …
          </span>
        ) : (
          <a className="chip tabular-nums" href={pathOf(link)} aria-current={link === page ? 'page' : undefined} key={link}>
            <span className="sr-only">Page </span>
            {link}
          </a>
        ),
      )}
      {page < pages && (
        <a className="chip" href={pathOf(page + 1)} rel="next">
          Next <ChevronRight size={16} />
        </a>
      )}
    </nav>
  )
}
