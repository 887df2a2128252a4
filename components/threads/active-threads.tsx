import type { ThreadRowView } from '@/lib/boards/views'
import { activePath, boardsPath, notificationsPath, signInPath } from '@/lib/urls'
import { EmptyState } from '../ui/empty-state'
import { Slot } from '../ui/slot'
import { slotValue } from '../ui/slot-value'
import { ThreadRow } from './thread-row'

const LISTS = {
  all: 'All',
  started: 'threads that you started',
  on: 'threads in which you post',
  watching: 'threads that you watch',
  unread: 'what is new to you',
}

type ThreadList = keyof typeof LISTS

export function isThreadList(word: string): word is ThreadList {
  return Object.hasOwn(LISTS, word)
}

/** The most recently active threads of all boards. */
export function ActiveThreads({ list, threads }: { list: ThreadList; threads: readonly ThreadRowView[] }) {
  return (
    <div className="max-w-[52rem] py-6">
      <h1>Active threads</h1>
      {list === 'all' ? <Threads threads={threads} /> : <OwnList list={list} />}
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

/** A list of each member's own, which we do not make yet: where members find the same by now, and for a guest the way in. */
function OwnList({ list }: { list: Exclude<ThreadList, 'all'> }) {
  return (
    <div className="mt-4">
      <EmptyState>
        <Slot when="member">
          <p>There is no list of {LISTS[list]} yet.</p>
          <Instead list={list} />
        </Slot>
        <Slot when="guest">
          <p>Sign in to see the list of {LISTS[list]}: each member has their own.</p>
          <p>
            <a href={signInPath(`${activePath}?list=${list}`)}>Sign in</a>
          </p>
        </Slot>
        <p>
          <a href={activePath}>Show all active threads</a>
        </p>
      </EmptyState>
    </div>
  )
}

async function Instead({ list }: { list: Exclude<ThreadList, 'all'> }) {
  if (list === 'watching' || list === 'unread')
    return (
      <p>
        What happens in threads that you watch is among <a href={notificationsPath}>your notifications</a>.
      </p>
    )
  return (
    <p>
      Your posts, each with its thread, are on <a href={await slotValue('viewer.page')}>your page</a>.
    </p>
  )
}
