/**
 * What a kept page is made of, and what a change touches: a page is dropped when they share a tag.
 * `site` is everything, the `rules` change with nothing smaller; `lists` are the lists over many boards, which may lag a second behind.
 */
export type Tag = 'site' | 'lists' | 'log' | 'rules' | `board:${bigint}` | `thread:${bigint}`

export function boardTag(id: bigint): Tag {
  return `board:${id}`
}

export function threadTag(id: bigint): Tag {
  return `thread:${id}`
}
