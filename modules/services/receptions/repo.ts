import { newId, type RawBuilder, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { CallResult, ReceptionState } from '../rules/receptions.ts'

interface Named {
  id: string
  name: string
}

export interface ReceptionRow {
  id: string
  customer: Named
  contact: Named | null
  asset: (Named & { serial: string | null }) | null
  appointmentId: string | null
  state: ReceptionState
  receivedBy: Named
  receivedAt: string
  worker: Named | null
  returnedAt: string | null
  cause: string
  place: string | null
  circumstances: string | null
  condition: string | null
  tried: string | null
  workDone: string | null
  callOn: Day | null
  callTaskId: string | null
  callResult: CallResult | null
  calledAt: string | null
  callSaid: string | null
  version: number
}

/** `c` is the customer that it is with now: after a merge, the one that was kept. */
const tables = sql`reception r join customer m on m.id = r.customer_id join customer c on c.id = m.root_id join reception_text t on t.reception_id = r.id
  join person p on p.id = r.received_by left join person w on w.id = r.worker_id left join contact k on k.id = r.contact_id left join asset_text s on s.asset_id = r.asset_id`

const ref = (alias: string) => sql`jsonb_build_object('id', ${sql.ref(alias)}.id, 'name', ${sql.ref(alias)}.name)`

export const selectReceptions = (tx: Tx, rest: RawBuilder<unknown>) =>
  rows(
    tx,
    sql<ReceptionRow>`select r.id, ${ref('c')} as customer, case when k.id is not null then ${ref('k')} end as contact,
        case when r.asset_id is not null then jsonb_build_object('id', r.asset_id, 'name', s.name, 'serial', s.serial) end as asset,
        r.appointment_id, r.state, ${ref('p')} as received_by, r.received_at, case when w.id is not null then ${ref('w')} end as worker, r.returned_at,
        t.cause, t.place, t.circumstances, t.condition, t.tried, t.work_done, r.call_on, r.call_task_id, r.call_result, r.called_at, t.call_said, r.version
      from ${tables} ${rest}`,
  )

export const findReception = async (tx: Tx, id: string): Promise<ReceptionRow | null> =>
  (await selectReceptions(tx, sql`where r.id = ${id}`))[0] ?? null

export const customerOfReception = async (tx: Tx, id: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{
        id: string
      }>`select m.root_id as id from reception r join customer m on m.id = r.customer_id where r.id = ${id}`,
    )
  )?.id ?? null

export type StepKind = ReceptionState | 'called' | 'not_reached'

export async function noteStep(work: Work, receptionId: string, what: StepKind, note: string | null): Promise<void> {
  const id = newId()
  await run(
    work.tx,
    sql`insert into reception_move (id, reception_id, at, what, by_id) values (${id}, ${receptionId}, ${work.now}, ${what}, ${work.by.id})`,
  )
  if (note) await run(work.tx, sql`insert into reception_move_text (move_id, note) values (${id}, ${note})`)
}

interface Step {
  id: string
  at: string
  what: StepKind
  by: Named | null
  note: string | null
}

export const stepsOf = (tx: Tx, receptionId: string) =>
  rows(
    tx,
    sql<Step>`select m.id, m.at, m.what, case when p.id is not null then ${ref('p')} end as by, t.note
      from reception_move m left join person p on p.id = m.by_id left join reception_move_text t on t.move_id = m.id
      where m.reception_id = ${receptionId} order by m.at, m.id`,
  )
