import { publish } from '../../../platform/events.ts'
import { newId, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day, isDay } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { contactsOf } from '../../customers/index.ts'
import { unknownContact } from '../../customers/refusals.ts'
import { keptBetween, type Recurrence } from '../almanac/occasions.ts'
import type * as contract from '../contract.ts'
import { occasionChanged } from '../events.ts'
import { draftSoon } from '../greetings/jobs.ts'
import { noSuchDay } from '../refusals.ts'
import { keptCustomer } from './load.ts'

export interface OccasionRow extends Recurrence {
  id: string
  customerId: string
  customerName: string
  kind: 'founding' | 'own'
  name: string
  contact: { id: string; name: string } | null
  version: number
}

const columns = sql`o.id, c.id as customer_id, c.name as customer_name, o.kind, t.name, o.lunar, o.month, o.day, o.leap, o.since, o.fallback, o.version,
  case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as contact`
const tables = sql`care_occasion o join care_occasion_text t on t.occasion_id = o.id join customer m on m.id = o.customer_id
  join customer c on c.id = m.root_id left join contact b on b.id = o.contact_id`

export const occasionsOf = (work: Work, rootId: string) =>
  rows(
    work.tx,
    sql<OccasionRow>`select ${columns} from ${tables} where o.ended_at is null and c.id = ${rootId}
      and o.customer_id = any(array(select id from customer where root_id = ${rootId})) order by o.month, o.day, o.id`,
  )

/** Of the customers that a person looks after. */
export const occasionsOfOwner = (work: Work, personId: string, most: number) =>
  rows(
    work.tx,
    sql<OccasionRow>`select ${columns} from customer c cross join lateral (select k.* from customer m join care_occasion k on k.customer_id = m.id where m.root_id = c.id and k.ended_at is null offset 0) o
        join care_occasion_text t on t.occasion_id = o.id left join contact b on b.id = o.contact_id
      where c.owner_id = ${personId} and c.state = 'active' order by o.month, o.day, o.id limit ${most}`,
  )

/** A leap month may lie far ahead. */
const LOOKS_AHEAD_DAYS = 366 * 3

export function presentOccasion(work: Work, o: OccasionRow) {
  const { id, kind, name, contact, lunar, month, day, leap, since, fallback, version } = o
  const next: Day | null = keptBetween(o, work.today, addDays(work.today, LOOKS_AHEAD_DAYS))[0]?.day ?? null
  return { id, kind, name, contact, lunar, month, day, leap, since, fallback, version, next }
}

const MOST_LUNAR_DAYS = 30
const LEAP_YEAR = 2000

type Body = InputOf<typeof contract.addOccasion>['body']

/** 29 February is a day, and so is the thirtieth of any lunar month. */
async function demandDay(work: Work, customerId: string, { month, day, lunar, contactId }: Body): Promise<void> {
  const written = `${LEAP_YEAR}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (lunar ? day > MOST_LUNAR_DAYS : !isDay(written)) throw new Refused(noSuchDay({ month, day }))
  if (contactId && !(await contactsOf(work.tx, customerId)).some((c) => c.id === contactId))
    throw new Refused(unknownContact())
}

/** R6: notes a day that comes round. */
export async function addOccasion(work: Work, customerId: string, input: Body) {
  const customer = await keptCustomer(work, customerId)
  await demandDay(work, customer.id, input)
  const { month, day, lunar } = input
  const id = newId()
  await run(
    work.tx,
    sql`insert into care_occasion (id, customer_id, contact_id, kind, lunar, month, day, leap, since, fallback, created_by, created_at)
        values (${id}, ${customer.id}, ${input.contactId}, ${input.kind}, ${lunar}, ${month}, ${day}, ${lunar && input.leap}, ${input.since}, ${input.fallback}, ${work.by.id}, ${work.now})`,
  )
  await run(work.tx, sql`insert into care_occasion_text (occasion_id, name) values (${id}, ${input.name})`)
  await publish(work, occasionChanged, { customerId: customer.id, subjectId: id, data: { ended: false } })
  await draftSoon(work)
  return found(work, customer.id, id)
}

async function found(work: Work, rootId: string, id: string) {
  const one = (await occasionsOf(work, rootId)).find((o) => o.id === id) as OccasionRow
  return { ...presentOccasion(work, one), customerId: rootId }
}

/** R6: what it is called, whose it is and when it is kept. What was drafted for another day or name is withdrawn and drafted anew. */
export async function changeOccasion(
  work: Work,
  { id, occasionId }: { id: string; occasionId: string },
  input: InputOf<typeof contract.changeOccasion>['body'],
) {
  const customer = await keptCustomer(work, id)
  await run(work.tx, sql`select 1 from care_occasion where id = ${occasionId} for update`)
  const was = (await occasionsOf(work, customer.id)).find((o) => o.id === occasionId)
  if (!was) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== was.version)
    throw new Refused(versionConflict(presentOccasion(work, was)))
  await demandDay(work, customer.id, input)
  const { kind, contactId, lunar, month, day, since, fallback } = input
  await run(
    work.tx,
    sql`update care_occasion set kind = ${kind}, contact_id = ${contactId}, lunar = ${lunar}, month = ${month}, day = ${day}, leap = ${lunar && input.leap},
          since = ${since}, fallback = ${fallback}, version = version + 1 where id = ${occasionId}`,
  )
  await run(work.tx, sql`update care_occasion_text set name = ${input.name} where occasion_id = ${occasionId}`)
  await withdraw(work, customer.id, occasionId)
  await publish(work, occasionChanged, { customerId: customer.id, subjectId: occasionId, data: { ended: false } })
  await draftSoon(work)
  return found(work, customer.id, occasionId)
}

/** What waits for an occasion that is kept otherwise, or no longer. */
const withdraw = (work: Work, rootId: string, occasionId: string) =>
  run(
    work.tx,
    sql`update greeting set state = 'withdrawn', settled_at = ${work.now}, version = version + 1
        where customer_id = any(array(select id from customer where root_id = ${rootId})) and occasion = ${`own:${occasionId}`} and state in ('drafted', 'approved')`,
  )

/** R6: kept no longer; what was drafted for it is withdrawn. */
export async function endOccasion(work: Work, { id, occasionId }: { id: string; occasionId: string }): Promise<void> {
  const customer = await keptCustomer(work, id)
  if (!(await occasionsOf(work, customer.id)).some((o) => o.id === occasionId)) throw new Refused(notFound())
  await run(
    work.tx,
    sql`update care_occasion set ended_at = ${work.now}, version = version + 1 where id = ${occasionId}`,
  )
  await withdraw(work, customer.id, occasionId)
  await publish(work, occasionChanged, { customerId: customer.id, subjectId: occasionId, data: { ended: true } })
}
