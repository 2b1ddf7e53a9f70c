import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { listSlots } from '../../../modules/services/contract.ts'
import { addDays, type Day, dayIn } from '../../../shared/calendar.ts'
import { Button } from '../../kit/controls/Button.tsx'
import { RowBones } from '../../kit/states/Bones.tsx'
import { ErrorState } from '../../kit/states/ErrorState.tsx'
import { useRead } from '../../queries.ts'
import { useFormat } from '../../text/useFormat.ts'
import { useText } from '../../text/useText.ts'
import { zone as companyZone } from '../../text/zone.ts'
import { useWatched } from '../../watched.ts'
import css from './parts.module.css'
import { serviceTexts, bookTexts as words } from './services.texts.ts'
import type { Slot } from './types.ts'

const WEEK = 7

interface SlotPickerProps {
  serviceId: string
  capacity: number
  /** Places that are wanted. */
  places?: number
  /** The appointment that is moved: its own place counts as free. */
  but?: string
  from?: Day
  value: string | null
  onChange: (startsAt: string) => void
}

/** A10: the free slots of a week, by day. */
export function SlotPicker({ serviceId, capacity, places = 1, but, from, value, onChange }: SlotPickerProps) {
  const t = useText()
  const format = useFormat()
  const zone = useWatched(companyZone)
  const [start, setStart] = useState(from && from > format.today ? from : format.today)
  const query = { from: start, days: WEEK, ...(but ? { but } : {}) }
  const { data, error, refetch } = useRead(listSlots, { params: { id: serviceId }, query })
  const now = Date.now()
  const free = (data?.items ?? []).filter((slot) => slot.left >= places && Date.parse(slot.startsAt) > now)
  const days = [...new Set(free.map((slot) => dayIn(zone, new Date(slot.startsAt))))]
  const on = (day: Day) => free.filter((slot) => dayIn(zone, new Date(slot.startsAt)) === day)
  return (
    <div>
      <div className={css.pickHead}>
        <Button
          size="small"
          kind="quiet"
          icon={<ChevronLeft />}
          aria-label={t(words.earlier)}
          disabled={start <= format.today}
          onClick={() => setStart(addDays(start, -WEEK))}
        />
        <span>{t(words.week, { day: format.nearDay(start) })}</span>
        <Button
          size="small"
          kind="quiet"
          icon={<ChevronRight />}
          aria-label={t(words.later)}
          onClick={() => setStart(addDays(start, WEEK))}
        />
      </div>
      {error && <ErrorState small error={error} onRetry={refetch} />}
      {!data && !error && <RowBones count={3} height={44} />}
      {data && free.length === 0 && <p className={css.quiet}>{t(words.noneThen)}</p>}
      {days.map((day) => (
        <div key={day}>
          <p className={css.pickDay}>
            {format.nearDay(day)} · {format.weekday(day)}
          </p>
          <div className={css.picks}>
            {on(day).map((slot) => (
              <One key={slot.startsAt} of={slot} capacity={capacity} on={slot.startsAt === value} onPick={onChange} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

interface OneProps {
  of: Slot
  capacity: number
  on: boolean
  onPick: (startsAt: string) => void
}

function One({ of: { startsAt, left }, capacity, on, onPick }: OneProps) {
  const t = useText()
  const format = useFormat()
  return (
    <button type="button" className={css.pick} aria-pressed={on} onClick={() => onPick(startsAt)}>
      {format.time(startsAt)}
      {capacity > 1 && <small>{t(serviceTexts.left, { left, of: capacity })}</small>}
    </button>
  )
}
