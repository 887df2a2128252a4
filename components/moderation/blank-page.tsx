import type { BlankPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { blankPath } from '@/lib/urls'
import { EntryPage } from './entry-page'

const CONSEQUENCES = [
  'The free words of this entry are gone for good: from every log, notice and history, from the desk, and from the database.',
  'A letter with these words that was not sent yet goes out without them; one that was sent is marked here as blanked afterwards.',
  'The act itself stays in the log with its ready reason, and so does the proof that nothing else was changed.',
  'What its undo would need goes with the words: the act can no longer be undone in one press.',
  'The log says that HQ blanked the words, and why. This cannot be undone.',
]

/** The page that takes the words out of an entry of the log. */
export function BlankPage({ blank, action }: { blank: BlankPageView; action: FormAction }) {
  return (
    <EntryPage
      title="Blank the words of an entry"
      entry={blank}
      consequences={CONSEQUENCES}
      action={action}
      path={blankPath(blank.line.id)}
      label="Blank these words"
    />
  )
}
