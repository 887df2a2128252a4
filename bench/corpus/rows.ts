import type pg from 'pg'
import { firstLinkState, hasStanding, standingOf } from '@/lib/posts/policy'
import { allLinks, renderText, TEXT_VERSION } from '@/lib/text/render'
import { slugOf } from '@/lib/text/slug'
import { copyInto, type Row } from './copy'
import type { Places } from './places'
import { type CorpusShape, type PlannedThread, type Turn, threadCount, turnsOf } from './schedule'
import type { Speech } from './text'

/** Posts in one COPY. Their links follow in another, so this is also what is kept in memory. */
const POSTS_AT_ONCE = 20_000
/** How often the progress is told, in posts. */
const TOLD_EACH = 1000
const LONG_AGO = new Date(0)

const WHEN_LAST = ['activityAt', 'lastPostAt', 'lastNumber', 'postCount', 'lastPostNumber', 'lastPosterId']
const THREAD = ['id', 'boardId', 'title', 'slug', 'starterId', 'createdAt', ...WHEN_LAST]
const POST = ['id', 'threadId', 'number', 'nameId', 'body', 'html', 'textVersion', 'createdAt']
const LINK = ['postId', 'ordinal', 'address', 'text', 'target', 'state']

type Writing = Places & { threadIds: BigInt64Array; onPosts: (written: number) => void }

/** Writes every thread as it will be after its last post. Gives their keys. */
export async function writeThreads(client: pg.ClientBase, shape: CorpusShape, speech: Speech, places: Places): Promise<BigInt64Array> {
  const ids = await takeIds(client, 'Thread', threadCount(shape))
  function* rows() {
    for (const { thread, number } of turnsOf(shape)) {
      if (number === thread.size) yield [idAt(ids, thread.index), ...threadRow(thread, speech.title(thread.index), places)]
    }
  }
  await copyInto(client, 'Thread', THREAD, rows())
  return ids
}

function threadRow({ index, size, starter, createdAt, lastPoster, lastPostAt }: PlannedThread, title: string, { boardIds, nameIds }: Places): Row {
  const last = new Date(lastPostAt)
  const beginning = [idAt(boardIds, index % boardIds.length), title, slugOf(title), idAt(nameIds, starter), new Date(createdAt)]
  return [...beginning, last, last, size, size, size, idAt(nameIds, lastPoster)]
}

/** Writes every post and its links. */
export async function writePosts(client: pg.ClientBase, shape: CorpusShape, speech: Speech, { nameIds, threadIds, onPosts }: Writing): Promise<void> {
  const turns = turnsOf(shape)
  const standing = nameIds.map(() => 0)
  for (let before = 0; before < shape.posts; before += POSTS_AT_ONCE) {
    const ids = await takeIds(client, 'Post', Math.min(POSTS_AT_ONCE, shape.posts - before))
    const links: Row[] = []
    function* rows() {
      for (const [index, id] of ids.entries()) {
        const place = before + index + 1
        const turn = turns.next().value as Turn
        const text = saidIn(turn, speech.post(place), standing)
        links.push(...text.links.map((link) => [id, link.ordinal, link.address, link.text, link.target, text.state]))
        yield [id, idAt(threadIds, turn.thread.index), turn.number, idAt(nameIds, turn.member), text.body, text.html, TEXT_VERSION, new Date(turn.at)]
        if (place % TOLD_EACH === 0) onPosts(place)
      }
    }
    await copyInto(client, 'Post', POST, rows())
    await copyInto(client, 'PostLink', LINK, links)
  }
}

/** A post's words as they are kept, its links as our rules let them begin. */
function saidIn({ member, at }: Turn, body: string, standing: number[]) {
  const standingPosts = standing[member] ?? 0
  standing[member] = standingPosts + 1
  const state = firstLinkState({
    asHq: false,
    host: null,
    trust: 'trusted',
    standing: hasStanding(standingOf({ joinedAt: LONG_AGO, standingPosts, lastRemovedAt: null }, new Date(at))),
  })
  return { body, state, ...renderText(body, allLinks(state)) }
}

/** Keys that nobody else will get, also where others write meanwhile; the sequence is right by itself afterwards. */
async function takeIds(client: pg.ClientBase, table: string, count: number): Promise<BigInt64Array> {
  const { rows } = await client.query<{ id: bigint }>(`select nextval('"${table}_id_seq"') as id from generate_series(1, $1)`, [count])
  return BigInt64Array.from(rows, ({ id }) => id)
}

function idAt(ids: ArrayLike<bigint>, index: number): bigint {
  const id = ids[index]
  if (id === undefined) throw new Error(`There is no key for number ${index} of the corpus.`)
  return id
}
