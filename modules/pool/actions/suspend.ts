import { publishAll } from '../../../platform/events.ts'
import { run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { demand, type Refusal, Refused, tellRefusal } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import {
  type CustomerRow,
  endOwnerships,
  heldOf,
  lockedCustomer,
  lockedInSight,
  poolOf,
  presentAfter,
  whyNotPart,
  whyNotSuspendNow,
} from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { closeStepIns } from '../../touches/index.ts'
import { customerSuspended } from '../events.ts'
import { lookAgainInThePast } from '../refusals.ts'
import { insertMoves } from '../repo.ts'
import { lookAgainDays, suspendedTo } from '../settings.ts'

export interface Suspension {
  reason: string
  code: string
  lookAgainOn?: Day | undefined
}

/** T4, T5: rests a customer. All that stands against it is told at once, the gravest as the reason. */
export async function suspendCustomer(work: Work, id: string, input: Suspension) {
  const lookAgainOn = lookAgainDay(work, input.lookAgainOn)
  const customer = await lockedCustomer(work, id)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const [first, ...others] = [...whyNotSuspendNow(work, customer), ...(await whyNotPart(work, [id]))(id)]
  if (first) throw new Refused({ ...first, missing: [first, ...others].map((why) => tell(work, why)) })
  await rest(work, [customer], input, lookAgainOn)
  return presentAfter(work, id)
}

/** Rests several customers: each that may, while the others are told with their reasons. */
export async function suspendCustomers(work: Work, ids: readonly string[], input: Suspension) {
  const lookAgainOn = lookAgainDay(work, input.lookAgainOn)
  const refused: { customerId: string; name: string; reasons: { reason: string; text: string }[] }[] = []
  const found = await lockedInSight(work, ids)
  const seen = new Set(found.map((c) => c.id))
  for (const id of ids) if (!seen.has(id)) refused.push({ customerId: id, name: '', reasons: [tell(work, notFound())] })
  const open = await whyNotPart(work, [...seen])
  const resting: CustomerRow[] = []
  for (const customer of found) {
    const mayNot = whyNotEdit(work.by, heldOf(customer))
    const reasons = mayNot ? [mayNot] : [...whyNotSuspendNow(work, customer), ...open(customer.id)]
    if (reasons.length > 0)
      refused.push({ customerId: customer.id, name: customer.name, reasons: reasons.map((why) => tell(work, why)) })
    else resting.push(customer)
  }
  await rest(work, resting, input, lookAgainOn)
  return { suspended: resting.map((c) => c.id), refused }
}

const tell = (work: Work, why: Refusal) => ({
  reason: why.kind.reason,
  text: tellRefusal(why, work.locale),
  ...why.values,
})

function lookAgainDay(work: Work, asked: Day | undefined): Day {
  const day = asked ?? addDays(work.today, settingOf(work.settings, lookAgainDays))
  if (day <= work.today) throw new Refused(lookAgainInThePast())
  return day
}

async function rest(work: Work, customers: readonly CustomerRow[], input: Suspension, lookAgainOn: Day): Promise<void> {
  const ids = customers.map((c) => c.id)
  await closeStepIns(work, ids, 'suspend', input.reason)
  await endOwnerships(work, ids, 'suspended')
  const pool = settingOf(work.settings, suspendedTo) === 'pool' ? poolOf(work) : sql`null`
  await run(
    work.tx,
    sql`update customer c set state = 'suspended', owner_id = null, owner_since = null, pool_id = n.pool_id, pooled_at = ${work.now}, look_again_on = ${lookAgainOn},
          protected_until = null, postponed_until = null, version = c.version + 1
        from (select w.id, (${pool})::uuid as pool_id from customer w where w.id = any(${uuids(ids)})) n where n.id = c.id`,
  )
  const moves = customers.map((c) => ({
    customerId: c.id,
    kind: 'suspended' as const,
    code: input.code,
    fromId: c.ownerId,
    toId: null,
    lookAgainOn,
    reason: input.reason,
  }))
  await insertMoves(work.tx, moves, work.by.id, work.now)
  await publishAll(
    work,
    customerSuspended,
    customers.map((c) => ({ customerId: c.id, data: { code: input.code, fromId: c.ownerId } })),
  )
}
