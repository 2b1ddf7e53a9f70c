import { newId, type RawBuilder, row, rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Hold } from './rules/stuck.ts'
import type { TrustKind } from './rules/trust.ts'

interface Ref {
  id: string
  name: string
}

const refColumn = (alias: string): RawBuilder<unknown> => {
  const of = sql.raw(alias)
  return sql`case when ${of}.id is null then null else jsonb_build_object('id', ${of}.id, 'name', ${of}.name) end`
}

export interface TraceRow {
  personId: string
  contactId: string | null
  on: Day
  bound: number
  proven: number
  trust: number
}

const MOST_MOVES = 1000

/** D4: how the distances of a customer moved, the first first. */
export const traceOf = (tx: Tx, rootId: string) =>
  rows(
    tx,
    sql<TraceRow>`select * from (
        select m.person_id, m.contact_id, m.on_day as on, m.bound, m.proven, m.trust, m.id from customer c join distance_move m on m.customer_id = c.id
        where c.root_id = ${rootId} order by m.on_day desc, m.id desc limit ${MOST_MOVES}
      ) t order by t.on, t.id`,
  )

export interface PairKept {
  personId: string
  contactId: string | null
  since: Day
}

export const pairsKept = (tx: Tx, customerId: string) =>
  rows(
    tx,
    sql<PairKept>`select person_id, contact_id, since from distance_pair where customer_id = ${customerId} and current`,
  )

export interface LedgerRow {
  id: string
  kind: Exclude<TrustKind, 'on_time' | 'neglect'>
  on: Day
  person: Ref
  contact: Ref | null
  referred: Ref | null
  note: string | null
  by: Ref | null
}

const MOST_ENTRIES = 200

/** R2: what people wrote down, the latest first. */
export const ledgerOf = (tx: Tx, rootId: string) =>
  rows(
    tx,
    sql<LedgerRow>`select e.id, e.kind, e.on_day as on, ${refColumn('p')} as person, ${refColumn('k')} as contact,
        ${refColumn('f')} as referred, n.note, ${refColumn('b')} as by
      from customer c join live_trust_event e on e.customer_id = c.id join person p on p.id = e.person_id left join contact k on k.id = e.contact_id
        left join customer f on f.id = e.referred_id left join trust_note n on n.event_id = e.id left join person b on b.id = e.by_id
      where c.root_id = ${rootId} order by e.on_day desc, e.id desc limit ${MOST_ENTRIES}`,
  )

export const namesOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (await rows(tx, sql<Ref>`select id, name from person where id = any(${[...ids]}::uuid[])`)).map((p) => [
      p.id,
      p.name,
    ]),
  )

export const rolesOf = async (tx: Tx, customerId: string): Promise<Map<string, string>> =>
  new Map(
    (
      await rows(
        tx,
        sql<{
          personId: string
          role: string
        }>`select person_id, role from customer_member where customer_id = ${customerId} and ended_at is null`,
      )
    ).map((m) => [m.personId, m.role]),
  )

export const standingOf = (tx: Tx, customerId: string) =>
  row(
    tx,
    sql<{
      stuckSince: Day | null
      stuckTouches: number | null
      stuckBy: Hold | null
    }>`select stuck_since, stuck_touches, stuck_by from portrait_standing where customer_id = ${customerId}`,
  )

export interface NewTrust {
  customerId: string
  contactId: string | null
  personId: string
  kind: LedgerRow['kind']
  on: Day
  referredId: string | null
  touchId: string | null
  note: string | null
}

export async function insertTrust(work: Work, event: NewTrust): Promise<string> {
  const id = newId()
  await run(
    work.tx,
    sql`insert into trust_event (id, customer_id, contact_id, person_id, kind, referred_id, on_day, touch_id, by_id, recorded_at)
        values (${id}, ${event.customerId}, ${event.contactId}, ${event.personId}, ${event.kind}, ${event.referredId}, ${event.on}, ${event.touchId}, ${work.by.id}, ${work.now})`,
  )
  if (event.note) await run(work.tx, sql`insert into trust_note (event_id, note) values (${id}, ${event.note})`)
  return id
}

export interface TrustToWithdraw {
  customerId: string
  rootId: string
  contactId: string | null
  personId: string
  byId: string
  withdrawn: boolean
}

export const findTrust = (tx: Tx, id: string) =>
  row(
    tx,
    sql<TrustToWithdraw>`select e.customer_id, c.root_id, e.contact_id, e.person_id, e.by_id, exists (select from trust_event w where w.of_id = e.id) as withdrawn
      from trust_event e join customer c on c.id = e.customer_id where e.id = ${id} and e.kind <> 'withdrawn'`,
  )

export async function insertTrustWithdrawal(work: Work, id: string, of: TrustToWithdraw): Promise<void> {
  await run(
    work.tx,
    sql`insert into trust_event (id, customer_id, contact_id, person_id, kind, of_id, on_day, by_id, recorded_at)
        values (${newId()}, ${of.customerId}, ${of.contactId}, ${of.personId}, 'withdrawn', ${id}, ${work.today}, ${work.by.id}, ${work.now})`,
  )
}
