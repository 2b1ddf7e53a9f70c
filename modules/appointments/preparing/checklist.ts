import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { dayIn } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { demandAttending, lockedAppointment } from '../booking/load.ts'
import type * as contract from '../contract.ts'
import { kindOf } from '../kinds.ts'
import { detail } from '../present.ts'
import { checklistOver } from '../refusals.ts'
import { type AppointmentRow, findAppointment } from '../repo.ts'
import type { Kind } from '../rules/kinds.ts'

const MOST_ITEMS = 50

/** A4: what a kind of appointment asks to be prepared, in the language of whoever arranges it. */
export async function fillChecklist(work: Work, a: { id: string; organiserId: string }, kind: Kind): Promise<void> {
  for (const [position, item] of kind.checklist.entries())
    await run(
      work.tx,
      sql`insert into checklist_item (id, appointment_id, position, what, owner_id) values (${newId()}, ${a.id}, ${position}, ${item[work.locale]}, ${a.organiserId})`,
    )
}

/** A4: another kind asks for other things: what came with the one before and is not done yet goes; what is ticked, or one's own, stays. */
export async function refillChecklist(work: Work, a: AppointmentRow, kind: Kind): Promise<void> {
  const before = kindOf(work.settings, a.kind).checklist.flatMap(({ zh, en }) => [zh, en])
  await run(
    work.tx,
    sql`update checklist_item set dropped_at = ${work.now}
        where appointment_id = ${a.id} and what = any(${before}) and done_at is null and dropped_at is null`,
  )
  const kept = await rows(
    work.tx,
    sql<{ what: string }>`select what from checklist_item where appointment_id = ${a.id} and dropped_at is null`,
  )
  const missing = kind.checklist.filter(({ zh, en }) => !kept.some(({ what }) => what === zh || what === en))
  // What the kind asks for stands first.
  await run(
    work.tx,
    sql`update checklist_item set position = position + ${kind.checklist.length} where appointment_id = ${a.id} and dropped_at is null`,
  )
  await fillChecklist(work, { id: a.id, organiserId: a.organiser.id }, { ...kind, checklist: missing })
}

/** A4: once the time is known, what came with the kind has a day; one that somebody set stays. */
export async function dateChecklist(work: Work, a: AppointmentRow): Promise<void> {
  if (!a.startsAt) return
  const day = dayIn(work.zone, new Date(a.startsAt))
  for (const item of kindOf(work.settings, a.kind).checklist)
    await run(
      work.tx,
      sql`update checklist_item set due_on = greatest(${day}::date - ${item.daysBefore}::int, ${work.today}::date)
          where appointment_id = ${a.id} and what in (${item.zh}, ${item.en}) and done_at is null and dropped_at is null`,
    )
}

export async function addChecklistItem(
  work: Work,
  id: string,
  input: InputOf<typeof contract.addChecklistItem>['body'],
) {
  const a = await lockedAppointment(work, id)
  if (a.checklistOf >= MOST_ITEMS) throw new Refused(checklistOver({ most: MOST_ITEMS }))
  const ownerId = input.ownerId ?? work.by.id
  await demandAttending(work, a.customer.id, { personIds: [ownerId] })
  await run(
    work.tx,
    sql`insert into checklist_item (id, appointment_id, position, what, owner_id, due_on)
        select ${newId()}::uuid, ${id}::uuid, coalesce(max(position), -1) + 1, ${input.what}::text, ${ownerId}::uuid, ${input.dueOn ?? null}::date from checklist_item where appointment_id = ${id}`,
  )
  return afterwards(work, id)
}

export async function changeChecklistItem(
  work: Work,
  { id, itemId }: { id: string; itemId: string },
  change: InputOf<typeof contract.changeChecklistItem>['body'],
) {
  const a = await lockedAppointment(work, id)
  const item = await row(
    work.tx,
    sql<{ ownerId: string; dueOn: string | null; doneAt: string | null }>`
      select owner_id, due_on, done_at from checklist_item where id = ${itemId} and appointment_id = ${id} and dropped_at is null`,
  )
  if (!item) throw new Refused(notFound())
  if (change.ownerId) await demandAttending(work, a.customer.id, { personIds: [change.ownerId] })
  const done = change.done ?? item.doneAt !== null
  await run(
    work.tx,
    sql`update checklist_item set owner_id = ${change.ownerId ?? item.ownerId}, due_on = ${change.dueOn === undefined ? item.dueOn : change.dueOn}::date,
          done_at = case when ${done} then coalesce(done_at, ${work.now}::timestamptz) end, done_by = case when ${done} then coalesce(done_by, ${work.by.id}::uuid) end,
          dropped_at = case when ${change.dropped ?? false} then ${work.now}::timestamptz end
        where id = ${itemId}`,
  )
  return afterwards(work, id)
}

const afterwards = async (work: Work, id: string) =>
  detail(work, (await findAppointment(work.tx, id)) as AppointmentRow)
