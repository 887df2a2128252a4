import type { LogView } from '@/lib/moderation/views'
import { Select } from '../ui/field'

/** What of the log is wanted: a plain form that leads to an address. */
export function LogFilters({ action, log: { asked, wrong, choices } }: { action: string; log: Pick<LogView, 'asked' | 'wrong' | 'choices'> }) {
  return (
    <form action={action} method="get" className="mb-5 grid gap-3 sm:grid-cols-2">
      <Select name="board" problem={wrong?.board} label="Board" empty="All boards" options={choices.boards} defaultValue={asked.board} />
      <Select name="action" problem={wrong?.action} label="Action" empty="All actions" options={choices.actions} defaultValue={asked.action} />
      <Select name="rule" problem={wrong?.rule} label="Rule or law" empty="Any rule" options={choices.rules} defaultValue={asked.rule} />
      <Select name="month" problem={wrong?.month} label="Month" empty="Any month" options={choices.months} defaultValue={asked.month} />
      <p className="flex gap-4">
        <button className="btn" type="submit">
          Show
        </button>
      </p>
    </form>
  )
}
