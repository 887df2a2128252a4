import type { UndoPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { EntryMoment } from '../threads/entry-moment'
import { EntrySentence } from '../threads/entry-sentence'
import { EntryWhy } from '../threads/entry-why'
import { slotValue } from '../ui/slot-value'
import { ActLayout } from './act-layout'
import { Consequences } from './consequences'
import { UndoForm } from './undo-form'

type EntryPageProps = {
  title: string
  entry: Omit<UndoPageView, 'readers' | 'reasons' | 'consequences'> & Partial<Pick<UndoPageView, 'readers'>> & { reasons: Readonly<Record<string, string>> }
  consequences: readonly string[]
  action: FormAction
  /** What it is sent to, and says on its button, where it is not an undo. */
  path?: string
  label?: string
}

/** A page about one entry of the log: the entry, what will happen, and a form that asks why. */
export async function EntryPage({ title, entry: { line, place, home, verdict, reasons, readers }, consequences, ...form }: EntryPageProps) {
  return (
    <ActLayout
      crumbs={[home, ...(place.href === home.href ? [] : [place])]}
      head={
        <>
          <h1 className="text-[1.8rem]">{title}</h1>
          <p className="card mt-3">
            <EntrySentence parts={line.parts} />. <EntryMoment line={line} />. <EntryWhy line={line} />
          </p>
        </>
      }
      consequences={verdict === 'yes' && <Consequences sentences={consequences} />}
      form={
        <UndoForm
          {...form}
          entryId={String(line.id)}
          formKey={await slotValue('form.key')}
          reasons={reasons}
          verdict={verdict}
          cancelPath={place.href}
          inThread={/^(?:thread|post)\./.test(line.action)}
          readers={readers}
        />
      }
    />
  )
}
