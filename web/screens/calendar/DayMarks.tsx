import type { Day } from '../../../shared/calendar.ts'
import { names } from '../../kit/look/names.ts'
import { useLocale } from '../../text/locale.ts'
import { useText } from '../../text/useText.ts'
import css from './Calendar.module.css'
import { calendarTexts as words } from './calendar.texts.ts'
import { type DayMark, lunarText } from './useCalendar.ts'

/** The day of the month; off or at work where it is not what its weekday says. */
export function DayNumber({ day, mark }: { day: Day; mark: DayMark }) {
  const t = useText()
  return (
    <span className={css.date}>
      <b>{Number(day.slice(8))}</b>
      {mark.turned && (
        <span className={names(css.turned, mark.turned === 'work' && css.work)}>
          {t(mark.turned === 'work' ? words.work : words.rest)}
        </span>
      )}
    </span>
  )
}

/** The festival, else, for whoever reads Chinese, the lunar day, in small. */
export function LunarLine({ day, mark }: { day: Day; mark: DayMark }) {
  const t = useText()
  const locale = useLocale()
  return mark.name ? (
    <span className={names(css.lunar, css.feast)}>{t(mark.name)}</span>
  ) : (
    <span className={css.lunar}>{locale === 'zh' && lunarText(day)}</span>
  )
}
