import type { ActPageView } from '@/lib/moderation/views'
import type { FormAction } from '@/lib/platform/form-state'
import { slotValue } from '../ui/slot-value'
import { ActForm } from './act-form'
import { ActLayout } from './act-layout'
import { Consequences } from './consequences'

/** The page of one act: its form, and beside it what will happen if it is sent. */
export async function ActPage({ act, action }: { act: ActPageView; action: FormAction }) {
  const { place } = act
  return (
    <ActLayout
      crumbs={[act.home, ...(place.href === act.home.href ? [] : [place])]}
      head={
        <>
          <h1 className="text-[1.8rem]">{act.label}</h1>
          <p className="meta mt-1">
            <cite>{place.text}</cite>
            {place.postNumber ? ` · post #${place.postNumber}` : ''}
          </p>
        </>
      }
      consequences={act.verdict === 'yes' && <Consequences sentences={act.consequences} />}
      form={
        <ActForm
          action={action}
          path={act.path}
          form={act.form}
          subject={String(act.subject)}
          formKey={await slotValue('form.key')}
          label={act.label}
          reasons={act.reasons}
          verdict={act.verdict}
          restricting={act.restricting}
          asked={act.asked}
          inThread={act.kind === 'thread' || act.kind === 'post'}
          cancelPath={place.href}
        />
      }
    />
  )
}
