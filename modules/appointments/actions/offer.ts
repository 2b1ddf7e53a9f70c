import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { minuteIn } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { busyBetween } from '../../calendars/index.ts'
import { demandDaytime, demandDecent, demandNotice, endOf, keepOffer, subjectsOf, toMinute } from '../booking/agree.ts'
import { lockedAppointment } from '../booking/load.ts'
import { noteMove } from '../booking/moves.ts'
import type * as contract from '../contract.ts'
import { untilWhen } from '../links/links.ts'
import type { Letter } from '../messages/compose.ts'
import { type Told, tellCustomer } from '../messages/send.ts'
import { offeredTwice, timeTaken } from '../refusals.ts'
import { type AppointmentRow, findAppointment, liveOffer, updateStanding } from '../repo.ts'
import { whyNotAsk } from '../rules/state.ts'
import { holdHours, holdOffered } from '../settings.ts'
import { after, standing } from './after.ts'

const HOUR_MS = 3_600_000

/** A1: several times go out; behind the link the customer picks one. */
export async function offerTimes(
  work: Work,
  id: string,
  { times, hold, mail, days, letter, atNight }: InputOf<typeof contract.offerTimes>['body'],
  origin: string | null,
) {
  const a = await lockedAppointment(work, id)
  demand(whyNotAsk(a, work.locale))
  const starts = times.map(toMinute).toSorted((x, y) => x.getTime() - y.getTime())
  for (const at of starts) {
    await demandDecent(work, a, at)
    demandNotice(work, a, at)
    demandDaytime(a, at, atNight)
  }
  for (const [n, at] of starts.entries()) demand(n > 0 && at < endOf(a, starts[n - 1] as Date) ? offeredTwice() : null)
  if (origin) await run(work.tx, sql`update appointment set origin = ${origin} where id = ${id}`)
  return after(work, id, await offerTo(work, a, starts, { mail, hold, days, own: letter }))
}

/** The same of times that are decent, in their order. Under the lock of the appointment. */
export async function offerTo(
  work: Work,
  { id }: AppointmentRow,
  starts: readonly Date[],
  {
    mail,
    hold,
    days,
    own,
  }: { mail: boolean; hold?: boolean | undefined; days?: number | undefined; own?: Letter | undefined },
): Promise<Told> {
  const a = (await findAppointment(work.tx, id)) as AppointmentRow
  const isHeld = hold ?? settingOf(work.settings, holdOffered)
  const holdUntil = isHeld ? new Date(work.now.getTime() + settingOf(work.settings, holdHours) * HOUR_MS) : null
  await demandThere(work, a, starts)
  if (!isHeld) await demandFree(work, a, starts)
  await keepOffer(work, a, starts, holdUntil)
  await updateStanding(work, id, { ...askedAnew(a), waiting: null })
  await noteMove(work, a, { what: 'offered', sequence: a.sequence })
  return tellCustomer(work, (await findAppointment(work.tx, id)) as AppointmentRow, 'offer', {
    offered: await liveOffer(work.tx, id),
    linkUntil: untilWhen(work, starts.at(-1) as Date, days),
    mail,
    own,
  })
}

/** Asked again after a no, nothing is agreed any more. */
const askedAnew = (a: AppointmentRow) =>
  a.state === 'declined' ? { ...standing(a), state: 'proposed' as const, startsAt: null, endsAt: null } : standing(a)

/** A2: who comes is neither away nor busy in an own calendar then: the customer would find the time taken. */
async function demandThere(work: Work, a: AppointmentRow, starts: readonly Date[]): Promise<void> {
  const isBusy = await busyAround(work, a, starts)
  const busy = starts.map((start) => isBusy(start)).find((found) => found !== undefined)
  if (busy)
    throw new Refused(
      timeTaken({
        who: [a.organiser, ...a.people].find(({ id }) => id === busy.personId)?.name ?? '',
        from: minuteIn(work.zone, new Date(busy.startsAt)),
        to: minuteIn(work.zone, new Date(busy.endsAt)).slice(11),
      }),
    )
}

/** A2: when who comes is away or busy in an own calendar, asked of each of some times at which it may begin. */
export async function busyAround(work: Work, a: AppointmentRow, starts: readonly Date[]) {
  const people = [...(a.hosted ? [a.organiser.id] : []), ...a.people.map(({ id }) => id)]
  const first = new Date(Math.min(...starts.map((start) => start.getTime())))
  const last = new Date(Math.max(...starts.map((start) => endOf(a, start).getTime())))
  const busy = await busyBetween(work, people, first, last)
  return (start: Date) => busy.find((b) => new Date(b.startsAt) < endOf(a, start) && new Date(b.endsAt) > start)
}

/** What is not held is at least free now. */
async function demandFree(work: Work, a: AppointmentRow, starts: readonly Date[]): Promise<void> {
  const [taken] = await takenAt(work, a, starts)
  if (taken)
    throw new Refused(
      timeTaken({
        who: taken.name,
        from: minuteIn(work.zone, new Date(taken.startsAt)),
        to: minuteIn(work.zone, new Date(taken.endsAt)).slice(11),
      }),
    )
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
        left join person p on p.id = b.subject_id left join resource r on r.id = b.subject_id
      order by s.at, lower(b.during)`,
  )
