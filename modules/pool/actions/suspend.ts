import { publish } from '../../../platform/events.ts'
import { rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { demand, type Refusal, Refused, tellRefusal } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import {
  type CustomerRecord,
  endOwnership,
  heldOf,
  lockedCustomer,
  poolFor,
  presentAfter,
  visibleTo,
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
  const [first, ...others] = [...whyNotSuspendNow(work, customer), ...(await whyNotPart(work, id))]
  if (first) throw new Refused({ ...first, missing: [first, ...others].map((why) => tell(work, why)) })
  await rest(work, customer, input, lookAgainOn)
  return presentAfter(work, id)
}

/** Rests several customers: each that may, while the others are told with their reasons. */
export async function suspendCustomers(work: Work, ids: readonly string[], input: Suspension) {
  const lookAgainOn = lookAgainDay(work, input.lookAgainOn)
  const suspended: string[] = []
  const refused: { customerId: string; name: string; reasons: { reason: string; text: string }[] }[] = []
  const visible = await rows(
    work.tx,
    sql<{
      id: string
    }>`select c.id from customer c where c.id = any(${[...ids]}::uuid[]) and ${visibleTo(work.by)} order by c.id`,
  )
  const seen = new Set(visible.map((c) => c.id))
  for (const id of ids) if (!seen.has(id)) refused.push({ customerId: id, name: '', reasons: [tell(work, notFound())] })
  for (const { id } of visible) {
    const customer = await lockedCustomer(work, id)
    const mayNot = whyNotEdit(work.by, heldOf(customer))
    const reasons = mayNot ? [mayNot] : [...whyNotSuspendNow(work, customer), ...(await whyNotPart(work, id))]
    if (reasons.length > 0)
      refused.push({ customerId: id, name: customer.name, reasons: reasons.map((why) => tell(work, why)) })
    else {
      await rest(work, customer, input, lookAgainOn)
      suspended.push(id)
    }
  }
  return { suspended, refused }
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

async function rest(work: Work, customer: CustomerRecord, input: Suspension, lookAgainOn: Day): Promise<void> {
  await closeStepIns(work, [customer.id], 'suspend', input.reason)
  await endOwnership(work, customer.id, 'suspended')
  const poolId = settingOf(work.settings, suspendedTo) === 'pool' ? await poolFor(work, customer) : null
  await run(
    work.tx,
    sql`update customer set state = 'suspended', owner_id = null, owner_since = null, pool_id = ${poolId}, pooled_at = ${work.now}, look_again_on = ${lookAgainOn},
          protected_until = null, postponed_until = null, version = version + 1
        where id = ${customer.id}`,
  )
  const move = {
    customerId: customer.id,
    kind: 'suspended',
    code: input.code,
    fromId: customer.ownerId,
    toId: null,
    lookAgainOn,
    reason: input.reason,
  } as const
  await insertMoves(work.tx, [move], work.by.id, work.now)
  await publish(work, customerSuspended, {
    customerId: customer.id,
    data: { code: input.code, fromId: customer.ownerId },
  })
}
