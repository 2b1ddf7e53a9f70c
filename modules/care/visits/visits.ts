import { publish } from '../../../platform/events.ts'
import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { handTask } from '../../appointments/index.ts'
import { isWorkday } from '../../calendars/index.ts'
import { returnVisitMoved } from '../events.ts'
import { type Cause, dayInQuarter, type OwnPlan, onWorkday, type Plan, planOf, quarterOf } from '../rules/visits.ts'
import { usualPlan } from '../settings.ts'

/** R5: the plan for a customer after a cause: its own, else the company's. */
export async function planFor(
  work: Work,
  customer: { id: string; tier: string | null },
  cause: Cause,
): Promise<Plan | null> {
  const own = await row(
    work.tx,
    sql<OwnPlan>`select how, days, person_id from care_plan where customer_id = ${customer.id} and cause = ${cause}`,
  )
  const usual = usualPlan(work.settings, cause, customer.tier)
  return planOf(cause === 'quarter' && own ? { ...usual, days: 0 } : usual, own)
}

/** What calls for a visit: `key` names it, so that one cause brings one visit. */
export interface Called {
  readonly customerId: string
  readonly cause: Exclude<Cause, 'quarter'>
  readonly key: string
  readonly on: Day
}

/** R5: notes the visit that a plan asks for; the same cause a second time brings nothing. */
export async function noteVisit(work: Work, { customerId, cause, key, on }: Called): Promise<void> {
  const customer = await row(
    work.tx,
    sql<{
      id: string
      tier: string | null
    }>`select c.id, c.tier from customer m join customer c on c.id = m.root_id where m.id = ${customerId} and c.state <> 'archived'`,
  )
  const plan = customer && (await planFor(work, customer, cause))
  if (!plan) return
  const due = onWorkday(addDays(on, plan.days), (day) => isWorkday(work.settings, day))
  await insertVisit(work, customer.id, cause, key, due, plan)
}

/** R5: the visit of this quarter. */
export async function noteQuarter(work: Work, customer: { id: string; tier: string | null }): Promise<void> {
  const plan = await planFor(work, customer, 'quarter')
  if (!plan) return
  const quarter = quarterOf(work.today)
  const due = dayInQuarter(quarter, customer.id, work.today, (day) => isWorkday(work.settings, day))
  await insertVisit(work, customer.id, 'quarter', quarter.key, due, plan)
}

async function insertVisit(work: Work, customerId: string, cause: Cause, key: string, due: Day, plan: Plan) {
  const id = newId()
  const added = await run(
    work.tx,
    sql`insert into return_visit (id, customer_id, cause, cause_key, due_on, how, person_id, made_at)
        values (${id}, ${customerId}, ${cause}, ${key}, ${due}, ${plan.how}, ${plan.personId}, ${work.now})
        on conflict (customer_id, cause, cause_key) do nothing`,
  )
  if (added > 0) await publish(work, returnVisitMoved, { customerId, subjectId: id, data: { cause, state: 'waiting' } })
}

/** R5: what called for it was taken back. */
export const voidVisit = (work: Work, cause: Cause, key: string): Promise<number> =>
  run(
    work.tx,
    sql`update return_visit set state = 'void', settled_at = ${work.now} where cause = ${cause} and cause_key = ${key} and state = 'waiting'`,
  )

/** R5: what the former owner was reminded of and has not done is the new owner's. */
export async function handVisits(work: Work): Promise<void> {
  const found = await rows(
    work.tx,
    sql<{ taskId: string; ownerId: string }>`select v.task_id, c.owner_id
      from return_visit v join task k on k.id = v.task_id join customer m on m.id = v.customer_id join customer c on c.id = m.root_id
      where v.state = 'reminded' and v.person_id is null and k.done_at is null and k.dropped_at is null and c.owner_id is not null and k.owner_id <> c.owner_id`,
  )
  for (const { taskId, ownerId } of found) await handTask(work, taskId, ownerId)
}
