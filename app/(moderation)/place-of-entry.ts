import { adminPath, heldPostsPath, linkRulesPath, modMemberPath, noticePath, postInThreadPath } from '@/lib/urls'

type Place = {
  thread?: { id: bigint; slug: string; held: boolean }
  postNumber?: number
  member?: string
  house?: { board?: string; rules: boolean }
  links?: boolean
}
export type PlacedEntry = Place & { anchor: string; atNumber: number }

/**
 * Where the trace of an act shows: under its post, in its place between the posts, on the page of the member, among the admins’
 * boards, or among the rules about links. A thread that was held leads back to what waits.
 */
export function placeOfEntry({ anchor, atNumber, thread, postNumber, member, house, links }: PlacedEntry): string {
  if (links) return linkRulesPath
  if (house) return placeInHouse(house)
  if (!thread) return modMemberPath(member ?? '')
  if (thread.held) return heldPostsPath
  return postNumber ? postInThreadPath(thread, postNumber) : noticePath(thread, atNumber, anchor)
}

function placeInHouse({ board, rules }: NonNullable<Place['house']>): string {
  if (rules) return adminPath('rules')
  return board ? adminPath('boards', board) : adminPath()
}

/** The same; a moderator who came from the desk of what waits goes back to it. */
export function placeOrDesk(entry: PlacedEntry, { desk }: { desk?: 'yes' }): string {
  return desk ? heldPostsPath : placeOfEntry(entry)
}
