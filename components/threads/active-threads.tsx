import type { ThreadRowView } from '@/lib/boards/views'
import { activePath, boardsPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { ThreadRow } from './thread-row'

const LISTS = { all: 'All', started: 'I started', on: 'I’m on', watching: 'I’m watching', unread: 'Unread' }

type ThreadList = keyof typeof LISTS

export function isThreadList(word: string): word is ThreadList {
  return Object.hasOwn(LISTS, word)
}

/** The most recently active threads of all boards. */
export function ActiveThreads({ list, threads }: { list: ThreadList; threads: readonly ThreadRowView[] }) {
  return (
    <div className="max-w-[52rem] py-6">
      <h1>Active threads</h1>
      {list === 'all' ? <Threads threads={threads} /> : <NotYet list={list} />}
    </div>
  )
}

function Threads({ threads }: { threads: readonly ThreadRowView[] }) {
  if (threads.length === 0)
    return (
      <div className="mt-4">
        <EmptyState>
          <p>Nobody has started a thread yet.</p>
          <p>
            <a href={boardsPath}>Choose a board</a> and be the first.
          </p>
        </EmptyState>
      </div>
    )
  return (
    <>
      <p className="meta mt-2 mb-4">The newest {threads.length} on all boards. Older ones are on their boards.</p>
      <ul className="rows">
        {threads.map((thread) => (
          <ThreadRow thread={thread} key={thread.id} named />
        ))}
      </ul>
    </>
  )
}

function NotYet({ list }: { list: ThreadList }) {
  return (
    <div className="mt-4">
      <EmptyState>
        <p>The list “{LISTS[list]}” is not open yet. It will need you to be signed in.</p>
        <p>
          <a href={activePath}>Show all active threads</a>
        </p>
      </EmptyState>
    </div>
  )
}
