import { publish } from '../../../platform/events.ts'
import { newId, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { appointmentMoved, type MoveKind } from '../events.ts'
import type { AppointmentRow } from '../repo.ts'

export interface Move {
  what: MoveKind
  sequence: number
  startsAt?: Date | string | null
  endsAt?: Date | string | null
  /** The link by which the customer did it. */
  linkId?: string | null
  /** Who of us, where it is not whose work this is: the one in whose own calendar it was moved. */
  byId?: string | null
  contactId?: string | null
  note?: string | null
  code?: string | null
}

/** Writes down what became of an appointment, and tells it. */
export async function noteMove(
  work: Work,
  { id, kind, customer }: Pick<AppointmentRow, 'id' | 'kind' | 'customer'>,
  move: Move,
) {
  const moveId = newId()
  const byLink = Boolean(move.linkId)
  await run(
    work.tx,
    sql`insert into appointment_move (id, appointment_id, at, what, by_id, link_id, contact_id, starts_at, ends_at, sequence, code)
        values (${moveId}, ${id}, ${work.now}, ${move.what}, ${byLink ? null : (move.byId ?? work.by.id)}, ${move.linkId ?? null}, ${move.contactId ?? null},
          ${move.startsAt ?? null}, ${move.endsAt ?? null}, ${move.sequence}, ${move.code ?? null})`,
  )
  if (move.note)
    await run(work.tx, sql`insert into appointment_move_text (move_id, note) values (${moveId}, ${move.note})`)
  await publish(work, appointmentMoved, {
    customerId: customer.id,
    subjectId: id,
    data: { what: move.what, byLink, kind, sequence: move.sequence },
  })
}
