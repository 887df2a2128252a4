import { counted } from '@/lib/text/counted'

/** How long an appeal has waited, and what is left of the days within which we aim to decide. */
export function AppealClock({ clock: { days, left } }: { clock: { days: number; left: number } }) {
  const waited = days === 0 ? 'new today' : `waiting ${counted(days, 'day')}`
  if (left > 0)
    return (
      <>
        {waited}, {counted(left, 'day')} left to answer
      </>
    )
  return (
    <b>
      {waited}: {left === 0 ? 'please answer today' : `${counted(-left, 'day')} late`}
    </b>
  )
}
