import type { Tx } from '@/lib/platform/db'
import { askToTell } from './news/ask-to-tell'
import { tellCalled } from './tell-called'

type Shown = Parameters<typeof tellCalled>[1] & { number: number; at: Date }

/** Notifies of a post that everyone may see from now on: at once those whom it quotes or calls, later those who watch. */
export async function tellOf(tx: Tx, { number, at, ...post }: Shown): Promise<void> {
  await tellCalled(tx, post)
  await askToTell(tx, { ...post, number, at, memberId: post.author.memberId })
}
