import type { Day } from '../../shared/calendar.ts'
import { type Settings, settingOf } from '../../shared/setting.ts'
import { PUBLISHED } from './almanac/published.ts'
import { type DayKind, kindOfDay, type WorkCalendar } from './rules/workdays.ts'
import { companyHours, followChina, ownDays } from './settings.ts'

export const workCalendar = (settings: Settings): WorkCalendar => ({
  own: settingOf(settings, ownDays),
  published: settingOf(settings, followChina) ? PUBLISHED : null,
  hours: settingOf(settings, companyHours),
})

/** A2: what kind of day it is for the company, and whether its year's plan is known at all. */
export const workdayOf = (settings: Settings, day: Day): DayKind => kindOfDay(day, workCalendar(settings))

export const isWorkday = (settings: Settings, day: Day): boolean => workdayOf(settings, day).work
