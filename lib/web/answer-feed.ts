import { findLogFeed, findThreadLogFeed } from '@/lib/moderation/log/log-feed'
import { transparencyCsv, transparencyJson } from '@/lib/moderation/log/transparency'
import { threadId } from '@/lib/platform/ids'
import { logFeedPath, transparencyCsvPath, transparencyJsonPath } from '@/lib/urls'
import { type Exchange, sendBytes, sendError } from './replies'

/** Answers what programs read: always as the public sees it, whoever asks. */
export async function answerFeed(exchange: Exchange, { pathname }: URL): Promise<void> {
  const found = await findFeed(pathname)
  if (!found) return sendError(exchange, 404)
  const { type, text } = found
  sendBytes(exchange.response, 200, Buffer.from(text), { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=60' })
}

async function findFeed(path: string): Promise<{ type: string; text: string } | null> {
  if (path === transparencyJsonPath) return { type: 'application/json', text: await transparencyJson() }
  if (path === transparencyCsvPath) return { type: 'text/csv', text: await transparencyCsv() }
  const text = path === logFeedPath ? await findLogFeed() : await findOf(path.split('/')[2])
  return text === null ? null : { type: 'application/atom+xml', text }
}

async function findOf(thread: string | undefined): Promise<string | null> {
  const id = threadId.safeParse(thread)
  return id.success ? findThreadLogFeed(id.data) : null
}
