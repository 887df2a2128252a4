/** plain: the address shows as text; clickable: as a link; blocked: neither it nor its host shows. */
export type LinkState = 'plain' | 'clickable' | 'blocked'

/** A link of a text: its place among them (1, 2, …, quotes counted), its address, the words that stand for it, and what it leads to. */
export type TextLink = { ordinal: number; address: string; text: string; target: string }

/** What is known of a link: its state, the host where it ends if that is another one, and since when it is gone. */
export type LinkFacts = { state: LinkState; finalHost?: string | null; goneSince?: Date | null; archiveAddress?: string | null }

/** What a text cannot know of itself. */
export type TextFacts = {
  linkOf: (link: { ordinal: number; address: string }) => LinkFacts
  /** The page of the member who is called by this name; null where nobody is. */
  memberOf?: (name: string) => string | null
  /** What the head of a quotation calls the post that it names now: its author and number (“fern in #3”); null where that is not known. */
  headOf?: (post: bigint) => string | null
  /** Whether the post that is quoted is withdrawn or removed: its words are not shown. */
  isGone?: (post: bigint) => boolean
  /** Whether the post did not say what a head of a quotation stands over; the heads are counted from 1, an outer one before those inside. */
  isMisquoted?: (head: number) => boolean
  /** Of such a head, whether its words are wholly others than the post's: they stay when that is gone. */
  isApart?: (head: number) => boolean
}

/**
 * What a text holds: its links, the posts it quotes, the names it may call (behind one @ there may be several, "O" and
 * "O'Neill"), and of these the ones that are somebody's as far as the facts know.
 */
export type Reading = { links: TextLink[]; quotes: bigint[]; mentions: string[]; called: string[] }
