import { publish } from '../../../platform/events.ts'
import { newId, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { type CustomerRecord, readerOf, readersOf } from '../../customers/index.ts'
import { rungAt } from '../../customers/rules/rungs.ts'
import type * as contract from '../contract.ts'
import { handoverChanged, handoverPlanned } from '../events.ts'
import { contactOf, demandColleagues, editable, rightsOf, seen } from '../reading.ts'
import {
  handoverClosed,
  handoverToOneself,
  stepsLeft,
  takerMustBeNamed,
  takerMustJoin,
  takerMustSign,
  unknownColleague,
  unknownStep,
} from '../refusals.ts'

interface Ref {
  id: string
  name: string
}

interface PlanRow {
  id: string
  contact: Ref | null
  from: Ref
  to: Ref
  state: 'open' | 'done' | 'dropped'
  fromRung: number
  toRung: number
  steps: { position: number; what: string; on: Day | null; doneOn: Day | null }[]
  createdAt: string
  version: number
}

const rungOf = (person: string) =>
  sql`coalesce((select max(q.rung) from distance_pair q where q.customer_id = c.root_id and q.person_id = ${sql.ref(person)} and q.current
    and (h.contact_id is null or q.contact_id = h.contact_id)), 0)`

const plansOf = (tx: Tx, rootId: string) =>
  rows(
    tx,
    sql<PlanRow>`select h.id, case when k.id is not null then jsonb_build_object('id', k.id, 'name', k.name) end as contact,
        jsonb_build_object('id', f.id, 'name', f.name) as from, jsonb_build_object('id', t.id, 'name', t.name) as to, h.state,
        ${rungOf('h.from_id')} as from_rung, ${rungOf('h.to_id')} as to_rung, h.created_at, h.version,
        (select jsonb_agg(jsonb_build_object('position', s.position, 'what', s.what, 'on', s.on_day, 'doneOn', s.done_on) order by s.position)
          from handover_step s where s.plan_id = h.id) as steps
      from customer c join handover_plan h on h.customer_id = c.id join person f on f.id = h.from_id join person t on t.id = h.to_id
        left join contact k on k.id = h.contact_id
      where c.root_id = ${rootId} order by h.state = 'open' desc, h.id desc`,
  )

/** D7: the boss opens, the group keeps: how the one's closeness goes over to the other. */
export const listHandovers = async (work: Work, id: string) => presentHandovers(work, await seen(work, id))

async function presentHandovers(work: Work, customer: CustomerRecord) {
  const plans = await plansOf(work.tx, customer.id)
  const { edit } = rightsOf(work, customer)
  return {
    items: plans.map(({ fromRung, toRung, ...plan }) => ({
      ...plan,
      rungs: { from: rungAt(fromRung), to: rungAt(toRung) },
    })),
    takers: edit ? await takersOf(work.tx, customer.id) : [],
    can: { edit },
  }
}

/** Who may take it over: colleagues who work on the customer; and those of them who need only sign (S2). */
const takersOf = async (tx: Tx, customerId: string) =>
  (await readersOf(tx, customerId)).flatMap(({ person, missing, works }) =>
    works && (missing === null || missing === 'sign') ? [{ person, mustSign: missing === 'sign' }] : [],
  )

/** S1, D7: closeness goes to nobody who may not know the customer; the refusal tells what comes first. */
async function demandTaker(tx: Tx, customerId: string, personId: string): Promise<void> {
  const taker = await readerOf(tx, customerId, personId)
  if (!taker) throw new Refused(unknownColleague())
  const { name } = taker.person
  if (taker.missing === 'name') throw new Refused(takerMustBeNamed({ name }))
  if (taker.missing === 'sign') throw new Refused(takerMustSign({ name }))
  if (taker.missing === 'join' || !taker.works) throw new Refused(takerMustJoin({ name }))
}

export async function planHandover(work: Work, id: string, input: InputOf<typeof contract.planHandover>['body']) {
  const customer = await editable(work, id)
  const { fromId, toId, contactId, steps } = input
  if (fromId === toId) throw new Refused(handoverToOneself())
  await demandColleagues(work, [fromId], 'body.fromId')
  await demandTaker(work.tx, customer.id, toId)
  if (contactId) await contactOf(work, customer.id, contactId)
  const planId = newId()
  await run(
    work.tx,
    sql`insert into handover_plan (id, customer_id, contact_id, from_id, to_id, created_by, created_at)
        values (${planId}, ${customer.id}, ${contactId ?? null}, ${fromId}, ${toId}, ${work.by.id}, ${work.now})`,
  )
  await run(
    work.tx,
    sql`insert into handover_step (plan_id, position, what, on_day)
        select ${planId}, s.at, s.step ->> 'what', (s.step ->> 'on')::date from jsonb_array_elements(${JSON.stringify(steps)}::jsonb) with ordinality s(step, at)`,
  )
  await publish(work, handoverPlanned, { customerId: customer.id, subjectId: planId, data: { fromId, toId } })
  return presentHandovers(work, customer)
}

interface PlanToChange {
  rootId: string
  state: PlanRow['state']
  version: number
}

const findPlan = (tx: Tx, id: string) =>
  row(
    tx,
    sql<PlanToChange>`select c.root_id, h.state, h.version from handover_plan h join customer c on c.id = h.customer_id where h.id = ${id}`,
  )

/** A step is done, or not after all; the plan is done when its steps are, or dropped. */
export async function changeHandover(work: Work, id: string, change: InputOf<typeof contract.changeHandover>['body']) {
  const found = await findPlan(work.tx, id)
  if (!found) throw new Refused(notFound())
  const customer = await editable(work, found.rootId)
  const plan = (await findPlan(work.tx, id)) as PlanToChange
  if (work.ifMatch !== undefined && work.ifMatch !== plan.version)
    throw new Refused(versionConflict(await presentHandovers(work, customer)))
  if (plan.state !== 'open') throw new Refused(handoverClosed())
  if (change.step) await markStep(work, id, change.step)
  if (change.state === 'done') await demandStepsDone(work.tx, id)
  const state = change.state ?? 'open'
  await run(work.tx, sql`update handover_plan set state = ${state}, version = version + 1 where id = ${id}`)
  const step = change.step ? { step: change.step.position, done: change.step.done } : {}
  await publish(work, handoverChanged, { customerId: customer.id, subjectId: id, data: { state, ...step } })
  return presentHandovers(work, customer)
}

async function markStep(work: Work, planId: string, { position, done }: { position: number; done: boolean }) {
  const marked = await run(
    work.tx,
    sql`update handover_step set done_on = ${done ? work.today : null} where plan_id = ${planId} and position = ${position}`,
  )
  if (marked === 0) throw new Refused(unknownStep())
}

async function demandStepsDone(tx: Tx, planId: string): Promise<void> {
  const left = await row(
    tx,
    sql<{ n: number }>`select count(*) as n from handover_step where plan_id = ${planId} and done_on is null`,
  )
  if (left && left.n > 0) throw new Refused(stepsLeft({ count: left.n }))
}
