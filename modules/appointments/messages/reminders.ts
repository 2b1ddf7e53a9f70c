import { z } from 'zod'
import { enqueue, job } from '../../../platform/jobs.ts'
import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type AppointmentRow, findAppointment } from '../repo.ts'
import { comesTooLate } from '../rules/late.ts'
import { hoursOf, remindCustomer, remindUs } from '../settings.ts'
import { tellCustomer, tellUs } from './send.ts'

interface Reminder {
  id: string
  appointmentId: string
  sequence: number
  toWhom: 'customer' | 'us'
  at: string
}

/**
 * A5: reminds of the version of an appointment for which it was made, and of no other: who moved, cancelled or already met
 * hears nothing.
 */
export const remind = job({
  name: 'appointments:remind',
  payload: z.object({ reminderId: z.uuid() }),
  run: ({ writing }, { reminderId }) =>
    writing(async (work) => {
      const reminder = await row(
        work.tx,
        sql<Reminder>`select id, appointment_id, sequence, to_whom, at from appointment_reminder where id = ${reminderId} and settled_at is null for update`,
      )
      if (!reminder) return
      // Woken before its time, by a clock that goes ahead of ours: it is found again when it is due.
      if (Date.parse(reminder.at) > work.now.getTime()) return
      // Whoever moves it waits until the reminder went, or is first and the reminder sees it.
      await run(work.tx, sql`select 1 from appointment where id = ${reminder.appointmentId} for share`)
      const a = await findAppointment(work.tx, reminder.appointmentId)
      await settle(work, reminder.id, a ? await sendReminder(work, a, reminder) : 'over')
    }),
})

/** A5: whatever is due and was not sent in its own time: after a standstill, or with clocks that differ. */
export const remindDue = job({
  name: 'appointments:remind_due',
  payload: z.object({}),
  schedule: '*/5 * * * *',
  run: ({ writing }) =>
    writing(async (work) => {
      const due = await rows(
        work.tx,
        sql<{
          id: string
          at: string
        }>`select id, at from appointment_reminder where settled_at is null and at <= ${work.now} order by at limit ${MOST_AT_ONCE}`,
      )
      for (const { id, at } of due) await wakeAt(work, id, new Date(at))
    }),
})

const MOST_AT_ONCE = 1000

async function sendReminder(work: Work, a: AppointmentRow, { sequence, toWhom, at }: Reminder): Promise<Became> {
  if (a.state !== 'booked' || a.sequence !== sequence) return 'moved'
  if (!a.startsAt || Date.parse(a.startsAt) <= work.now.getTime()) return 'over'
  if (comesTooLate(Date.parse(at), Date.parse(a.startsAt), work.now.getTime())) return 'over'
  if (toWhom === 'us') {
    await tellUs(work, a, 'remind')
    return 'sent'
  }
  const { sentTo, notSent } = await tellCustomer(work, a, 'remind')
  if (sentTo.length > 0) return 'sent'
  return notSent.length > 0 ? 'no_sender' : 'no_address'
}

type Became = 'sent' | 'moved' | 'over' | 'no_address' | 'no_sender'

const settle = (work: Work, id: string, became: Became) =>
  run(work.tx, sql`update appointment_reminder set settled_at = ${work.now}, became = ${became} where id = ${id}`)

const HOUR_MS = 3_600_000

/** A5: those of the version that stands, in place of all before. */
export async function planReminders(work: Work, a: AppointmentRow): Promise<void> {
  await dropReminders(work, a.id)
  if (a.state !== 'booked' || !a.startsAt) return
  const wanted = [
    ...hoursOf(settingOf(work.settings, remindCustomer)).map((hours) => ({ hours, toWhom: 'customer' as const })),
    ...hoursOf(settingOf(work.settings, remindUs)).map((hours) => ({ hours, toWhom: 'us' as const })),
  ]
  for (const { hours, toWhom } of wanted) {
    const at = new Date(Date.parse(a.startsAt) - hours * HOUR_MS)
    if (at <= work.now) continue
    const id = newId()
    await run(
      work.tx,
      sql`insert into appointment_reminder (id, appointment_id, sequence, to_whom, at) values (${id}, ${a.id}, ${a.sequence}, ${toWhom}, ${at})`,
    )
    await wakeAt(work, id, at)
  }
}

const wakeAt = (work: Work, reminderId: string, at: Date): Promise<void> =>
  enqueue(work, remind, { reminderId }, { key: `appointment reminder ${reminderId}`, at })

export const dropReminders = (work: Work, appointmentId: string) =>
  run(
    work.tx,
    sql`update appointment_reminder set settled_at = ${work.now}, became = 'moved' where appointment_id = ${appointmentId} and settled_at is null`,
  )
