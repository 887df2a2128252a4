// A scene in which whatever an act does beyond its object has something to do it to, and what has changed after it.

import { openSession } from '@/lib/identity/commands'
import { DAY_MS, now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { type AnyAct, aScene, type Scene } from './act-stages'
import { aMember, aReply, aThread, unique } from './builders'
import { refuse } from './host-rules'

/** The same scene with readers, watchers, quotations, drafts, requests, old addresses, threads that lead here, and a board that refuses its links. */
export async function aRichScene(act: AnyAct): Promise<Scene> {
  const scene = await aScene()
  const { board, target, hq, thread, openingId, replyId, other, person } = scene
  await refuse(await aMember({ admin: true }), { host: 'petition.example.org', board: target })
  await openSession(person.id)
  await db().watch.createMany({ data: [thread, other].map(({ id }) => ({ memberId: person.id, threadId: id, createdAt: now() })) })
  const name = (await db().name.findFirstOrThrow({ where: { memberId: hq.id } })).name
  await aReply(other, { by: person, body: `> [${name} in #1](/p/${openingId}):\n> Sign here\n\nI have.` })
  await aReply(other, { by: person, body: `> [${name} in #2](/p/${replyId}):\n> A reply.\n\nSo it is. https://other.example/1` })
  await db().draft.create({ data: { memberId: person.id, place: `/t/${thread.id}/reply`, fields: { body: 'I am writing' }, savedAt: now() } })
  const asked = ['lock', act.word].map((word) => ({ threadId: thread.id, memberId: hq.id, act: word, words: '', createdAt: now() }))
  await db().request.createMany({ data: act.word === 'lock' ? asked.slice(1) : asked })
  await db().linkRequest.create({ data: { postId: openingId, revision: 1, askerId: person.id, createdAt: now() } })
  await db().urlAlias.create({ data: { path: `/old/${unique('address')}`, threadId: thread.id, createdAt: now() } })
  const leading = await aThread(board, { by: person })
  await db().thread.update({ where: { id: leading.id }, data: { duplicateOfId: thread.id } })
  if (act.name !== 'post.restore') return scene
  const kept = await aReply(other, { by: hq, body: 'See https://other.example/2' })
  await db().postLink.updateMany({ where: { postId: kept.id }, data: { state: 'plain', removalUntil: new Date(now().getTime() + DAY_MS) } })
  return scene
}

/** Tables that no form speaks of: the log itself, events, counters, what is kept to refuse the same twice, and that something is done a moment later. */
const OWN_MATTERS = /^(?:_prisma|job$|queue$|ModerationEntry|EntryWords|EntrySeal|LogKey|Event|BoardCount|Submission|Try|.*Limit|.*Rate)/i

type Upon = Pick<Scene, 'thread'> & { act: AnyAct; subject: bigint }

/** What there is of everything but the object itself, in short: rows of each table, and apart those of other posts and threads. */
export async function takeStock({ act, subject, thread }: Upon): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }>(`select tablename as name from pg_tables where schemaname = current_schema() order by 1`, [])
  const stock = new Map<string, string>()
  for (const { name } of tables.filter(({ name: table }) => !OWN_MATTERS.test(table))) {
    for (const [label, where] of partsOf(name, { act, subject, thread })) {
      const [row] = await sql<{ sum: string }>(
        `select md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as sum from (select * from "${name}" where ${where}) as row`,
        [],
      )
      stock.set(label, row?.sum ?? '')
    }
  }
  return stock
}

/** The parts of a table in which a change is another effect; of what an act is about itself none. */
function partsOf(table: string, { act, subject, thread }: Upon): [label: string, where: string][] {
  if (OWN[act.subject]?.includes(table)) return []
  if (table === 'Thread') return [['other threads', `id <> ${thread.id}`]]
  if (table === 'Post' && act.subject === 'post') return [['other posts', `id <> ${subject}`]]
  if (table === 'Member' && act.subject === 'member') return [['other members', `id <> ${subject}`]]
  return [[table, 'true']]
}

const OWN: Partial<Record<AnyAct['subject'], readonly string[]>> = {
  board: ['Board'],
  section: ['Section'],
  rule: ['HouseRule', 'HouseRuleWording'],
  site: ['Board', 'Section', 'HouseRule', 'HouseRuleWording'],
  links: ['LinkHost', 'Board'],
}
