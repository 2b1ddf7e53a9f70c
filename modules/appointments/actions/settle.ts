import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type Day, minuteIn } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { contactsOf } from '../../customers/index.ts'
import { recordTouch } from '../../touches/index.ts'
import { freeTime } from '../booking/booked.ts'
import { demandAttending, lockedAppointment, whoMayNotSee } from '../booking/load.ts'
import { noteMove } from '../booking/moves.ts'
import type * as contract from '../contract.ts'
import { kindOf } from '../kinds.ts'
import { dropReminders } from '../messages/reminders.ts'
import { tellCustomer } from '../messages/send.ts'
import { type AppointmentRow, findAppointment, updateStanding } from '../repo.ts'
import { BUILT_IN, CHANNEL_OF, type Kind } from '../rules/kinds.ts'
import { whyNotPromise } from '../rules/promises.ts'
import { whyNotSettle } from '../rules/state.ts'
import { kinds } from '../settings.ts'
import { insertTask } from '../tasks/repo.ts'
import { after, standing } from './after.ts'
import { newAppointment } from './create.ts'

const settleable = (work: Work, a: AppointmentRow) =>
  demand(whyNotSettle(a, work.now, a.startsAt ? minuteIn(work.zone, new Date(a.startsAt)) : '', work.locale))

/** A5: nobody came. It is kept, and answered kindly: the message is there, to send or to copy. */
export async function recordNoShow(work: Work, id: string, { notify }: InputOf<typeof contract.recordNoShow>['body']) {
  const a = await lockedAppointment(work, id)
  settleable(work, a)
  if (a.state === 'booked') {
    await endTime(work, a)
    await updateStanding(work, id, { ...standing(a), state: 'no_show', waiting: null })
    await noteMove(work, a, { what: 'no_show', startsAt: a.startsAt, endsAt: a.endsAt, sequence: a.sequence })
  }
  const missed = (await findAppointment(work.tx, id)) as AppointmentRow
  return after(work, id, await tellCustomer(work, missed, 'noShow', { mail: notify }))
}

/** What comes after it can be booked; what was taken is kept. */
async function endTime(work: Work, a: AppointmentRow): Promise<void> {
  await dropReminders(work, a.id)
  if (a.endsAt && Date.parse(a.endsAt) > work.now.getTime()) await freeTime(work, a.id)
}

/** A7: it was held: a touch with its minutes, what was promised as tasks with their days, and the next one prepared. */
export async function recordHeld(
  work: Work,
  id: string,
  { minutes, effective, promises, next }: InputOf<typeof contract.recordHeld>['body'],
) {
  const a = await lockedAppointment(work, id)
  settleable(work, a)
  for (const { dueOn } of promises) demand(whyNotPromise(dueOn, work.today))
  await demandAttending(work, a.customer.id, { personIds: promises.flatMap((p) => p.ownerId ?? []) })
  await endTime(work, a)
  await keepHeld(work, a, { minutes, effective, promises, happenedAt: new Date(a.startsAt as string) })
  for (const promise of promises)
    await insertTask(work, {
      customerId: a.customer.id,
      ownerId: promise.ownerId ?? a.organiser.id,
      what: promise.what,
      dueOn: promise.dueOn,
      appointmentId: id,
    })
  const nextId = next ? await prepareNext(work, a, next.kind ?? kindAfter(work, a)) : null
  return { ...(await after(work, id, null)), nextId }
}

interface HeldNow {
  readonly minutes: string
  readonly effective: boolean
  readonly promises: readonly { what: string; dueOn: Day }[]
  readonly happenedAt: Date
}

/** A7: what was held is a touch. Under the lock of the appointment. */
export async function keepHeld(work: Work, a: AppointmentRow, { minutes, effective, promises, happenedAt }: HeldNow) {
  const { medium } = kindOf(work.settings, a.kind)
  const soonest = promises.toSorted((x, y) => x.dueOn.localeCompare(y.dueOn))[0]
  const touchId = await recordTouch(work, {
    customerId: a.customer.id,
    contactIds: a.contacts.map((c) => c.id),
    byId: a.organiser.id,
    colleagueIds: a.people.map((p) => p.id),
    channel: CHANNEL_OF[medium],
    direction: medium === 'visit_in' || medium === 'service' ? 'in' : 'out',
    effective,
    summary: minutes,
    happenedAt,
    nextStep: soonest?.what ?? null,
    nextOn: soonest?.dueOn ?? null,
    source: 'appointment',
    sourceKey: a.id,
  })
  await dropReminders(work, a.id)
  await updateStanding(work, a.id, { ...standing(a), state: 'held', waiting: null })
  await run(work.tx, sql`update appointment set touch_id = ${touchId} where id = ${a.id}`)
  await run(work.tx, sql`update appointment_text set record = ${minutes} where appointment_id = ${a.id}`)
  await noteMove(work, a, { what: 'held', startsAt: a.startsAt, endsAt: a.endsAt, sequence: a.sequence })
  return touchId
}

/** After a slot, what the company arranges first: another slot is chosen, and not prepared. */
const kindAfter = (work: Work, a: AppointmentRow): string =>
  kindOf(work.settings, a.kind).medium === 'service'
    ? (settingOf(work.settings, kinds).find(({ medium }) => medium !== 'service') ?? (BUILT_IN[0] as Kind)).key
    : a.kind

/** With the same people, as far as they are still there. */
async function prepareNext(work: Work, a: AppointmentRow, kind: string): Promise<string> {
  const here = new Set((await contactsOf(work.tx, a.customer.id)).filter((c) => c.leftOn === null).map((c) => c.id))
  const stayed = await rows(
    work.tx,
    sql<{
      id: string
    }>`select id from person where id = any(${uuids([a.organiser.id, ...a.people.map((p) => p.id)])}) and state <> 'left'`,
  )
  const ours = new Set(stayed.map((p) => p.id))
  for (const { id } of await whoMayNotSee(
    work,
    a.customer.id,
    a.people.map((p) => p.id),
  ))
    ours.delete(id)
  const next = await newAppointment(
    work,
    {
      customerId: a.customer.id,
      kind,
      organiserId: ours.has(a.organiser.id) ? a.organiser.id : work.by.id,
      contactIds: a.contacts.map((c) => c.id).filter((c) => here.has(c)),
      personIds: a.people.map((p) => p.id).filter((p) => ours.has(p)),
      place: a.place,
      parking: a.parking,
      zone: a.zone,
      locale: a.locale,
    },
    a.origin,
  )
  return next.id
}
