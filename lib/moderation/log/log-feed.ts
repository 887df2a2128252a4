import type { SentencePart } from '@/lib/boards/sentence'
import { sightOf } from '@/lib/identity/viewer'
import { env } from '@/lib/platform/env'
import { logFeedPath, logPath, noticePath, threadLogPath } from '@/lib/urls'
import { findThreadLog } from '../queries'
import { findLog } from './log-queries'

type Line = NonNullable<Awaited<ReturnType<typeof findLog>>>['entries'][number]
type Feed = { title: string; path: string; page: string; lines: readonly Line[] }

/** A feed never knows who reads it. */
const PUBLIC = sightOf('public')
const LONGEST = 50

/** The newest of the public log, for programs. */
export async function findLogFeed(): Promise<string> {
  const lines = (await findLog(PUBLIC))?.entries ?? []
  return feedOf({ title: `Moderation log · ${env().SITE_NAME}`, path: logFeedPath, page: logPath, lines })
}

/** What moderators did in one thread; null where the public cannot see it. */
export async function findThreadLogFeed(threadId: bigint): Promise<string | null> {
  const log = await findThreadLog(PUBLIC, threadId)
  if (!log) return null
  const { thread, entries } = log
  return feedOf({
    title: `Log of “${thread.title}”`,
    path: threadLogPath(thread.id, '/feed.atom'),
    page: threadLogPath(thread.id),
    lines: entries.slice(0, LONGEST),
  })
}

function feedOf({ title, path, page, lines }: Feed): string {
  const updated = lines.map(whenOf).sort().at(-1) ?? '1970-01-01T00:00:00.000Z'
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${absolute(path)}</id>
<title>${escaped(title)}</title>
<link rel="self" href="${absolute(path)}"/>
<link href="${absolute(page)}"/>
<updated>${updated}</updated>
${lines.map(entryOf).join('')}</feed>
`
}

function entryOf(line: Line): string {
  const { anchor, thread, atNumber, because, words } = line
  const href = thread ? noticePath(thread, atNumber ?? 1, anchor) : `${logPath}#entry-${anchor}`
  return `<entry>
<id>${absolute(`${logPath}#entry-${anchor}`)}</id>
<title>${escaped(sentence(line.parts))}</title>
<link href="${escaped(absolute(href))}"/>
<updated>${whenOf(line)}</updated>
<author><name>${escaped(byOf(line.parts))}</name></author>
<content type="text">${escaped([because, words].filter(Boolean).join(' '))}</content>
</entry>
`
}

/** The day alone, where the page gives no more. */
function whenOf({ createdAt, dayOnly }: Line): string {
  return dayOnly ? `${createdAt.toISOString().slice(0, 10)}T00:00:00.000Z` : createdAt.toISOString()
}

function sentence(parts: readonly SentencePart[]): string {
  return parts.map(({ text }) => text).join('')
}

function byOf(parts: readonly SentencePart[]): string {
  return parts.find(({ kind }) => kind === 'by')?.text ?? 'HQ'
}

function absolute(path: string): string {
  return `${env().SITE_URL}${path}`
}

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** As XML allows it: control characters have no place there. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (sign) => XML[sign] ?? sign)
}
