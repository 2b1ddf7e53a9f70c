import { CalendarDays } from 'lucide-react'
import { type ChangeEvent, useRef } from 'react'
import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import { names } from '../../../web/kit/look/names.ts'
import { useFormat } from '../../../web/text/useFormat.ts'
import { useText } from '../../../web/text/useText.ts'
import css from './QuickDays.module.css'
import { touchTexts as words } from './touch.texts.ts'

const QUICK = [
  { days: 1, text: words.tomorrow },
  { days: 3, text: words.inThreeDays },
  { days: 7, text: words.inAWeek },
  { days: 14, text: words.inTwoWeeks },
]

interface QuickDaysProps {
  label: string
  value: Day | null
  /** A second press on the chosen day takes it back, unless `needed`. */
  onChange: (day: Day | null) => void
  needed?: boolean
  /** The farthest day from today. */
  within?: number
}

/** A day to come, by one press: tomorrow, in three days, in one or two weeks, or any other. */
export function QuickDays({ label, value, onChange, needed, within }: QuickDaysProps) {
  const t = useText()
  const { today, nearDay, dayInFull } = useFormat()
  const away = value === null ? null : daysBetween(today, value)
  const offered = QUICK.filter(({ days }) => within === undefined || days <= within)
  const other = value !== null && !offered.some(({ days }) => days === away)
  return (
    <fieldset className={css.days}>
      <legend className={css.unseen}>{label}</legend>
      {offered.map(({ days, text }) => (
        <button
          key={days}
          type="button"
          className={names(css.day, days === away && css.on)}
          aria-pressed={days === away}
          data-tip={dayInFull(addDays(today, days))}
          onClick={() => onChange(days === away && !needed ? null : addDays(today, days))}
        >
          {t(text)}
        </button>
      ))}
      <OtherDay
        label={t(words.otherDay)}
        value={value}
        shown={other && value ? nearDay(value) : null}
        min={addDays(today, needed ? 1 : 0)}
        max={within === undefined ? undefined : addDays(today, within)}
        onChange={onChange}
      />
    </fieldset>
  )
}

interface OtherDayProps {
  label: string
  value: Day | null
  shown: string | null
  min: Day
  max: Day | undefined
  onChange: (day: Day | null) => void
}

/** The browser's own calendar behind a chip: on a phone it is the best there is. */
function OtherDay({ label, value, shown, min, max, onChange }: OtherDayProps) {
  const input = useRef<HTMLInputElement>(null)
  const open = () => input.current?.showPicker?.()
  return (
    <span className={names(css.day, css.other, shown !== null && css.on)}>
      <CalendarDays size={15} aria-hidden="true" />
      {shown}
      <input
        ref={input}
        type="date"
        className={css.picker}
        aria-label={label}
        data-tip={label}
        value={value ?? ''}
        min={min}
        max={max}
        onClick={open}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value || null)}
      />
    </span>
  )
}
