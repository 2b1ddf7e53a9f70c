import { rows, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { settingOf } from '../../shared/setting.ts'
import type { State, Tier } from '../customers/rules/stages.ts'
import { bigOrderFen } from '../deals/settings.ts'
import type { RecordField } from './rules/fields.ts'
import type { Known } from './rules/knowledge.ts'
import type { Past } from './rules/past.ts'
import type { Asked } from './rules/questions.ts'
import type { ContactFact, CustomerFacts, OrderFact, TouchFact, TrustFact } from './rules/ties.ts'

// Everything that closeness is read from, for many customers at once: one statement for each kind of fact, whatever
// their number. A fact of a customer that was merged is read with the one that was kept.

type Of<T> = T & { customerId: string }

interface Base {
  id: string
  ownerId: string | null
  since: Day
  tier: Tier | null
  state: State
  needDeciderId: string | null
  members: string[]
  reviewedOn: Day | null
  createdOn: Day
  hasAddress: boolean
  hasIndustry: boolean
}

const bases = ({ tx, zone, today }: Work, ids: readonly string[]) =>
  rows(
    tx,
    sql<Base>`select c.id, c.owner_id, (coalesce(c.owner_since, c.created_at) at time zone ${zone})::date as since, c.tier, c.state,
        (select n.decider_id from customer m join live_need n on n.customer_id = m.id where m.root_id = c.id and n.decider_id is not null
          order by n.recorded_at desc limit 1) as need_decider_id,
        array(select m.person_id from customer_member m where m.customer_id = c.id and m.ended_at is null) as members,
        (select max(r.held_on) from customer m join portrait_review r on r.customer_id = m.id where m.root_id = c.id and r.held_on <= ${today}) as reviewed_on,
        (c.created_at at time zone ${zone})::date as created_on, c.address is not null as has_address, c.industry is not null as has_industry
      from customer c where c.id = any(${uuids(ids)})`,
  )

type ContactRow = Of<ContactFact & { createdOn: Day; has: RecordField[] }>

const contacts = ({ tx, zone }: Work, ids: readonly string[]) =>
  rows(
    tx,
    sql<ContactRow>`select m.root_id as customer_id, b.id, b.main, b.left_on, (b.created_at at time zone ${zone})::date as created_on,
        coalesce((select x.value = '"decides"' from live_portrait_value v join portrait_text x on x.value_id = v.id
          where v.customer_id = b.customer_id and v.field = 'buying_role' and v.contact_id = b.id and v.act = 'learnt'
          order by v.learnt_on desc, v.recorded_at desc limit 1), false) as decides,
        array_remove(array[case when b.job is not null then 'job' end, case when b.best_times is not null then 'best_times' end,
          case when b.birth_month is not null then 'birthday' end] || array(select distinct p.kind from contact_point p where p.contact_id = b.id), null) as has
      from customer m join contact b on b.customer_id = m.id where m.root_id = any(${uuids(ids)})
      order by m.root_id, b.left_on nulls first, b.main desc, b.customer_id <> m.root_id, b.id`,
  )

/** The latest that was learnt or confirmed of each field; a confirmation alone holds nothing, unless the record does. */
const knowledge = ({ tx, today }: Work, ids: readonly string[]) =>
  rows(
    tx,
    sql<
      Of<Known & { learnt: boolean }>
    >`select distinct on (1, v.field, v.contact_id) m.root_id as customer_id, v.field, v.contact_id, v.confidence, v.learnt_on as confirmed_on,
        bool_or(v.act = 'learnt') over (partition by m.root_id, v.field, v.contact_id) as learnt
      from customer m join live_portrait_value v on v.customer_id = m.id
      where m.root_id = any(${uuids(ids)}) and v.learnt_on <= ${today}
      order by 1, v.field, v.contact_id, v.learnt_on desc, v.recorded_at desc, v.id desc`,
  )

/** The same with all that was learnt or confirmed before, the first first. */
const knowledgeEver = ({ tx, today }: Work, ids: readonly string[]) =>
  rows(
    tx,
    sql<
      Of<Known & { learnt: boolean }>
    >`select m.root_id as customer_id, v.field, v.contact_id, v.confidence, v.learnt_on as confirmed_on,
        bool_or(v.act = 'learnt') over (partition by m.root_id, v.field, v.contact_id) as learnt
      from customer m join live_portrait_value v on v.customer_id = m.id
      where m.root_id = any(${uuids(ids)}) and v.learnt_on <= ${today} order by v.learnt_on, v.recorded_at, v.id`,
  )

const asked = ({ tx, today }: Work, ids: readonly string[], since: Day) =>
  rows(
    tx,
    sql<
      Of<Asked>
    >`select m.root_id as customer_id, a.field, a.contact_id, max(a.on_day) as on from customer m join portrait_asked a on a.customer_id = m.id
      where m.root_id = any(${uuids(ids)}) and a.on_day > ${since} and a.on_day <= ${today} group by 1, 2, 3`,
  )

const touches = ({ tx, today }: Work, ids: readonly string[], since: Day) =>
  rows(
    tx,
    sql<
      Of<TouchFact>
    >`select m.root_id as customer_id, t.id, t.by_id || t.colleague_ids as people, t.contact_ids, t.day, t.direction = 'in' as inbound, t.effective, t.next_on
      from customer m join live_touch t on t.customer_id = m.id
      where m.root_id = any(${uuids(ids)}) and t.day > ${since} and t.day <= ${today}`,
  )

const orders = ({ tx, today, settings }: Work, ids: readonly string[], since: Day) =>
  rows(
    tx,
    sql<
      Of<OrderFact>
    >`select m.root_id as customer_id, o.ordered_on as on, o.fen >= ${settingOf(settings, bigOrderFen)} as big, n.decider_id as contact_id, o.due_on,
        case when o.delivery = 'delivered' and o.delivered_on <= ${today} then o.delivered_on end as delivered_on
      from customer m join live_order o on o.customer_id = m.id left join need n on n.id = o.need_id
      where m.root_id = any(${uuids(ids)}) and o.ordered_on > ${since} and o.ordered_on <= ${today} and o.cancelled_on is null`,
  )

const holdings = ({ tx, zone }: Work, ids: readonly string[]) =>
  rows(
    tx,
    sql<
      Of<CustomerFacts['holdings'][number]>
    >`select o.customer_id, o.owner_id, (o.started_at at time zone ${zone})::date as from, (o.ended_at at time zone ${zone})::date as to
      from ownership o where o.customer_id = any(${uuids(ids)}) order by o.started_at`,
  )

const trust = ({ tx, today }: Work, ids: readonly string[], since: Day) =>
  rows(
    tx,
    sql<Of<TrustFact>>`select m.root_id as customer_id, e.kind, e.on_day as on, e.person_id, e.contact_id
      from customer m join live_trust_event e on e.customer_id = m.id
      where m.root_id = any(${uuids(ids)}) and e.on_day > ${since} and e.on_day <= ${today}`,
  )

type ShareRow = Of<NonNullable<CustomerFacts['share']> & { on: Day }>

/** The latest first. */
const shares = ({ tx, today }: Work, ids: readonly string[]) =>
  rows(
    tx,
    sql<ShareRow>`select m.root_id as customer_id, s.on_day as on, s.ours,
        array(select (r ->> 'percent')::int from jsonb_array_elements(s.rivals) r) as rivals
      from customer m join wallet_share s on s.customer_id = m.id
      where m.root_id = any(${uuids(ids)}) and s.on_day <= ${today} order by s.on_day desc, s.recorded_at desc`,
  )

interface AskedField {
  key: string
  record?: RecordField | undefined
}

/** The facts of these customers on the day of the work, back to a day. */
export async function factsOf(
  work: Work,
  ids: readonly string[],
  since: Day,
  fields: readonly AskedField[],
): Promise<CustomerFacts[]> {
  const found = await gather(work, ids, since, await knowledge(work, ids))
  return found.map(({ base, people, known, shares, ...facts }) => ({
    ...base,
    ...facts,
    contacts: people,
    knowledge: [...known.filter((k) => k.learnt), ...fromRecord(base, people, known, recordedOf(fields))],
    share: shares[0] ?? null,
  }))
}

/** The same as they came to be until the day of the work: of each day before they can be told anew. */
export async function pastOf(
  work: Work,
  ids: readonly string[],
  since: Day,
  fields: readonly AskedField[],
): Promise<Past[]> {
  const found = await gather(work, ids, since, await knowledgeEver(work, ids))
  const recorded = recordedOf(fields)
  return found.map(({ base, people, known, ...facts }) => {
    const held = fromRecord(base, people, [], recorded)
    const isHeld = (k: Known) => held.some(({ field, contactId }) => field === k.field && contactId === k.contactId)
    const told = known.flatMap((k) => (isHeld(k) ? [{ ...k, confidence: 'sure' as const }] : k.learnt ? [k] : []))
    return { ...base, ...facts, contacts: people, learnt: [...held, ...told] }
  })
}

const recordedOf = (fields: readonly AskedField[]) =>
  fields.flatMap(({ key, record }) => (record ? [{ key, record }] : []))

async function gather(
  work: Work,
  ids: readonly string[],
  since: Day,
  known: readonly Of<Known & { learnt: boolean }>[],
) {
  const found = await bases(work, ids)
  const of = {
    contacts: byCustomer(await contacts(work, ids)),
    knowledge: byCustomer(known),
    asked: byCustomer(await asked(work, ids, since)),
    touches: byCustomer(await touches(work, ids, since)),
    orders: byCustomer(await orders(work, ids, since)),
    holdings: byCustomer(await holdings(work, ids)),
    trust: byCustomer(await trust(work, ids, since)),
    shares: byCustomer(await shares(work, ids)),
  }
  return found.map((base) => ({
    base,
    people: of.contacts(base.id),
    known: of.knowledge(base.id),
    asked: of.asked(base.id),
    touches: of.touches(base.id),
    orders: of.orders(base.id),
    holdings: of.holdings(base.id),
    trust: of.trust(base.id),
    shares: of.shares(base.id),
  }))
}

/** D1: what the record holds is known, from the day it was entered or confirmed last; nobody types it again. */
function fromRecord(
  base: Base,
  people: readonly ContactRow[],
  known: readonly Known[],
  fields: readonly { key: string; record: RecordField }[],
): Known[] {
  const standing = (field: string, contactId: string | null, on: Day): Known => {
    const confirmed = known.find((k) => k.field === field && k.contactId === contactId)
    const later = confirmed && confirmed.confirmedOn > on ? confirmed.confirmedOn : on
    return { field, contactId, confidence: 'sure', confirmedOn: later }
  }
  return fields.flatMap(({ key, record }) => {
    if (record === 'address') return base.hasAddress ? [standing(key, null, base.createdOn)] : []
    if (record === 'industry') return base.hasIndustry ? [standing(key, null, base.createdOn)] : []
    return people.filter(({ has }) => has.includes(record)).map(({ id, createdOn }) => standing(key, id, createdOn))
  })
}

function byCustomer<T extends { customerId: string }>(found: readonly T[]): (id: string) => T[] {
  const groups = new Map<string, T[]>()
  for (const one of found) {
    const group = groups.get(one.customerId)
    if (group) group.push(one)
    else groups.set(one.customerId, [one])
  }
  return (id) => groups.get(id) ?? []
}

/** Makes those who reckon with the same customers wait for one another. */
export const lockCustomers = (tx: Tx, ids: readonly string[]) =>
  rows(tx, sql`select 1 from customer where id = any(${uuids(ids)}) order by id for no key update`)
