import { publish } from '../../../platform/events.ts'
import { newId, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import type { CustomerRecord } from '../../customers/index.ts'
import { rungAt } from '../../customers/rules/rungs.ts'
import type * as contract from '../contract.ts'
import { shareNoted, sharePlanned } from '../events.ts'
import { dayPast, editable, rightsOf, seen } from '../reading.ts'
import { recountDistances } from '../reckon.ts'
import { rivalTwice, sharesTooMuch } from '../refusals.ts'
import { mismatch, rankExpected, supplierRank, wayToSole } from '../rules/supplier.ts'
import { rankThresholds } from '../settings.ts'

interface ShareRow {
  id: string
  on: Day
  ours: number
  known: boolean
  rivals: { name: string; percent: number }[]
  yearlyFen: number | null
  currency: string
  by: { id: string; name: string }
}

const MOST_SHARES = 50

const sharesOf = (tx: Tx, rootId: string) =>
  rows(
    tx,
    sql<ShareRow>`select s.id, s.on_day as on, s.ours, s.known, s.rivals, s.yearly_fen, s.currency, jsonb_build_object('id', p.id, 'name', p.name) as by
      from customer c join wallet_share s on s.customer_id = c.id join person p on p.id = s.by_id
      where c.root_id = ${rootId} order by s.on_day desc, s.recorded_at desc limit ${MOST_SHARES}`,
  )

interface PlanRow {
  target: number
  byDay: Day
  steps: string
  version: number
  recordedAt: string
  by: { id: string; name: string }
}

const plansOf = (tx: Tx, rootId: string) =>
  rows(
    tx,
    sql<PlanRow>`select l.target_percent as target, l.by_day, l.steps, l.version, l.recorded_at, jsonb_build_object('id', p.id, 'name', p.name) as by
      from customer c join share_plan l on l.customer_id = c.id join person p on p.id = l.by_id
      where c.root_id = ${rootId} order by l.recorded_at desc, l.version desc limit 1`,
  )

/** D8: where we stand as a supplier, how far it is to first and sole, and the plan. */
export const showShare = async (work: Work, id: string) => presentShare(work, await seen(work, id))

async function presentShare(work: Work, customer: CustomerRecord) {
  const ranks = settingOf(work.settings, rankThresholds)
  const percents = (rivals: ShareRow['rivals']) => rivals.map(({ percent }) => percent)
  const history = (await sharesOf(work.tx, customer.id)).map(({ yearlyFen, currency, ...share }) => ({
    ...share,
    yearly: yearlyFen === null ? null : { fen: yearlyFen, currency },
    rank: supplierRank(share.ours, percents(share.rivals), ranks),
  }))
  const latest = history[0] ?? null
  const rung = rungAt(customer.distance)
  const way = latest && wayToSole(latest.ours, percents(latest.rivals))
  return {
    latest,
    history,
    toFirst: way?.toFirst ?? null,
    toSole: way?.toSole ?? null,
    rung,
    expected: rankExpected(rung),
    mismatch: mismatch(rung, latest?.rank ?? null),
    plan: (await plansOf(work.tx, customer.id))[0] ?? null,
    can: { edit: rightsOf(work, customer).edit },
  }
}

/** D8: writes down who has which part of what the customer buys, as of a day. */
export async function noteShare(work: Work, id: string, input: InputOf<typeof contract.noteShare>['body']) {
  const customer = await editable(work, id)
  const { ours, known, rivals, yearly } = input
  const sum = rivals.reduce((total, { percent }) => total + percent, ours)
  if (sum > 100) throw new Refused(sharesTooMuch({ sum }))
  const twice = rivals.find(({ name }, at) => rivals.findIndex((other) => other.name === name) !== at)
  if (twice) throw new Refused(rivalTwice({ name: twice.name }))
  const shareId = newId()
  await run(
    work.tx,
    sql`insert into wallet_share (id, customer_id, on_day, ours, known, rivals, yearly_fen, currency, by_id, recorded_at)
        values (${shareId}, ${customer.id}, ${dayPast(work, input.on)}, ${ours}, ${known}, ${JSON.stringify(rivals)}::jsonb, ${yearly?.fen ?? null},
          ${yearly?.currency ?? 'CNY'}, ${work.by.id}, ${work.now})`,
  )
  await recountDistances(work, [customer.id])
  await publish(work, shareNoted, { customerId: customer.id, subjectId: shareId, data: { known } })
  return showShare(work, customer.id)
}

/** D8: the way up. An earlier plan stays on record. */
export async function planShare(work: Work, id: string, plan: InputOf<typeof contract.planShare>['body']) {
  const customer = await editable(work, id)
  const [made] = await rows(
    work.tx,
    sql<{
      version: number
    }>`insert into share_plan (customer_id, version, target_percent, by_day, steps, by_id, recorded_at)
      select ${customer.id}, coalesce(max(version), 0) + 1, ${plan.target}, ${plan.byDay}, ${plan.steps}, ${work.by.id}, ${work.now}
      from share_plan where customer_id = ${customer.id} returning version`,
  )
  await publish(work, sharePlanned, { customerId: customer.id, data: { version: made?.version ?? 1 } })
  return showShare(work, customer.id)
}
