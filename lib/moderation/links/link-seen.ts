import { z } from 'zod'

/** What a form showed of the links of a post, each as its ordinal and its address: what it was is not what it has become. */
export const seenLinks = z.preprocess((given) => (given === undefined ? [] : [given].flat()), z.array(z.string().max(2100)).max(900)).default([])

type Shown = { ordinal: number; address: string }

export function seenText({ ordinal, address }: Shown): string {
  return `${ordinal} ${address}`
}

/** The addresses that came and went since a form was opened. */
export function changesSince(seen: readonly string[], links: readonly Shown[]): { added: string[]; gone: string[] } {
  const before = seen.map((text) => text.slice(text.indexOf(' ') + 1))
  const after = links.map(({ address }) => address)
  return { added: after.filter((address) => !before.includes(address)), gone: before.filter((address) => !after.includes(address)) }
}
