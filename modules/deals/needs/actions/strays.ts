import { page } from '../../../../platform/cursor.ts'
import { publish } from '../../../../platform/events.ts'
import { row, rows, run, sql } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import type { Money } from '../../../../shared/money.ts'
import { Id } from '../../../../shared/page.ts'
import { demand, Refused } from '../../../../shared/refusal.ts'
import { notFound } from '../../../../shared/refusals.ts'
import { heldOf, lockedCustomer, readPlace } from '../../../customers/index.ts'
import { whyNotEdit } from '../../../customers/policy.ts'
import { needChanged } from '../../events.ts'
import { whyNotKeepStrays } from '../../policy.ts'
import { needHasCustomer } from '../../refusals.ts'
import type { NeedStage } from '../../rules/board.ts'
import { refColumn } from '../../sight.ts'
import type * as contract from '../contract.ts'
import { recountNeeds } from '../figures.ts'
import { showNeed } from '../reading.ts'
import { findSeen, type Ref } from '../repo.ts'
import { reportIfBig } from '../report.ts'

interface Stray {
  id: string
  title: string
  number: string | null
  stage: NeedStage
  owner: Ref | null
  amount: Money | null
  openedOn: string | null
}

/** G4: deals that an import brought and for whose customer it found nobody, the latest first. */
export async function listStrayNeeds(work: Work, { limit, cursor }: InputOf<typeof contract.listStrayNeeds>['query']) {
  demand(whyNotKeepStrays(work.by))
  const place = readPlace(cursor, Id)
  const found = await rows(
    work.tx,
    sql<Stray>`select f.id, f.title, f.number, f.stage, ${refColumn('o')} as owner, f.opened_on,
        case when f.fen is not null then jsonb_build_object('fen', f.fen, 'currency', f.currency) end as amount
      from live_need f left join person o on o.id = f.owner_id
      where f.customer_id is null and ${place ? sql`f.id < ${place[1]}` : sql`true`} order by f.id desc limit ${limit + 1}`,
  )
  return page(found, limit, (last) => [last.id, last.id])
}

/** Names the customer of such a deal; it then counts, moves and is reported (T7) as any need. */
export async function nameNeedCustomer(work: Work, id: string, customerId: string) {
  demand(whyNotKeepStrays(work.by))
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const stray = await row(
    work.tx,
    sql<{ customerId: string | null }>`select customer_id from live_need where id = ${id}`,
  )
  // Whose customer is out of sight is as though it were not: also to who may keep strays (S1).
  if (!stray || (stray.customerId && !(await findSeen(work, id)))) throw new Refused(notFound())
  const named = await run(
    work.tx,
    sql`update need set customer_id = ${customer.id}, owner_id = coalesce(owner_id, ${customer.ownerId}), version = version + 1
        where id = ${id} and customer_id is null`,
  )
  if (named === 0) throw new Refused(needHasCustomer())
  await recountNeeds(work, [customer.id])
  await publish(work, needChanged, { customerId: customer.id, subjectId: id, data: { fields: ['customerId'] } })
  await reportIfBig(work, customer, id)
  return showNeed(work, id)
}
