import { page, readCursor, writeCursor } from '../../platform/cursor.ts'
import { rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { Refused } from '../../shared/refusal.ts'
import { settingOf } from '../../shared/setting.ts'
import { reviewedBy } from './clearance.ts'
import { hasSigned } from './confidants.ts'
import type * as contract from './contract.ts'
import { reviewNeedsSignature } from './refusals.ts'
import { tellFlag, tellPlace } from './review.texts.ts'
import { flagsOf, type SightFacts } from './rules/unusual.ts'
import { freshDays, unusualPerHour, usualFrom, usualTo } from './settings.ts'

type Query = InputOf<typeof contract.listSights>['query']

interface SightRow extends SightFacts {
  id: string
  at: string
  person: { id: string; name: string }
  customer: { id: string; name: string }
  contact: { id: string; name: string } | null
  place: string
  what: string[]
}

/** So many rows are looked through at most for what is unusual; a page may be short of it, and goes on after them. */
const LOOKED_THROUGH = 2000
const BATCH = 200

/** S4: who saw what of the secret customers, and which sealed values of any, that the actor reviews; what of it is unusual. */
export async function listSights(work: Work, query: Query) {
  if (!(await hasSigned(work))) throw new Refused(reviewNeedsSignature())
  const place = readCursor(query.cursor, 2)
  if (query.unusual !== 'true') {
    const { items, nextCursor } = page(await sightPage(work, query, place, query.limit + 1), query.limit, placeOf)
    return { items: items.map((sight) => present(work, sight)), nextCursor }
  }
  return unusualPage(work, query, place)
}

async function unusualPage(work: Work, query: Query, first: unknown[] | null) {
  const items: ReturnType<typeof present>[] = []
  for (let place = first, looked = 0; ; looked += BATCH) {
    const batch = await sightPage(work, query, place, BATCH)
    for (const sight of batch) {
      const told = present(work, sight)
      place = placeOf(sight)
      if (told.flags.length > 0) items.push(told)
      if (items.length === query.limit) return { items, nextCursor: writeCursor(place) }
    }
    if (batch.length < BATCH) return { items, nextCursor: null }
    if (place && looked >= LOOKED_THROUGH) return { items, nextCursor: writeCursor(place) }
  }
}

const placeOf = (sight: SightRow): unknown[] => [sight.at, sight.id]

function present(work: Work, sight: SightRow) {
  const { customersInHour: _in, hour: _hour, daysSinceNamed: _since, exported: _exported, ...told } = sight
  const usual = {
    perHour: settingOf(work.settings, unusualPerHour),
    hours: { from: settingOf(work.settings, usualFrom), to: settingOf(work.settings, usualTo) },
    freshDays: settingOf(work.settings, freshDays),
  }
  return {
    ...told,
    placeText: tellPlace(sight.place, work.locale),
    flags: flagsOf(sight, usual).map((code) => ({ code, text: tellFlag(code, work.locale) })),
  }
}

// What a list or a scorecard shows of many at once is no opening of any of them.
const isOpened = sql`o.place !~ '^list|[Tt]oday|Board|^show(Person|Team)Scorecard$|^showWeek$'`

/**
 * Looks at secret customers, and at sealed values of any: whoever's they are, they are for named people only (S1). One's own
 * are left out unless asked for: each look at this list would lengthen it.
 */
const sightPage = (work: Work, { customer, person }: Query, place: unknown[] | null, limit: number) => {
  const mine = reviewedBy(work.by)
  const within = sql`${person ? sql`s.person_id = ${person}` : sql`s.person_id <> ${work.by.id}`}
    and ${place ? sql`(s.at, s.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql`true`}`
  const latest = sql`order by s.at desc, s.id desc limit ${limit}`
  // What was secret once is reviewed by asking for it.
  const ofCustomers = sql`select s.* from sight s where ${within} and s.customer_id = any(array(
      select m.id from customer c join customer m on m.root_id = c.id where ${mine} and ${customer ? sql`c.id = ${customer}` : sql`c.secrecy > 0`}))`
  const ofValues = sql`select s.* from sight s where ${within} and s.what <> '{}' and exists (
      select from customer m join customer c on c.id = m.root_id where m.id = s.customer_id and ${mine})`
  const found = customer
    ? sql`${ofCustomers} ${latest}`
    : sql`(${ofCustomers} ${latest}) union (${ofValues} ${latest}) order by at desc, id desc limit ${limit}`
  return rows(
    work.tx,
    sql<SightRow>`select s.id, s.at, s.place, s.what, jsonb_build_object('id', p.id, 'name', p.name) as person,
        jsonb_build_object('id', c.id, 'name', c.name) as customer,
        case when k.id is null then null else jsonb_build_object('id', k.id, 'name', k.name) end as contact,
        (select count(distinct o.customer_id) from sight o
          where o.person_id = s.person_id and o.at <= s.at and o.at > s.at - interval '1 hour' and ${isOpened}) as customers_in_hour,
        extract(hour from s.at at time zone ${work.zone})::int as hour,
        (select floor(extract(epoch from s.at - max(f.named_at)) / 86400)::int from confidant f
          where f.customer_id = c.id and f.person_id = s.person_id and f.cause = 'named' and f.named_at <= s.at) as days_since_named,
        s.place ~ '^export' as exported
      from (${found}) s join customer m on m.id = s.customer_id join customer c on c.id = m.root_id join person p on p.id = s.person_id
        left join contact k on k.id = s.contact_id
      order by s.at desc, s.id desc`,
  )
}
