import { newId, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { minuteIn } from '../../../shared/calendar.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { earliestOf, kindOf } from '../kinds.ts'
import { extendLinks, untilOver } from '../links/links.ts'
import { planReminders } from '../messages/reminders.ts'
import { tellUs } from '../messages/send.ts'
import { dateChecklist } from '../preparing/checklist.ts'
import { inThePast, mealTimeCall, nightTime, tooFarAhead, tooLittleNotice } from '../refusals.ts'
import { type AppointmentRow, findAppointment, updateStanding, withdrawOffer } from '../repo.ts'
import { mealAt } from '../rules/meals.ts'
import { isNight } from '../rules/night.ts'
import { mealTimes } from '../settings.ts'
import { ownMeals } from '../wishes/stated.ts'
import { takeTime } from './booked.ts'
import { noteMove } from './moves.ts'
import { takePlace } from './places.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const MOST_DAYS_AHEAD = 400

/** Whoever can be at one place only: those of us who come, and what is reserved. */
export const subjectsOf = (a: Pick<AppointmentRow, 'organiser' | 'hosted' | 'people' | 'resources'>): string[] => [
  ...(a.hosted ? [a.organiser.id] : []),
  ...a.people.map((p) => p.id),
  ...a.resources.map((r) => r.id),
]

export const endOf = (a: Pick<AppointmentRow, 'minutes'>, startsAt: Date): Date =>
  new Date(startsAt.getTime() + a.minutes * MINUTE_MS)

/** A9: what is blocked for an appointment: its buffers too. */
export const blockedFor = (a: Pick<AppointmentRow, 'minutes' | 'bufferBefore' | 'bufferAfter'>, startsAt: Date) => ({
  startsAt: new Date(startsAt.getTime() - a.bufferBefore * MINUTE_MS),
  endsAt: new Date(startsAt.getTime() + (a.minutes + a.bufferAfter) * MINUTE_MS),
})

export function demandAhead(work: Work, startsAt: Date): void {
  demand(startsAt <= work.now ? inThePast() : null)
  if (startsAt.getTime() - work.now.getTime() > MOST_DAYS_AHEAD * DAY_MS)
    throw new Refused(tooFarAhead({ days: MOST_DAYS_AHEAD }))
}

/** A2, A3: ahead, and no call at a meal. */
export async function demandDecent(work: Work, a: AppointmentRow, at: Date): Promise<void> {
  demandAhead(work, at)
  const medium = mediumOf(work, a)
  const meals = [...settingOf(work.settings, mealTimes), ...(await ownMeals(work, a, at))]
  const meal = mealAt(meals, a.zone, at, a.minutes)
  if (meal && (medium === 'call' || medium === 'video'))
    throw new Refused(mealTimeCall({ time: minuteIn(a.zone, at).slice(11) }))
}

/** A1, A2: what is offered leaves us the notice that the kind needs; agreed on the phone, it is ours to say. */
export function demandNotice(work: Work, { kind, zone, hosted }: AppointmentRow, at: Date): void {
  const earliest = earliestOf(work.settings, kind, work.now)
  if (hosted && at < earliest)
    throw new Refused(
      tooLittleNotice({
        kind: kindOf(work.settings, kind)[work.locale],
        hours: kindOf(work.settings, kind).noticeHours,
        earliest: minuteIn(zone, earliest),
      }),
    )
}

/** A2: nobody is rung up at night by a slip; what was truly agreed so is said twice. */
export function demandDaytime(a: AppointmentRow, at: Date, confirmed: boolean): void {
  if (a.hosted && !confirmed && isNight(a.zone, at))
    throw new Refused(nightTime({ time: minuteIn(a.zone, at).slice(11) }))
}

/** What is agreed begins at a minute. */
export const toMinute = (instant: string): Date => new Date(Math.floor(Date.parse(instant) / MINUTE_MS) * MINUTE_MS)

export interface ByLink {
  id: string
  contactId: string | null
}

/**
 * A1, A9: a time is agreed, or another one in place of it: taken for all who come, written down, reminded of. Who is told
 * in writing is the caller's to say. Under the lock of the appointment.
 */
export async function agreeOn(
  work: Work,
  sought: AppointmentRow,
  startsAt: Date,
  link?: ByLink,
): Promise<AppointmentRow> {
  demandAhead(work, startsAt)
  const a = (await takePlace(work, sought, startsAt))
    ? ((await findAppointment(work.tx, sought.id)) as AppointmentRow)
    : sought
  const endsAt = endOf(a, startsAt)
  await takeTime(work, {
    appointmentId: a.id,
    subjectIds: subjectsOf(a),
    ranges: [blockedFor(a, startsAt)],
    expiresAt: null,
  })
  await withdrawOffer(work, a.id)
  const sequence = a.sequence + 1
  await updateStanding(work, a.id, { state: 'booked', startsAt, endsAt, sequence, waiting: null })
  // What was answered was answered to another time.
  const answer = link?.contactId
    ? sql`case when contact_id = ${link.contactId} then 'accepted' else 'none' end`
    : sql`'none'`
  await run(
    work.tx,
    sql`update appointment_contact set answer = ${answer}, answered_at = case when ${answer} = 'none' then null else ${work.now}::timestamptz end
        where appointment_id = ${a.id} and ended_at is null`,
  )
  await extendLinks(work, a.id, untilOver(endsAt))
  await noteMove(work, a, {
    what: a.state === 'booked' ? 'moved' : 'booked',
    startsAt,
    endsAt,
    sequence,
    linkId: link?.id ?? null,
    contactId: link?.contactId ?? null,
  })
  const agreed = (await findAppointment(work.tx, a.id)) as AppointmentRow
  await dateChecklist(work, agreed)
  await planReminders(work, agreed)
  await tellUs(work, agreed, a.state === 'booked' ? 'moved' : 'booked')
  return (await findAppointment(work.tx, a.id)) as AppointmentRow
}

/** The times that are offered from now on, in place of those before; kept free where asked (A9). */
export async function keepOffer(
  work: Work,
  a: AppointmentRow,
  starts: readonly Date[],
  holdUntil: Date | null,
): Promise<void> {
  if (a.state !== 'booked')
    await takeTime(work, {
      appointmentId: a.id,
      subjectIds: subjectsOf(a),
      ranges: holdUntil ? starts.map((at) => blockedFor(a, at)) : [],
      expiresAt: holdUntil,
    })
  await withdrawOffer(work, a.id)
  for (const [position, startsAt] of starts.entries())
    await run(
      work.tx,
      sql`insert into offer_time (id, appointment_id, starts_at, ends_at, position, offered_at)
          values (${newId()}, ${a.id}, ${startsAt}, ${endOf(a, startsAt)}, ${position}, ${work.now})`,
    )
}

export const mediumOf = (work: Work, a: Pick<AppointmentRow, 'kind'>) => kindOf(work.settings, a.kind).medium
