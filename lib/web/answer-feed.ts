import { sightOf } from '@/lib/identity/viewer'
import { findLogFeed, findThreadLogFeed } from '@/lib/moderation/log/log-feed'
import { transparencyCsv, transparencyJson } from '@/lib/moderation/log/transparency'
import { threadId } from '@/lib/platform/ids'
import { findLeading } from '@/lib/threads/queries'
import { findRemovedThread } from '@/lib/threads/removed'
import { logFeedPath, threadLogPath, transparencyCsvPath, transparencyJsonPath } from '@/lib/urls'
import { type Exchange, sendBytes, sendError, sendRedirect } from './replies'

/** A feed never knows who reads it. */
const PUBLIC = sightOf('public')

/** Answers what programs read: always as the public sees it. */
export async function answerFeed(exchange: Exchange, { pathname }: URL): Promise<void> {
  const found = await findFeed(pathname)
  if (!found) return answerGone(exchange, pathname)
  const { type, text } = found
  sendBytes(exchange.response, 200, Buffer.from(text), { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=60' })
}

async function findFeed(path: string): Promise<{ type: string; text: string } | null> {
  if (path === transparencyJsonPath) return { type: 'application/json', text: await transparencyJson() }
  if (path === transparencyCsvPath) return { type: 'text/csv', text: await transparencyCsv() }
  const text = path === logFeedPath ? await findLogFeed() : await findOf(path.split('/')[2])
  return text === null ? null : { type: 'application/atom+xml', text }
}

/** The log of a thread that the public cannot read now: it goes on in another’s, is gone, or is not there. */
async function answerGone(exchange: Exchange, path: string): Promise<void> {
  const id = threadId.safeParse(path.split('/')[2])
  const leading = id.success ? await findLeading(PUBLIC, id.data) : null
  if (leading) return sendRedirect(exchange, 308, threadLogPath(leading.id, '/feed.atom'))
  const removed = id.success ? await findRemovedThread(PUBLIC, id.data) : null
  return sendError(exchange, removed ? 410 : 404)
}

async function findOf(thread: string | undefined): Promise<string | null> {
  const id = threadId.safeParse(thread)
  return id.success ? findThreadLogFeed(id.data) : null
}
