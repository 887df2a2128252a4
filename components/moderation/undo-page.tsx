import type { UndoPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { EntryMoment } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { slotValue } from '../ui/slot'
import { ActLayout } from './act-layout'
import { Consequences } from './consequences'
import { UndoForm } from './undo-form'

const CONSEQUENCES = [
  'What was changed is put back as it was before.',
  'Both stay in the log: the act, and your undo with its reason.',
  'It is shown that it was undone, and why; whoever was told of the act is told of that.',
]

/** The page that takes an act back. */
export async function UndoPage({ undo, action }: { undo: UndoPageView; action: FormAction }) {
  const { line, place, verdict } = undo
  return (
    <ActLayout
      crumbs={[undo.home, ...(place.href === undo.home.href ? [] : [place])]}
      head={
        <>
          <h1 className="text-[1.8rem]">Undo this</h1>
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
          reasons={undo.reasons}
          verdict={verdict}
          cancelPath={place.href}
        />
      }
    />
  )
}
