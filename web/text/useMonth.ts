import type { Day } from '../../shared/calendar.ts'
import { languageTag, useLocale } from './locale.ts'

/** `2026年6月`, `June 2026`. */
export function useMonth(): (month: Day) => string {
  const locale = useLocale()
  const format = new Intl.DateTimeFormat(languageTag(locale), { timeZone: 'UTC', year: 'numeric', month: 'long' })
  return (month) => format.format(new Date(`${month}T00:00:00Z`))
}
