import type pg from 'pg'
import type { CorpusShape } from './schedule'
import type { Speech } from './text'

/** Keys of what the posts stand in: boards, and the names of members, in the order of the corpus. */
export type Places = { boardIds: bigint[]; nameIds: bigint[] }

/** Members have been here long before their first post. */
const JOINED = new Date(Date.UTC(2014, 0, 1))
/** Room for the long thread, and for whoever goes on writing in it. */
const LENGTH_CAP = 1_000_000

type People = { passwordHash: string | null; keyOf: (name: string) => string }

/** Boards, and members who may sign in on this machine only: the first of them, where there is a password. */
export async function makePeopleAndBoards(client: pg.ClientBase, shape: CorpusShape, speech: Speech, { passwordHash, keyOf }: People): Promise<Places> {
  const [section] = await idsOf(client, `insert into "Section" (name, position) values ('Corpus', 1000) returning id`, [])
  const boards = Array.from({ length: shape.boards }, (_, index) => index + 1)
  const boardIds = await idsOf(
    client,
    `insert into "Board" ("sectionId", slug, name, purpose, "lengthCap", position, "createdAt")
     select $1, 'corpus-' || n, 'Corpus ' || n, purpose, $2, 1000 + n, $3 from unnest($4::int[], $5::text[]) as b (n, purpose) order by n returning id`,
    [section, LENGTH_CAP, JOINED, boards, boards.map((board) => speech.purpose(board))],
  )
  const names = Array.from({ length: shape.members }, (_, index) => speech.name(index))
  const memberIds = await idsOf(
    client,
    `insert into "Member" ("joinedAt", "demoAt", "passwordHash") select $1, $1, case when n = 1 then $2 end from generate_series(1, $3) as n order by n returning id`,
    [JOINED, passwordHash, shape.members],
  )
  const nameIds = await idsOf(
    client,
    `insert into "Name" ("memberId", name, key, "createdAt")
     select id, name, key, $1 from unnest($2::bigint[], $3::text[], $4::text[]) as m (id, name, key) order by id returning id`,
    [JOINED, memberIds, names, names.map(keyOf)],
  )
  return { boardIds, nameIds }
}

async function idsOf(client: pg.ClientBase, statement: string, values: unknown[]): Promise<bigint[]> {
  const { rows } = await client.query<{ id: bigint }>(statement, values)
  return rows.map(({ id }) => id)
}
