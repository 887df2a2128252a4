import { APPEAL_AIM_DAYS } from '@/lib/moderation/appeal-schema'
import { counted } from '@/lib/text/counted'

/** How long an appeal has waited, and what is left of the days within which we aim to decide. */
export function AppealClock({ clock: { days, left } }: { clock: { days: number; left: number } }) {
  const waited = days === 0 ? 'new today' : `waiting ${counted(days, 'day')}`
  if (left > 0)
    return (
      <>
        {waited}, {counted(left, 'day')} left of our {APPEAL_AIM_DAYS}
      </>
    )
  return (
    <b>
      {waited}: {left === 0 ? 'today is the last day of our aim' : `${counted(-left, 'day')} over our aim`}
    </b>
  )
}
