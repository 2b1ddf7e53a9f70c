import { type Day, dayIn } from '../../../shared/calendar.ts'
import type { Money as MoneyValue } from '../../text/format.ts'
import { useFormat } from '../../text/useFormat.ts'
import { zone as companyZone } from '../../text/zone.ts'
import { useWatched } from '../../watched.ts'

/** An amount; `short` (`¥1.3万`) keeps the exact one in its hint. */
export function Money({ value, short }: { value: MoneyValue; short?: boolean }) {
  const format = useFormat()
  return <span data-tip={short ? format.money(value) : undefined}>{format.money(value, short)}</span>
}

/** A day by its distance from today; the whole date is its hint. */
export function DayText({ day }: { day: Day }) {
  const format = useFormat()
  return (
    <time dateTime={day} data-tip={format.dayInFull(day)}>
      {format.nearDay(day)}
    </time>
  )
}

/** The day of an instant, by its distance from today. */
export function DayOf({ at }: { at: string }) {
  return <DayText day={dayIn(useWatched(companyZone), new Date(at))} />
}

/** An instant: `昨天 14:05`. */
export function MomentText({ at }: { at: string }) {
  const format = useFormat()
  return <time dateTime={at}>{format.moment(at)}</time>
}
