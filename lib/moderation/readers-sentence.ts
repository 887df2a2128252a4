import { counted } from '@/lib/text/counted'
import type { Readers } from '@/prisma/generated/client'

type Board = { name: string; gains: boolean; readableBy: Readers }
type Concerned = { watchers: number; watchersOut: number; writers: number; writersOut: number }

/** In true numbers, whom a move to a board with other readers concerns; what concerns nobody is not counted out. */
export function readersSentence(board: Board, concerned: Concerned, aliases: number): string {
  const losing = losingParts(concerned).map((part, at) => `${part} ${at === 0 ? board.name : 'it'}`)
  const said = losing.length > 0 ? losing : ['Nobody who watches it or has posted loses sight of it']
  return `${othersWhoRead(board)}${[...said, ...outsideLinks(aliases)].join('; ')}.`
}

function othersWhoRead({ gains, readableBy }: Board): string {
  if (gains) return 'People who cannot read the thread now will be able to. '
  return readableBy === 'members' ? 'Only who is signed in can read it there. ' : ''
}

function losingParts({ watchers, watchersOut, writers, writersOut }: Concerned): string[] {
  return [
    ...(watchersOut > 0 ? [`${counted(watchers, 'watcher')}, ${outOf(watchers, watchersOut)}`] : []),
    ...(writersOut > 0 ? [`${counted(writers, 'person has', 'people have')} posted, ${outOf(writers, writersOut)}`] : []),
  ]
}

function outOf(all: number, out: number): string {
  return all === 1 ? 'who cannot read' : `${out.toLocaleString('en-GB')} of whom cannot read`
}

function outsideLinks(aliases: number): string[] {
  if (aliases === 0) return []
  return [`${counted(aliases, 'outside link')} (${aliases === 1 ? 'an older address that leads' : 'older addresses that lead'} here)`]
}
