import { findBoardToStartIn } from '@/lib/boards/queries'
import { type MemberViewer, sightOf } from '@/lib/identity/viewer'
import { db } from '@/lib/platform/db'
import { findStanding, findThreadHead } from '@/lib/threads/queries'
import { findPostFacts } from './own-post'
import { listShownDrafts } from './shown-drafts'

/** Everything that a member was writing and has not sent, the latest first, each with where it belongs. */
export async function findDraftList(viewer: MemberViewer) {
  const drafts = await listShownDrafts(viewer)
  return Promise.all(drafts.map(async ({ place, versions }) => ({ place, belongs: await findBelonging(viewer, place), versions })))
}

/** What a draft is for, in words; null where that is not open to its writer any more. */
async function findBelonging(viewer: MemberViewer, place: string): Promise<string | null> {
  const [, kind = '', of = ''] = place.split('/')
  if (kind === 'b') return newThreadOn(await findBoardToStartIn(viewer, of))
  return kind === 't' ? replyTo(await findThreadHead(db(), sightOf(viewer), await findStanding(db(), BigInt(of)))) : editOf(viewer, BigInt(of))
}

function newThreadOn(board: { name: string } | null): string | null {
  return board && `New thread on ${board.name}`
}

function replyTo(thread: { title: string } | null): string | null {
  return thread && `Reply to “${thread.title}”`
}

async function editOf(viewer: MemberViewer, id: bigint): Promise<string | null> {
  const post = await findPostFacts(db(), viewer, id)
  return post && `New wording of your post #${post.number} in “${post.thread.title}”`
}
