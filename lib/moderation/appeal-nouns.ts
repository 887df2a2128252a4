/** What an act is called in a sentence about an appeal; acts upon people name nobody. */
const NOUNS: Readonly<Record<string, string>> = {
  'post.remove': 'the removal of this post',
  'thread.remove': 'the removal of a thread',
  'thread.move': 'the move of this thread',
  'member.warn': 'a warning',
  'member.suspend': 'a suspension',
  'member.ban': 'a ban',
}

export function nounOf({ action }: { action: string }): string {
  return NOUNS[action] ?? 'an act of HQ'
}
