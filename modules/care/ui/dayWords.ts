import { useText } from '../../../web/text/useText.ts'
import { occasionTexts as words } from './care.texts.ts'

export interface YearlyDay {
  lunar: boolean
  month: number
  day: number
  leap: boolean
}

/** A day of the year by its own calendar: `6月3日`, `农历闰四月初八`. */
export function useDayWords(): (of: YearlyDay) => string {
  const t = useText()
  return ({ lunar, month, day, leap }) =>
    lunar
      ? t(leap ? words.leapDay : words.lunarDay, {
          month: t(words.lunarMonths).split(' ')[month - 1] ?? month,
          day: t(words.lunarDays).split(' ')[day - 1] ?? day,
        })
      : t(words.solarDay, { month, day })
}

/** R6: why there are years without the day, so that one says what then; null where every year has it. */
export const whyNotEachYear = ({ lunar, month, day, leap }: YearlyDay): 'whyLeap' | 'why30' | 'why29' | null => {
  if (lunar && leap) return 'whyLeap'
  if (lunar && day === 30) return 'why30'
  return !lunar && month === 2 && day === 29 ? 'why29' : null
}
