import type { Named } from '@/lib/boards/sentence'
import { isStaff } from '@/lib/identity/policy'
import { type Sight, sightOf, type Viewer } from '@/lib/identity/viewer'
import { db, sql } from '@/lib/platform/db'
import { nameKeyOf } from '@/lib/text/names'
import { HELD, LINE, lineOf } from '@/lib/threads/entry-line'
import { findNamed, findNamedThreads } from '@/lib/threads/named'
import { visibleThreads } from '@/lib/threads/policy'
import { heldPostsPath, linksActPath, modPath, postInThreadPath } from '@/lib/urls'
import type { Prisma } from '@/prisma/generated/client'
import type { ActAsked, ActForm } from './act-form'
import { homeOf, pathOfAct, placeOfFacts } from './act-places'
import { moderationActions } from './actions'
import type { ModerationAction } from './definition'
import { findEntry, loadFacts } from './found-entry'
import { isHouse, type Kind } from './holding'
import { inTodaysWords } from './house/rules-in-force'
import { inShownOrder } from './log/log-order'
import { partsInLog, sentenceInLog } from './log/log-sentence'
import { preview } from './perform'
import { canSeeEntry } from './policy'
import { findAsked } from './requests/requests'
import { RULE_REASONS } from './rules'
import { type ReadyReasons, UNDO_REASONS } from './schema'
import { findTaking, judgeUndo } from './undo'
import { findUndoConsequences } from './undo-consequences'

/** The page of one act upon a thread, a post or a member; null where the viewer is not of the staff, or may not see it. */
export async function findActPage(viewer: Viewer, word: string, kind: Kind, subject: bigint, { request, ...from }: ActAsked & { request?: bigint } = {}) {
  const action: ModerationAction | undefined = moderationActions.find((candidate) => candidate.word === word && candidate.subject === kind)
  if (!action || !isStaff(viewer) || (isHouse(kind) && !viewer.isAdmin)) return null
  const shown = await preview(db(), action, viewer, subject, from)
  if (!shown) return null
  const { facts, ...rest } = shown
  const asked = kind === 'thread' ? await findAsked(subject, word, request) : null
  return {
    ...rest,
    word,
    kind,
    subject,
    label: action.label,
    reasons: await inTodaysWords(db(), inOrder(action.reasons, rest.form)),
    restricting: action.restricting,
    form: asked ? filledFor(rest.form, asked) : rest.form,
    asked: asked !== null,
    path: kind === 'links' ? linksActPath(word, subject, from) : pathOfAct(word, kind, subject, facts),
    home: homeOf(facts),
    place: { ...placeOfFacts(facts), ...(from.desk && { href: heldPostsPath }) },
  }
}

/** The ready reasons, that first which is the likeliest here. */
function inOrder(reasons: ReadyReasons, form: ActForm): ReadyReasons {
  if (form.kind === 'links') return form.reasons
  const first = form.kind === 'fields' ? form.first : undefined
  return first ? { [first]: reasons[first] ?? '', ...reasons } : reasons
}

/** The form of an act with what was asked for filled in: the board of a move, the words of a new title. */
function filledFor(form: ActForm, { words, to }: { words: string; to: { slug: string } | null }): ActForm {
  if (form.kind === 'move') return { ...form, asked: to?.slug }
  if (form.kind !== 'fields') return form
  return { ...form, fields: form.fields.map((field) => (field.type === 'text' && field.name === 'title' && words ? { ...field, filled: words } : field)) }
}

/** The page of one act upon the member who has this name now; null as for every act. */
export async function findMemberActPage(viewer: Viewer, word: string, name: string, asked: ActAsked = {}) {
  const found = await db().name.findFirst({ where: { key: nameKeyOf(name), retiredAt: null }, select: { name: true, memberId: true } })
  const act = found && (await findActPage(viewer, word, 'member', found.memberId, asked))
  return act && { ...act, path: modPath(word, 'member', found.name) }
}

/** The page that undoes one entry; null where the viewer may not see the entry, nor what it was about. */
export async function findUndoPage(viewer: Viewer, id: bigint) {
  if (!isStaff(viewer)) return null
  const entry = await findEntry(db(), id)
  const facts = entry && (await loadFacts(db(), entry))
  if (!entry || !facts || canSeeEntry(viewer, entry, facts) === 'not_found') return null
  const named = await findNamed(sightOf(viewer), [entry.says])
  const taking = await findTaking(db(), entry, facts)
  return {
    line: lineOf(entry, named, { forStaff: true }),
    verdict: await judgeUndo(viewer, entry, facts),
    consequences: await findUndoConsequences(db(), entry, facts),
    reasons: UNDO_REASONS,
    readers: taking && { sentence: taking.sentence, rules: taking.restriction ? await inTodaysWords(db(), RULE_REASONS) : null },
    home: homeOf(facts),
    place: placeOfFacts(facts),
  }
}

/** What moderators did in one thread, newest first; null where the thread is missing or hidden. */
export async function findThreadLog(sight: Sight, threadId: bigint) {
  const thread = await db().thread.findFirst({
    where: { id: threadId, ...visibleThreads(sight) },
    select: { id: true, slug: true, title: true, board: { select: { slug: true, name: true, unindexedAt: true } } },
  })
  if (!thread) return null
  const entries = inShownOrder(await listEntries(sight, { id: { in: await listEntriesOf(threadId) } }, THREAD_LOG_SIZE, false, true))
  const touched = await findTouched(thread)
  return { thread, entries: entries.map((line) => ({ ...line, touched: touched.get(line.id) ?? [] })) }
}

/** Posts of a thread that acts upon links touched, by the entry. */
async function findTouched(thread: { id: bigint; slug: string }): Promise<Map<bigint, { number: number; href: string }[]>> {
  const rows = await db().ruledPost.findMany({
    where: { post: { threadId: thread.id } },
    orderBy: [{ entryId: 'asc' }, { post: { number: 'asc' } }],
    select: { entryId: true, post: { select: { number: true } } },
  })
  const touched = new Map<bigint, { number: number; href: string }[]>()
  for (const { entryId, post } of rows)
    touched.set(entryId, [...(touched.get(entryId) ?? []), { number: post.number, href: postInThreadPath(thread, post.number) }])
  return touched
}

const THREAD_LOG_SIZE = 1000

/** Every entry that tells of this thread: its own, those of threads that were merged into it, and of posts that came or went. */
async function listEntriesOf(threadId: bigint): Promise<bigint[]> {
  // Raw SQL: each branch walks its own index, which one condition with "or" would not.
  const rows = await sql<{ id: bigint }>(
    `with brought as (select "entryId" as id from "Departure" where "toId" = $1 union select "entryId" from "Departure" where "threadId" = $1)
     select id from "ModerationEntry" where "threadId" = $1
     union select id from brought
     union select e.id from "ModerationEntry" e join brought on e."undoesId" = brought.id
     union select e.id from "Thread" t join "ModerationEntry" e on e."threadId" = t.id where t."mergedIntoId" = $1
     union select e.id from "Post" p join "ModerationEntry" e on e."postId" = p.id where p."threadId" = $1 and p."cameWithId" is not null
     union select r."entryId" from "Post" p join "RuledPost" r on r."postId" = p.id where p."threadId" = $1
     order by id desc limit ${THREAD_LOG_SIZE}`,
    [threadId],
  )
  return rows.map(({ id }) => id)
}

/** Where an act can be seen today: a post may be in another thread than it was. */
function placeIn(threads: Named['threads'], id: bigint | null) {
  const named = threads.get(id ?? 0n)
  return named ? { ...named.at, title: named.title } : null
}

/** Entries as lines, newest first, each naming what it is about; `forStaff`: with names, times and every word; `inThread`: on the page of their thread. */
export async function listEntries(sight: Sight, where: Prisma.ModerationEntryWhereInput, take: number, forStaff = false, inThread = false) {
  const rows = await db().moderationEntry.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
    include: {
      ...LINE,
      post: { select: { number: true, threadId: true, heldAt: true } },
    },
  })
  const named = await findNamed(
    sight,
    rows.map(({ says }) => says),
  )
  const places = await findNamedThreads(
    sight,
    rows.flatMap(({ post, threadId }) => post?.threadId ?? threadId ?? []),
  )
  const lines = rows.map(({ post, ...row }) => {
    // While a post waits everyone reads that one does, and not where: a place that is missing would tell of a thread that waits.
    const waits = isWaiting(row, post)
    const thread = waits && !forStaff ? null : placeIn(places, post?.threadId ?? row.threadId)
    const line = lineOf(inThread ? row : { ...row, says: sentenceInLog(row) }, named, { forStaff })
    return { ...line, parts: partsInLog(line.parts, { thread, postNumber: post?.number }), postNumber: post?.number, thread, waits: waits && forStaff }
  })
  return forStaff ? lines : lines.map((line, at) => (rows[at]?.threadId ? withoutHidden(line) : line))
}

function isWaiting({ action }: { action: string }, post: { heldAt: Date | null } | null): boolean {
  return action === HELD && Boolean(post?.heldAt)
}

/** Upon a thread that cannot be seen now, nothing is said but the act, its rule and its ready reason. */
function withoutHidden<Line extends { thread: unknown; words: string; postNumber?: number }>(line: Line): Line {
  return line.thread === null ? { ...line, words: '', postNumber: undefined } : line
}
