import { addDays, type Day, DEFAULT_ZONE, dayIn, daysBetween } from '../../shared/calendar.ts'
import { useWatched, watched } from '../watched.ts'

/** The company's time zone: days on the screen are its days, wherever the reader travels. */
export const zone = watched(DEFAULT_ZONE)

const today = watched<Day>(dayIn(zone.get(), new Date()))
let daysAhead = 0

const look = () => today.set(addDays(dayIn(zone.get(), new Date()), daysAhead))

/** Takes over the company's zone and its today: server time rules, also where this device's calendar is wrong. */
export function followCompany(company: { zone: string; today: Day }): void {
  daysAhead = daysBetween(dayIn(company.zone, new Date()), company.today)
  zone.set(company.zone)
  look()
}

/** Today in the company's zone. */
export const useToday = (): Day => useWatched(today)

const A_MINUTE = 60_000

/** Lets today move on at midnight in a page left open, and after a laptop was asleep. */
export function watchCalendar(): void {
  setInterval(look, A_MINUTE)
  document.addEventListener('visibilitychange', look)
}
