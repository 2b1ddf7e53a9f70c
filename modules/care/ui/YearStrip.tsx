import { YearSteps } from '../../../web/kit/controls/YearSteps.tsx'
import { names } from '../../../web/kit/look/names.ts'
import { useLocale } from '../../../web/text/locale.ts'
import { useText } from '../../../web/text/useText.ts'
import { useToday } from '../../../web/text/zone.ts'
import { yearTexts as words } from './care.texts.ts'
import { KindDot } from './marks.tsx'
import type { Entry } from './types.ts'
import css from './YearStrip.module.css'

const DOTS = 5

interface YearStripProps {
  year: number
  onYear: (year: number) => void
  entries: readonly Entry[]
  /** The month that is looked at, from 1; all where null. */
  month: number | null
  onMonth: (month: number | null) => void
}

/** R6: a year at a glance: twelve months, a mark for each thing to think of; a press shows one month. */
export function YearStrip({ year, onYear, entries, month, onMonth }: YearStripProps) {
  const t = useText()
  const locale = useLocale()
  const today = useToday()
  return (
    <div className={css.strip}>
      <YearSteps year={year} title={t(words.title, { year })} onYear={onYear} />
      <fieldset className={css.months}>
        <legend>{t(words.months)}</legend>
        {Array.from({ length: 12 }, (_, at) => {
          const first = `${year}-${String(at + 1).padStart(2, '0')}`
          const own = entries.filter(({ day }) => day.startsWith(first))
          const name = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
            new Date(`${first}-01T00:00:00Z`),
          )
          return (
            <button
              key={first}
              type="button"
              className={names(css.month, month === at + 1 && css.on, today.startsWith(first) && css.now)}
              aria-pressed={month === at + 1}
              aria-label={t(words.month, { month: name, count: own.length })}
              onClick={() => onMonth(month === at + 1 ? null : at + 1)}
            >
              <span>{name}</span>
              <span className={css.dots}>
                {own.slice(0, DOTS).map(({ kind, day, id }, nth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two of one kind may stand on one day.
                  <KindDot key={`${kind} ${day} ${id} ${nth}`} kind={kind} />
                ))}
                {own.length > DOTS && <small>+{own.length - DOTS}</small>}
              </span>
            </button>
          )
        })}
      </fieldset>
    </div>
  )
}
