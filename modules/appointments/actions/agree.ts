import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { minuteIn } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { agreeOn, demandAhead, endOf, keepOffer, mediumOf, subjectsOf } from '../booking/agree.ts'
import { freeTime } from '../booking/booked.ts'
import { lockedAppointment } from '../booking/load.ts'
import { noteMove } from '../booking/moves.ts'
import type * as contract from '../contract.ts'
import { revokeLinks as endLinks } from '../links/links.ts'
import { dropReminders } from '../messages/reminders.ts'
import { tellCustomer, tellUs } from '../messages/send.ts'
import { detail } from '../present.ts'
import { mealTimeCall, offeredTwice, timeTaken } from '../refusals.ts'
import { type AppointmentRow, findAppointment, liveOffer, updateStanding, withdrawOffer } from '../repo.ts'
import { mealAt } from '../rules/meals.ts'
import { whyNotAgree, whyNotCancel } from '../rules/state.ts'
import { holdHours, holdOffered, mealTimes, offerDays } from '../settings.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/** A1: several times go out; behind the link the customer picks one. */
export async function offerTimes(
  work: Work,
  id: string,
  input: InputOf<typeof contract.offerTimes>['body'],
  origin: string | null,
) {
  const a = await lockedAppointment(work, id)
  demand(whyNotAgree(a, work.locale))
  const starts = input.times.map((t) => new Date(t)).toSorted((x, y) => x.getTime() - y.getTime())
  for (const at of starts) demandDecent(work, a, at)
  for (const [n, at] of starts.entries()) demand(n > 0 && at < endOf(a, starts[n - 1] as Date) ? offeredTwice() : null)
  const hold = input.hold ?? settingOf(work.settings, holdOffered)
  const holdUntil = hold ? new Date(work.now.getTime() + settingOf(work.settings, holdHours) * HOUR_MS) : null
  if (!hold) await demandFree(work, a, starts)
  await keepOffer(work, a, starts, holdUntil)
  if (origin) await run(work.tx, sql`update appointment set origin = ${origin} where id = ${id}`)
  await updateStanding(work, id, { ...standing(a), waiting: null })
  await noteMove(work, a, { what: 'offered', sequence: a.sequence })
  const offered = (await findAppointment(work.tx, id)) as AppointmentRow
  const last = starts.at(-1) as Date
  const told = await tellCustomer(work, offered, 'offer', {
    offered: await liveOffer(work.tx, id),
    linkUntil: untilWhen(work, last),
    mail: input.mail,
  })
  return after(work, id, told)
}

/** A1: offered times can be picked for so many days, and not after the last of them. */
export const untilWhen = (work: Work, last: Date): Date =>
  new Date(Math.min(work.now.getTime() + settingOf(work.settings, offerDays) * DAY_MS, last.getTime()))

/** A2, A3: ahead, and no call at a meal. */
function demandDecent(work: Work, a: AppointmentRow, at: Date): void {
  demandAhead(work, at)
  const medium = mediumOf(work, a)
  const meal = mealAt(settingOf(work.settings, mealTimes), a.zone, at, a.minutes)
  if (meal && (medium === 'call' || medium === 'video'))
    throw new Refused(mealTimeCall({ time: minuteIn(a.zone, at).slice(11) }))
}

/** What is not held is at least free now. */
async function demandFree(work: Work, a: AppointmentRow, starts: readonly Date[]): Promise<void> {
  for (const at of starts) {
    const [taken] = await takenAt(work, a, [at])
    if (taken)
      throw new Refused(
        timeTaken({
          who: taken.name,
          from: minuteIn(work.zone, new Date(taken.startsAt)),
          to: minuteIn(work.zone, new Date(taken.endsAt)).slice(11),
        }),
      )
  }
}

/** A9: what already takes the time of those who come; not what the appointment itself holds. */
export const takenAt = (work: Work, a: AppointmentRow, starts: readonly Date[]) =>
  rows(
    work.tx,
    sql<{ name: string; startsAt: string; endsAt: string; at: string }>`
      select coalesce(p.name, r.name, '') as name, lower(b.during) as starts_at, upper(b.during) as ends_at, s.at
      from unnest(${starts.map((s) => s.toISOString())}::timestamptz[]) as s(at)
        join booked_time b on b.during && tstzrange(s.at - make_interval(mins => ${a.bufferBefore}::int), s.at + make_interval(mins => ${a.minutes + a.bufferAfter}::int))
          and b.subject_id = any(${uuids(subjectsOf(a))}) and b.released_at is null
          and (b.expires_at is null or b.expires_at > ${work.now}::timestamptz) and b.appointment_id <> ${a.id}
        left join person p on p.id = b.subject_id left join resource r on r.id = b.subject_id`,
  )

/** A1, A5: the customer said it on the phone, or we move it. */
export async function bookAppointment(
  work: Work,
  id: string,
  { startsAt, notify }: InputOf<typeof contract.bookAppointment>['body'],
) {
  const a = await lockedAppointment(work, id)
  demand(whyNotAgree(a, work.locale))
  const at = new Date(startsAt)
  demandDecent(work, a, at)
  if (a.state === 'booked' && a.startsAt && Date.parse(a.startsAt) === at.getTime() && a.waiting === null)
    return after(work, id, null)
  const agreed = await agreeOn(work, a, at)
  return after(work, id, await tellCustomer(work, agreed, a.state === 'booked' ? 'moved' : 'booked', { mail: notify }))
}

/** A5: called off by us, or declined by the customer on the phone. */
export async function cancelAppointment(
  work: Work,
  id: string,
  input: InputOf<typeof contract.cancelAppointment>['body'],
) {
  const a = await lockedAppointment(work, id)
  demand(whyNotCancel(a, work.locale))
  const knows = a.state === 'booked' || (await liveOffer(work.tx, id)).length > 0
  const ended = await endAppointment(work, a, input.declined ? 'declined' : 'cancelled', { note: input.reason ?? null })
  if (input.declined) return after(work, id, null)
  const told = await tellCustomer(work, ended, 'cancelled', {
    reason: input.reason ?? null,
    mail: input.notify && knows,
  })
  return after(work, id, told)
}

/** A5: nothing comes of it: its time is free, its reminders are dropped, calendars hear of it. */
export async function endAppointment(
  work: Work,
  a: AppointmentRow,
  state: 'cancelled' | 'declined',
  { note = null, link }: { note?: string | null; link?: { id: string; contactId: string | null } } = {},
): Promise<AppointmentRow> {
  const sequence = a.sequence + 1
  await freeTime(work, a.id)
  await withdrawOffer(work, a.id)
  await dropReminders(work, a.id)
  // What the customer did alone waits until one of us has seen it.
  await updateStanding(work, a.id, { ...standing(a), state, sequence, waiting: link ? 'called_off' : null })
  await noteMove(work, a, {
    what: state,
    startsAt: a.startsAt,
    endsAt: a.endsAt,
    sequence,
    note,
    linkId: link?.id ?? null,
    contactId: link?.contactId ?? null,
  })
  const ended = (await findAppointment(work.tx, a.id)) as AppointmentRow
  if (a.state === 'booked') await tellUs(work, ended, 'cancelled')
  return ended
}

export async function revokeLinks(work: Work, id: string): Promise<void> {
  const a = await lockedAppointment(work, id)
  if ((await endLinks(work, id)) > 0) await noteMove(work, a, { what: 'links_revoked', sequence: a.sequence })
}

export const standing = (a: AppointmentRow) => ({
  state: a.state,
  startsAt: a.startsAt ? new Date(a.startsAt) : null,
  endsAt: a.endsAt ? new Date(a.endsAt) : null,
  sequence: a.sequence,
  waiting: a.waiting,
})

export async function after<T>(work: Work, id: string, told: T) {
  return { appointment: await detail(work, (await findAppointment(work.tx, id)) as AppointmentRow), told }
}
