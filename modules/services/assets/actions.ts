import { publish } from '../../../platform/events.ts'
import { newId, type RawBuilder, row, rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { heldOf, lockedCustomer } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import type * as contract from '../contract.ts'
import { assetChanged } from '../events.ts'
import { unknownAsset } from '../refusals.ts'
import { demandOpen } from '../sight.ts'

interface AssetRow {
  id: string
  customerId: string
  name: string
  serial: string | null
  note: string | null
  endedAt: string | null
  receptions: number
  lastAt: string | null
  version: number
}

const select = (work: Work, rest: RawBuilder<unknown>) =>
  rows(
    work.tx,
    sql<AssetRow>`select s.id, m.root_id as customer_id, t.name, t.serial, t.note, s.ended_at, s.version, r.count as receptions, r.last_at
      from asset s join asset_text t on t.asset_id = s.id join customer m on m.id = s.customer_id
        cross join lateral (select count(*) as count, max(received_at) as last_at from reception where asset_id = s.id) r ${rest}`,
  )

const find = async (work: Work, id: string) => (await select(work, sql`where s.id = ${id}`))[0] ?? null

const ofGroup = (rootId: string) => sql`s.customer_id = any(array(select id from customer where root_id = ${rootId}))`

export async function listAssets(work: Work, customerId: string) {
  const rootId = await demandOpen(work, customerId)
  return {
    items: await select(
      work,
      sql`where ${ofGroup(rootId)} order by s.ended_at is not null, s.created_at desc, s.id desc`,
    ),
  }
}

export async function addAsset(work: Work, customerId: string, input: InputOf<typeof contract.addAsset>['body']) {
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  return (await find(work, await insertAsset(work, customer.id, input))) as AssetRow
}

export async function insertAsset(
  work: Work,
  customerId: string,
  { name, serial, note }: InputOf<typeof contract.addAsset>['body'],
): Promise<string> {
  const id = newId()
  await run(
    work.tx,
    sql`insert into asset (id, customer_id, created_by, created_at) values (${id}, ${customerId}, ${work.by.id}, ${work.now})`,
  )
  await run(
    work.tx,
    sql`insert into asset_text (asset_id, name, serial, note) values (${id}, ${name}, ${serial || null}, ${note || null})`,
  )
  await publish(work, assetChanged, { customerId, subjectId: id, data: { ended: false } })
  return id
}

export async function changeAsset(
  work: Work,
  id: string,
  { ended, ...words }: InputOf<typeof contract.changeAsset>['body'],
) {
  const known = await row(
    work.tx,
    sql<{ id: string }>`select m.root_id as id from asset s join customer m on m.id = s.customer_id where s.id = ${id}`,
  )
  if (!known) throw new Refused(notFound())
  const customer = await lockedCustomer(work, known.id)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const stands = (await find(work, id)) as AssetRow
  if (work.ifMatch !== undefined && work.ifMatch !== stands.version) throw new Refused(versionConflict(stands))
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
  const { name, serial, note } = { ...stands, ...given }
  await run(
    work.tx,
    sql`update asset_text set name = ${name}, serial = ${serial || null}, note = ${note || null} where asset_id = ${id}`,
  )
  const isOver = ended ?? stands.endedAt !== null
  await run(
    work.tx,
    sql`update asset set version = version + 1, ended_at = case when ${isOver} then coalesce(ended_at, ${work.now}::timestamptz) end where id = ${id}`,
  )
  await publish(work, assetChanged, { customerId: customer.id, subjectId: id, data: { ended: isOver } })
  return (await find(work, id)) as AssetRow
}

/** Whether they are the customer's, and still in use. */
export async function demandAssets(work: Work, rootId: string, ids: readonly string[]): Promise<void> {
  const found = await rows(
    work.tx,
    sql`select 1 from asset s where s.id = any(${uuids(ids)}) and ${ofGroup(rootId)} and s.ended_at is null`,
  )
  if (found.length !== ids.length) throw new Refused(unknownAsset())
}
