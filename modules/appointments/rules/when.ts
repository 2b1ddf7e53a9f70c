import { minuteIn } from '../../../shared/calendar.ts'
import type { Locale } from '../../../shared/text.ts'

const LANGUAGE: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB' }

/** A stretch of time as people write it in a zone: 6月2日 星期二 10:00–11:00; with the zone's name where it is not the reader's. */
export function whenText(startsAt: Date, endsAt: Date, zone: string, locale: Locale, own: string): string {
  const day = new Intl.DateTimeFormat(LANGUAGE[locale], {
    timeZone: zone,
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(startsAt)
  const spaced = day.replace(/\s*(?=星期)/, ' ')
  const from = minuteIn(zone, startsAt).slice(11)
  const to = minuteIn(zone, endsAt).slice(11)
  return `${spaced} ${from}–${to}${zone === own ? '' : ` (${zoneName(zone, locale, startsAt)})`}`
}

export function zoneName(zone: string, locale: Locale, at: Date): string {
  const parts = new Intl.DateTimeFormat(LANGUAGE[locale], {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(at)
  return parts.find((p) => p.type === 'timeZoneName')?.value ?? zone
}
