import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day, dayIn, minuteIn } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { quotaMissed } from '../events.ts'
import { mondayOf } from '../rules/newcomers.ts'
import { type Seller, sellersInSight } from '../scope/people.ts'
import { tellAtHour } from '../settings.ts'
import { raiseNotice } from './repo.ts'
import { doneIn, standingOn, type Weeks, weeksSince } from './week.ts'

const HOUR = /(\d\d):\d\d$/

/**
 * Q3: tells the managers, once a week for each person, the same day: when the day's work is over today; and what last
 * week ended with, where Jinke was not running then.
 */
export async function tellManagers(work: Work): Promise<number> {
  const people = (await sellersInSight(work)).filter((person) => person.role === 'rep')
  const lastSunday = addDays(mondayOf(work.today), -1)
  const weeks = await weeksSince(work, people, mondayOf(lastSunday))
  const hour = Number(HOUR.exec(minuteIn(work.zone, work.now))?.[1])
  const days = hour >= settingOf(work.settings, tellAtHour) ? [lastSunday, work.today] : [lastSunday]
  let told = 0
  for (const day of days) for (const person of people) told += Number(await tell(work, person, day, weeks))
  return told
}

async function tell(work: Work, person: Seller, day: Day, weeks: Weeks): Promise<boolean> {
  const standing = standingOn(work, person, day, weeks)
  // Nobody was asked for anything before Jinke knew of the person.
  if (!standing?.tellManager || dayIn(work.zone, new Date(person.addedAt)) > day) return false
  const week = mondayOf(day)
  const cause = standing.verdict === 'missed' ? 'missed' : 'out_of_reach'
  const { reached, tried } = doneIn(weeks, person.id, week)
  const raised = await raiseNotice(work, { personId: person.id, week, cause, reached, tried, quota: standing.quota })
  if (raised) await publish(work, quotaMissed, { subjectId: person.id, data: { week, cause } })
  return raised
}
