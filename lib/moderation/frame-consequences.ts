import type { Tx } from '@/lib/platform/db'
import type { ModerationAction } from './definition'
import type { Facts } from './entry'

/** How an act itself says that those concerned are notified. */
const TELLS = /\b(?:OP|author|starter|member|she) (?:is notified|receives|are notified)|OP, everyone|receives the|Each author/i

/** What an act will do, and what the frame does in every act: it notifies those concerned, and answers the request for it. */
export async function withFrame(tx: Tx, act: ModerationAction, facts: Facts, said: readonly string[]): Promise<string[]> {
  const frame = [...tells(act, facts, said), ...(await answers(tx, act, facts))]
  const undo = said.findIndex((sentence) => sentence.startsWith('You can undo'))
  return undo === -1 ? [...said, ...frame] : [...said.slice(0, undo), ...frame, ...said.slice(undo)]
}

function tells({ takes, tellsItself }: ModerationAction, { thread, post, member }: Facts, said: readonly string[]): string[] {
  const who = post ? 'The author' : thread ? 'The OP' : member?.name
  if (!who || tellsItself || said.some((sentence) => TELLS.test(sentence))) return []
  return [`${who} is notified, with your reason${takes ? ', and can appeal for six months' : ''}.`]
}

async function answers(tx: Tx, { word, subject }: ModerationAction, { thread, post }: Facts): Promise<string[]> {
  if (subject !== 'thread' || !thread || post) return []
  const open = await tx.request.count({ where: { threadId: thread.id, act: word, entryId: null, declinedAt: null } })
  return open > 0 ? ['The request for this is answered by it.'] : []
}
