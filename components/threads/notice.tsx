import {
  Archive,
  Ban,
  Check,
  CornerDownRight,
  CornerUpRight,
  Eye,
  EyeOff,
  Hourglass,
  LayoutGrid,
  Link,
  Lock,
  LockOpen,
  type LucideIcon,
  Merge,
  Pencil,
  Pin,
  RotateCcw,
  Scale,
  Signpost,
  Split,
  TextCursorInput,
  Trash2,
  Undo2,
  UserRound,
} from 'lucide-react'
import type { EntryLineView } from '@/lib/threads/views'
import { Ago } from '../ui/ago'
import { AppealLink } from './appeal-link'
import { EntryMoment } from './entry-moment'
import { EntrySentence } from './entry-sentence'
import { EntryWhy } from './entry-why'
import { UndoLink } from './undo-link'

const SIGNS: Record<string, LucideIcon> = {
  'thread.move': CornerUpRight,
  'thread.lock': Lock,
  'thread.unlock': LockOpen,
  'thread.pin': Pin,
  'thread.unpin': Pin,
  'thread.title': TextCursorInput,
  'thread.calm': Hourglass,
  'thread.close': Hourglass,
  'thread.petition': Lock,
  'thread.unclose': LockOpen,
  'thread.open': Hourglass,
  'thread.duplicate': Signpost,
  'thread.unbump': CornerDownRight,
  'thread.remove': Trash2,
  'thread.restore': RotateCcw,
  'post.hold': Hourglass,
  'post.approve': Check,
  'post.remove': Trash2,
  'post.restore': RotateCcw,
  'member.suspend': Ban,
  'member.ban': Ban,
  'board.rename': TextCursorInput,
  'board.readers': Eye,
  'board.archive': Archive,
  'board.unarchive': Archive,
  'section.rename': TextCursorInput,
  'thread.split': Split,
  'thread.merge': Merge,
  'post.links': Link,
  'post.edit': Pencil,
  'post.hide': EyeOff,
  'appeal.decline': Scale,
}

/** For an act without a sign of its own, that of what it is done to. */
const SIGNS_OF_KINDS: Record<string, LucideIcon> = {
  thread: CornerUpRight,
  post: Pencil,
  member: UserRound,
  role: UserRound,
  board: LayoutGrid,
  section: LayoutGrid,
}

/** What a moderator did to the thread, in its place between the posts. */
export function Notice({ line }: { line: EntryLineView }) {
  return (
    <div className="notice" id={`notice-${line.anchor}`}>
      <EntryDot line={line} />
      <p>
        <EntrySentence parts={line.parts} />. <EntryMoment line={line} />. <EntryWhy line={line} />
        <UndoLink line={line} boardId={line.boardId} />
        <AppealLink line={line} />
        {!line.dayOnly && <Ago at={line.createdAt} />}
      </p>
    </div>
  )
}

export function EntryDot({ line }: { line: Pick<EntryLineView, 'action' | 'undoesId'> }) {
  const [kind = ''] = line.action.split('.')
  const Icon = line.undoesId === null ? (SIGNS[line.action] ?? SIGNS_OF_KINDS[kind] ?? CornerUpRight) : Undo2
  return (
    <span className="notice-dot" aria-hidden="true">
      <Icon size={15} />
    </span>
  )
}
