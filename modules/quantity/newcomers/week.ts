import type { Work } from '../../../platform/work.ts'
import { addDays, addMonths, type Day, daysBetween } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { newcomerMonths } from '../../pool/settings.ts'
import { mondayOf, type QuotaSettings, quotaOf, standingOf, type WeekQuota } from '../rules/newcomers.ts'
import type { Seller } from '../scope/people.ts'
import { catchUp, daysAWeek, experiencedQuota, newcomerQuota } from '../settings.ts'
import { type OwnQuota, ownQuotas, type WeekRow, weeksOf } from './repo.ts'

/** What the weeks of some people are judged by, and what they did in them. */
export interface Weeks {
  own: ReadonlyMap<string, OwnQuota>
  /** By the person and the Monday. */
  rows: ReadonlyMap<string, WeekRow>
}

export const weeksSince = async (work: Work, people: readonly Pick<Seller, 'id'>[], from: Day): Promise<Weeks> => {
  const ids = people.map(({ id }) => id)
  return {
    own: new Map((await ownQuotas(work.tx, ids)).map((quota) => [quota.personId, quota])),
    rows: new Map(
      (await weeksOf(work, ids, from, addDays(mondayOf(work.today), 6))).map((row) => [
        placeOf(row.byId, row.monday),
        row,
      ]),
    ),
  }
}

/** Q3, Q6: somebody's quota in the week of a day: one's own, else the company's. */
export function quotaIn(
  work: Work,
  person: Pick<Seller, 'id' | 'joinedOn'>,
  day: Day,
  { own }: Weeks,
): WeekQuota | null {
  const set = (wanted: typeof newcomerQuota) => settingOf(work.settings, wanted)
  const weekly = own.get(person.id)?.weekly
  const settings: QuotaSettings = {
    months: set(newcomerMonths),
    newcomer: weekly ?? set(newcomerQuota),
    experienced: weekly ?? (set(experiencedQuota) || null),
    fullWeek: set(daysAWeek),
  }
  return quotaOf(person.joinedOn, day, settings, (each) => daysBetween(mondayOf(each), each) < settings.fullWeek)
}

export const doneIn = ({ rows }: Weeks, personId: string, monday: Day): Pick<WeekRow, 'reached' | 'tried'> =>
  rows.get(placeOf(personId, monday)) ?? { reached: 0, tried: 0 }

const placeOf = (personId: string, monday: Day): string => `${personId} ${monday}`

/** Q3: how somebody stands at the end of a day; null where no quota is set. */
export function standingOn(work: Work, person: Seller, day: Day, weeks: Weeks) {
  const quota = quotaIn(work, person, day, weeks)
  const { reached } = doneIn(weeks, person.id, mondayOf(day))
  return quota && { ...standingOf(reached, quota, day, settingOf(work.settings, catchUp)), newcomer: quota.newcomer }
}

/** Q3: until when somebody is new; null where it is over, or the day of joining is not known. */
export function newUntil(work: Work, joinedOn: Day | null): Day | null {
  const until = joinedOn && addDays(addMonths(joinedOn, settingOf(work.settings, newcomerMonths)), -1)
  return until && until >= work.today ? until : null
}
