import { searchPath } from '@/lib/urls'

/** The search of wide screens. */
export function SearchForm() {
  return (
    <search className="ml-auto hidden lg:block">
      <form action={searchPath} method="get">
        <input
          className="min-h-(--tap) w-60 rounded-full border border-(--edge) bg-paper px-4 text-[0.94rem] placeholder:text-muted"
          type="search"
          name="q"
          aria-label="Search threads and posts"
          placeholder="Search threads and posts"
        />
      </form>
    </search>
  )
}
