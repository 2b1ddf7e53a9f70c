import { row, rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { dayIn, startOfDay } from '../../shared/calendar.ts'
import { settingOf } from '../../shared/setting.ts'
import { type Entry, fillsCalendars, ownUid } from '../calendars/index.ts'
import { keptBetween, type Recurrence } from './almanac/occasions.ts'
import { type OccasionKind, occasionName } from './rules/occasions.ts'
import { greetAt } from './settings.ts'

const HOUR_MS = 3_600_000
const SHOWN_MINUTES = 15
const MOST = 500

interface Row extends Recurrence {
  id: string
  customer: string
  secrecy: number
  kind: OccasionKind
  name: string
  createdAt: string
}

/** R6: anniversaries and own days of a person's customers stand in that person's calendar; birthdays, which are sealed, never do. */
fillsCalendars(async (work: Work, { personId, from, to }) => {
  const person = await row(work.tx, sql`select 1 from person where id = ${personId} and state = 'active'`)
  if (!person) return []
  const found = await rows(
    work.tx,
    sql<Row>`select o.id, c.name as customer, c.secrecy, o.kind, t.name, o.lunar, o.month, o.day, o.leap, o.fallback, o.since, o.created_at
      from customer c cross join lateral (select k.* from customer m join care_occasion k on k.customer_id = m.id where m.root_id = c.id and k.ended_at is null offset 0) o
        join care_occasion_text t on t.occasion_id = o.id
      where c.owner_id = ${personId} and c.state = 'active' order by o.id limit ${MOST}`,
  )
  return found.flatMap((o) =>
    keptBetween(o, dayIn(work.zone, from), dayIn(work.zone, to)).map(({ day, year, nth }): Entry => {
      const startsAt = startOfDay(work.zone, day).getTime() + settingOf(work.settings, greetAt) * HOUR_MS
      return {
        uid: ownUid(work, `${o.id}-${year}`),
        sequence: 0,
        changedAt: o.createdAt,
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + SHOWN_MINUTES * 60_000).toISOString(),
        kind: {
          zh: occasionName(o.kind, nth, o.name, 'zh'),
          en: occasionName(o.kind, nth, o.name, 'en'),
        },
        title: o.customer,
        place: null,
        note: null,
        secret: o.secrecy > 0,
      }
    }),
  )
})
