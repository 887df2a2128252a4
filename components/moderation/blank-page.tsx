import type { BlankPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { blankPath, deskPath } from '@/lib/urls'
import { EntryMoment } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { slotValue } from '../ui/slot'
import { ActLayout } from './act-layout'
import { Consequences } from './consequences'
import { UndoForm } from './undo-form'

const CONSEQUENCES = [
  'The free words of this entry are gone for good: from every log, notice and history, from the desk, and from the database.',
  'A letter that holds them and was not sent yet goes out without them; one that was sent is marked here as blanked afterwards.',
  'The act itself stays in the log with its ready reason, and so does the proof that nothing else was changed.',
  'What its undo would need goes with the words: the act can no longer be undone in one press.',
  'The log says that HQ blanked the words, and why. This cannot be undone.',
]

/** The page that takes the words out of an entry of the log. */
export async function BlankPage({ blank: { line, place, verdict, reasons }, action }: { blank: BlankPageView; action: FormAction }) {
  return (
    <ActLayout
      crumbs={[{ href: deskPath, text: 'Moderation' }, place]}
      head={
        <>
          <h1 className="text-[1.8rem]">Blank the words of an entry</h1>
          <p className="card mt-3">
            <EntrySentence parts={line.parts} />. <EntryMoment line={line} />. <EntryWhy line={line} />
          </p>
        </>
      }
      consequences={verdict === 'yes' && <Consequences sentences={CONSEQUENCES} />}
      form={
        <UndoForm
          action={action}
          entryId={String(line.id)}
          formKey={await slotValue('form.key')}
          reasons={reasons}
          verdict={verdict}
          cancelPath={place.href}
          path={blankPath(line.id)}
          label="Blank these words"
        />
      }
    />
  )
}
