// Where in a corpus there is something to ask for.
import { ask } from './board.mjs'

const PAGE_SIZE = 50

/** `{ member, board, post, long, threads }`; `post` is the key of one, `threads` are paths of threads of fifty posts, no two alike. */
export async function findPlaces(databaseUrl) {
  const threads = await ask(databaseUrl, `select id, slug, "lastNumber" from "Thread" order by "lastNumber" = $1 desc, md5(id::text)`, [PAGE_SIZE])
  const [long] = [...threads].sort((a, b) => b.lastNumber - a.lastNumber)
  const [member] = await ask(
    databaseUrl,
    `select n.name from "Member" m join "Name" n on n."memberId" = m.id where m."passwordHash" is not null order by m.id limit 1`,
  )
  const [board] = await ask(databaseUrl, `select slug from "Board" b order by (select count(*) from "Thread" t where t."boardId" = b.id) desc, id limit 1`)
  const [post] = await ask(databaseUrl, `select id from "Post" where "threadId" = $1 and number = 1`, [threads[0].id])
  return {
    member: member.name,
    board: `/b/${board.slug}`,
    post: post.id,
    long: { path: pathOf(long), pages: Math.ceil(long.lastNumber / PAGE_SIZE) },
    threads: threads.filter(({ lastNumber }) => lastNumber === PAGE_SIZE).map(pathOf),
  }
}

function pathOf({ id, slug }) {
  return `/t/${id}/${slug}`
}
