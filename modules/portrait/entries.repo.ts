import { newId, row, rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { sealValue } from '../secrecy/index.ts'
import { type Field, SEALED_BLOCKS, type Value } from './rules/fields.ts'
import type { Confidence, Way } from './rules/knowledge.ts'

export interface EntryRow {
  id: string
  customerId: string
  customerName: string
  contactId: string | null
  field: string
  act: 'learnt' | 'confirmed'
  sealed: boolean
  how: Way
  confidence: Confidence
  learntOn: Day
  by: { id: string; name: string } | null
  touchId: string | null
  /** Null where it is sealed. */
  value: Value | null
}

/** Everything that stands in a customer's portrait and in those of customers merged into it, the latest first. */
export const entriesOf = (tx: Tx, rootId: string) =>
  rows(
    tx,
    sql<EntryRow>`select v.id, v.customer_id, m.name as customer_name, v.contact_id, v.field, v.act, v.sealed, v.how, v.confidence, v.learnt_on, v.touch_id,
        case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as by, x.value
      from customer m join live_portrait_value v on v.customer_id = m.id left join portrait_text x on x.value_id = v.id left join person p on p.id = v.by_id
      where m.root_id = ${rootId} order by v.learnt_on desc, v.recorded_at desc, v.id desc`,
  )

export interface NewEntry {
  customerId: string
  contactId: string | null
  field: Field
  act: 'learnt' | 'confirmed'
  how: Way
  confidence: Confidence
  learntOn: Day
  touchId: string | null
}

const isSealed = ({ block }: Field): boolean => SEALED_BLOCKS.includes(block)

/** Appends what was learnt; of a sealed block the words go where only named people find them. */
export async function insertEntry(work: Work, entry: NewEntry, value: Value | null): Promise<void> {
  const id = newId()
  const { customerId, contactId, field, act, how, confidence, learntOn, touchId } = entry
  await run(
    work.tx,
    sql`insert into portrait_value (id, customer_id, contact_id, field, act, sealed, how, confidence, learnt_on, by_id, touch_id, recorded_at)
        values (${id}, ${customerId}, ${contactId}, ${field.key}, ${act}, ${isSealed(field)}, ${how}, ${confidence}, ${learntOn}, ${work.by.id}, ${touchId}, ${work.now})`,
  )
  if (value === null) return
  if (isSealed(field)) await sealValue(work, { id, customerId, contactId, what: field.key }, JSON.stringify(value))
  else
    await run(work.tx, sql`insert into portrait_text (value_id, value) values (${id}, ${JSON.stringify(value)}::jsonb)`)
}

export interface EntryToWithdraw {
  customerId: string
  rootId: string
  contactId: string | null
  field: string
  sealed: boolean
  byId: string
  withdrawn: boolean
}

export const findEntry = (tx: Tx, id: string) =>
  row(
    tx,
    sql<EntryToWithdraw>`select v.customer_id, c.root_id, v.contact_id, v.field, v.sealed, v.by_id,
        exists (select from portrait_value w where w.of_id = v.id) as withdrawn
      from portrait_value v join customer c on c.id = v.customer_id where v.id = ${id} and v.act <> 'withdrawn'`,
  )

export async function insertWithdrawal(work: Work, id: string, of: EntryToWithdraw): Promise<void> {
  await run(
    work.tx,
    sql`insert into portrait_value (id, customer_id, contact_id, field, act, of_id, sealed, learnt_on, by_id, recorded_at)
        values (${newId()}, ${of.customerId}, ${of.contactId}, ${of.field}, 'withdrawn', ${id}, ${of.sealed}, ${work.today}, ${work.by.id}, ${work.now})`,
  )
}

export async function insertAsked(
  work: Work,
  asked: { customerId: string; contactId: string | null; field: string },
): Promise<void> {
  await run(
    work.tx,
    sql`insert into portrait_asked (id, customer_id, contact_id, field, on_day, by_id, recorded_at)
        values (${newId()}, ${asked.customerId}, ${asked.contactId}, ${asked.field}, ${work.today}, ${work.by.id}, ${work.now})`,
  )
}
