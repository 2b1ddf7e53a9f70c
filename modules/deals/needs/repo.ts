import { newId, type RawBuilder, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { COMPANY_CURRENCY, type Money } from '../../../shared/money.ts'
import { type SignRow, signColumn, visibleTo } from '../../customers/index.ts'
import type { Held } from '../../customers/policy.ts'
import type { Level, NeedStage, Outcome } from '../rules/board.ts'
import { heldColumn, refColumn } from '../sight.ts'

export interface Ref {
  id: string
  name: string
}

export interface Competitor {
  name: string
  price: Money | null
  strong: string
  weak: string
}

export interface NeedRow {
  id: string
  customer: SignRow
  held: Held
  title: string
  number: string | null
  stage: NeedStage
  level: Level
  outcome: Outcome | null
  owner: Ref | null
  fen: number | null
  currency: string
  quantity: number | null
  unit: string | null
  product: Ref | null
  productTold: string | null
  wantedOn: Day | null
  chance: number | null
  nextStep: string | null
  nextOn: Day | null
  openedOn: Day | null
  quotedOn: Day | null
  closedOn: Day | null
  position: string
  version: number
}

export interface NeedRecord extends NeedRow {
  competitors: Competitor[]
  decider: Ref | null
  source: string | null
  quoteSent: boolean
}

const columns = (
  work: Work,
) => sql`f.id, ${signColumn} as customer, ${heldColumn(work)}, f.title, f.number, f.stage, f.level, f.outcome,
  ${refColumn('o')} as owner, f.fen, f.currency, f.quantity, f.unit, ${refColumn('p')} as product, f.product as product_told, f.wanted_on, f.chance,
  f.next_step, f.next_on, f.opened_on, f.quoted_on, f.closed_on, f.position::text as position, f.version`

const beside = sql`join customer m on m.id = f.customer_id join customer c on c.id = m.root_id
  left join person o on o.id = f.owner_id left join product p on p.id = f.product_id`

/** Those of a list, in its order. */
export const needsOf = (work: Work, list: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
  rows(work.tx, sql<NeedRow>`select ${columns(work)} from ${list} ${beside} order by ${order}`)

const recordColumns = (work: Work) => sql`${columns(work)}, f.competitors, f.source,
  (select jsonb_build_object('id', k.id, 'name', k.name) from contact k where k.id = f.decider_id) as decider,
  exists (select from quote q join quote_version v on v.quote_id = q.id where q.need_id = f.id and v.sent_on is not null) as quote_sent`

/** A need of a customer in the actor's sight. */
export const findSeen = (work: Work, id: string) =>
  row(
    work.tx,
    sql<NeedRecord>`select ${recordColumns(work)} from live_need f ${beside} where f.id = ${id} and ${visibleTo(work.by)}`,
  )

export const findNeed = (work: Work, id: string) =>
  row(work.tx, sql<NeedRecord>`select ${recordColumns(work)} from live_need f ${beside} where f.id = ${id}`)

/** The customer whose need it is: after a merge the one that was kept. */
export const customerOfNeed = async (tx: Tx, id: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{
        id: string
      }>`select c.root_id as id from live_need n join customer c on c.id = n.customer_id where n.id = ${id}`,
    )
  )?.id ?? null

/** What of a need people write. */
export interface NeedFields {
  title: string
  ownerId: string | null
  fen: number | null
  currency: string
  quantity: number | null
  unit: string | null
  productId: string | null
  wantedOn: Day | null
  chance: number | null
  nextStep: string | null
  nextOn: Day | null
  competitors: readonly Competitor[]
  deciderId: string | null
  source: string | null
}

const COLUMNS: Record<keyof NeedFields, string> = {
  title: 'title',
  ownerId: 'owner_id',
  fen: 'fen',
  currency: 'currency',
  quantity: 'quantity',
  unit: 'unit',
  productId: 'product_id',
  wantedOn: 'wanted_on',
  chance: 'chance',
  nextStep: 'next_step',
  nextOn: 'next_on',
  competitors: 'competitors',
  deciderId: 'decider_id',
  source: 'source',
}

const columnValue = (field: string, value: unknown): RawBuilder<unknown> =>
  field === 'competitors' ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`

const told = (fields: Partial<NeedFields>) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({
      column: sql.ref(COLUMNS[field as keyof NeedFields]),
      value: columnValue(field, value),
    }))

export async function insertNeed(
  work: Work,
  need: { id: string; customerId: string; level: Level; openedOn: Day },
  fields: Partial<NeedFields>,
): Promise<void> {
  const given = told(fields)
  await run(
    work.tx,
    sql`insert into need (id, customer_id, level, opened_on, position, created_by, recorded_at, ${sql.join(given.map((g) => g.column))})
        values (${need.id}, ${need.customerId}, ${need.level}, ${need.openedOn}, ${onTop(need.level)}, ${work.by.id}, ${work.now}, ${sql.join(given.map((g) => g.value))})`,
  )
}

export async function updateNeed(tx: Tx, id: string, fields: Partial<NeedFields>): Promise<void> {
  const sets = told(fields).map(({ column, value }) => sql`${column} = ${value}`)
  await run(tx, sql`update need set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`)
}

/** The place above all others of a column. */
const onTop = (stage: NeedStage) => sql`(select coalesce(max(position), 0) + 1 from need where stage = ${stage})`

/** The place right below a card of a column: half way to the next. Null where the card is not in it. */
const rightBelow = (stage: NeedStage, card: string) => sql`(select (a.position + coalesce(
    (select max(b.position) from need b where b.stage = a.stage and b.position < a.position), a.position - 2)) * 0.5
  from need a where a.id = ${card} and a.stage = ${stage})`

/** Puts a need into a place of a column; answers false where the card above is no longer there. */
export async function placeNeed(tx: Tx, id: string, stage: NeedStage, below: string | null): Promise<boolean> {
  const place = below ? rightBelow(stage, below) : onTop(stage)
  return (
    (await run(
      tx,
      sql`update need n set position = p.position, version = n.version + 1 from (select ${place} as position) p
          where n.id = ${id} and p.position is not null`,
    )) > 0
  )
}

/** What a column of the board says of a need. */
export interface Standing {
  level: Level
  quotedOn: Day | null
  outcome: Outcome | null
  closedOn: Day | null
}

/** Puts a need where it stands now, and notes the move. */
export async function standAt(
  work: Work,
  need: { id: string; stage: NeedStage },
  to: NeedStage,
  standing: Standing,
  on: Day,
): Promise<void> {
  await run(
    work.tx,
    sql`update need set level = ${standing.level}, quoted_on = ${standing.quotedOn}, outcome = ${standing.outcome}, closed_on = ${standing.closedOn},
          position = ${onTop(to)}, version = version + 1 where id = ${need.id}`,
  )
  await insertMove(work, need.id, need.stage, to, on)
}

export const insertMove = (work: Work, needId: string, from: NeedStage | null, to: NeedStage, on: Day) =>
  run(
    work.tx,
    sql`insert into need_move (id, need_id, from_stage, to_stage, on_day, by_id, recorded_at)
        values (${newId()}, ${needId}, ${from}, ${to}, ${on}, ${work.by.id}, ${work.now})`,
  )

export interface MoveRow {
  from: NeedStage | null
  to: NeedStage
  on: Day
  by: Ref | null
  at: string
}

export const movesOf = (tx: Tx, needId: string) =>
  rows(
    tx,
    sql<MoveRow>`select v.from_stage as "from", v.to_stage as "to", v.on_day as "on", ${refColumn('p')} as by, v.recorded_at as at
      from need_move v left join person p on p.id = v.by_id where v.need_id = ${needId} order by v.recorded_at, v.id`,
  )

export interface LossRow {
  outcome: 'lost' | 'dropped'
  code: string
  reason: string
  competitor: string | null
  price: Money | null
  on: Day
}

export const lossOf = (tx: Tx, needId: string) =>
  row(
    tx,
    sql<LossRow>`select outcome, code, reason, competitor, on_day as "on",
        case when fen is not null then jsonb_build_object('fen', fen, 'currency', currency) end as price
      from need_loss where need_id = ${needId} order by recorded_at desc limit 1`,
  )

export const insertLoss = (work: Work, needId: string, { outcome, code, reason, competitor, price, on }: LossRow) =>
  run(
    work.tx,
    sql`insert into need_loss (id, need_id, outcome, code, reason, competitor, fen, currency, on_day, by_id, recorded_at)
        values (${newId()}, ${needId}, ${outcome}, ${code}, ${reason}, ${competitor}, ${price?.fen ?? null}, ${price?.currency ?? COMPANY_CURRENCY}, ${on}, ${work.by.id}, ${work.now})`,
  )

/** Whether an order that counts was made for it. */
export const isOrdered = async (tx: Tx, needId: string): Promise<boolean> =>
  (await row(tx, sql`select 1 from live_order where need_id = ${needId} and cancelled_on is null`)) !== null
