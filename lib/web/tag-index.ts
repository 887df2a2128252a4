import type { Tag } from '@/lib/platform/tags'

/** More tags than this are not remembered one by one; whatever was rendered before is then taken for touched. */
const MOST_TAGS = 20_000

/** Which pages bear which tags, and when each tag was last touched, counted in changes. */
export class TagIndex {
  changes = 0
  private readonly keys = new Map<Tag, Set<string>>()
  private readonly touched = new Map<Tag, number>()
  private forgotten = 0

  add(key: string, tags: readonly Tag[]): void {
    for (const tag of tags) {
      const keys = this.keys.get(tag) ?? new Set()
      this.keys.set(tag, keys.add(key))
    }
  }

  remove(key: string, tags: readonly Tag[]): void {
    for (const tag of tags) {
      const keys = this.keys.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.keys.delete(tag)
    }
  }

  /** Notes a change and names the pages that it touches: all of them for `site`, and always those that name no tags of their own. */
  drop(tags: readonly Tag[], all: () => Iterable<string>): string[] {
    this.changes += 1
    if (this.touched.size > MOST_TAGS) this.forget()
    for (const tag of tags) this.touched.set(tag, this.changes)
    if (tags.includes('site')) return [...all()]
    return [...tags, 'site' as const].flatMap((tag) => [...(this.keys.get(tag) ?? [])])
  }

  /** Whether something with one of these tags was touched after change number `since`. */
  changedSince(tags: readonly Tag[], since: number): boolean {
    if (since < this.forgotten || (tags.includes('site') && this.changes > since)) return true
    return [...tags, 'site' as const].some((tag) => (this.touched.get(tag) ?? 0) > since)
  }

  private forget(): void {
    this.touched.clear()
    this.forgotten = this.changes
  }
}
