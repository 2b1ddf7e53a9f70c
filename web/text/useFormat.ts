import { useMemo } from 'react'
import type { Day } from '../../shared/calendar.ts'
import { useWatched } from '../watched.ts'
import * as format from './format.ts'
import { useLocale } from './locale.ts'
import { zone as companyZone, useToday } from './zone.ts'

/** The helpers of `format.ts` bound to the reader's language, the company's zone and today. Instants are RFC 3339. */
export function useFormat() {
  const locale = useLocale()
  const zone = useWatched(companyZone)
  const today = useToday()
  return useMemo(
    () => ({
      today,
      day: (day: Day) => format.formatDay(day, today, locale),
      dayInFull: (day: Day) => format.formatDayInFull(day, locale),
      nearDay: (day: Day) => format.formatNearDay(day, today, locale),
      weekday: (day: Day) => format.formatWeekday(day, locale),
      time: (instant: string) => format.formatTime(new Date(instant), zone, locale),
      moment: (instant: string) => format.formatMoment(new Date(instant), zone, today, locale),
      wait: (since: string) => format.formatWait(new Date(since), new Date(), locale),
      number: (value: number) => format.formatNumber(value, locale),
      share: (share: number) => format.formatShare(share, locale),
      money: (money: format.Money, short?: boolean) => format.formatMoney(money, locale, short),
      list: (names: readonly string[]) => format.formatList(names, locale),
      size: (bytes: number) => format.formatSize(bytes, locale),
    }),
    [locale, zone, today],
  )
}
