import { addDays, type Day, DEFAULT_ZONE, dayIn, daysBetween } from '../../shared/calendar.ts'
import { useWatched, watched } from '../watched.ts'
import { formatTime } from './format.ts'

/** The company's time zone: days on the screen are its days, wherever the reader travels. */
export const zone = watched(DEFAULT_ZONE)

/** Both known with the company: the browser’s first look at a zone takes a third of the time of reading the program. */
const today = watched<Day | null>(null)
const hour = watched(0)
let daysAhead = 0

function look(now = new Date()): void {
  today.set(addDays(dayIn(zone.get(), now), daysAhead))
  hour.set(hourIn(zone.get(), now))
}

/** Takes over the company's zone and its today: server time rules, also where this device's calendar is wrong. */
export function followCompany(company: { zone: string; today: Day }, now = new Date()): void {
  daysAhead = daysBetween(dayIn(company.zone, now), company.today)
  zone.set(company.zone)
  look(now)
}

function hourIn(of: string, now: Date): number {
  return Number(formatTime(now, of, 'en').slice(0, 2))
}

/** Today in the company's zone. */
export const useToday = (): Day => useWatched(today) ?? dayIn(zone.get(), new Date())

/** The hour of the day there, 0 to 23. */
export const useHour = (): number => useWatched(hour)

const A_MINUTE = 60_000

/** Lets today move on at midnight in a page left open, and after a laptop was asleep. */
export function watchCalendar(): void {
  setInterval(() => look(), A_MINUTE)
  document.addEventListener('visibilitychange', () => look())
}
