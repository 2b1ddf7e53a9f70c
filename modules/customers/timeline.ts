import { page } from '../../platform/cursor.ts'
import { rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { addDays } from '../../shared/calendar.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { Instant } from '../../shared/page.ts'
import { clearedFor } from '../secrecy/index.ts'
import * as contract from './contract.ts'
import { readPlace } from './place.ts'
import { isVeiled, veil } from './present.ts'
import { seenCustomer } from './reading.ts'
import { BIRTHDAY, readChangedBirthdays } from './repo/birthdays.ts'
import { tellsNoSecret } from './repo/changes.ts'

interface EntryRow {
  id: string
  at: string
  kind: string
  by: { id: string; name: string } | null
  body: Record<string, unknown>
}

/**
 * C1: one history. Each module adds what it knows to the view `timeline_entry`; here it is only read. What was merged
 * is part of it; of another that was parted from it and is secret nothing is told (S1). T6: of a customer in a pool the edits are left out, for they hold its numbers, and words are veiled.
 */
export async function showTimeline(work: Work, id: string, query: InputOf<typeof contract.showTimeline>['query']) {
  const customer = await seenCustomer(work, id)
  const place = readPlace(query.cursor, Instant)
  const kinds = query.kind?.split(',')
  const veiled = isVeiled(work, customer)
  const found = await rows(
    work.tx,
    sql<EntryRow>`select e.id, e.at, e.kind, e.body, case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as by
      from (
        select * from timeline_entry t
        where t.customer_id = any(array(select id from customer where root_id = ${customer.rootId}))
          and ${veiled ? sql`t.kind <> 'edit'` : sql`true`}
          and not (t.kind = 'event' and exists (select from event e join customer c on c.id in (e.subject_id, e.customer_id)
            where e.id = t.id and not ${clearedFor(work.by)}))
          and not (t.kind = 'edit' and exists (select from customer_change h where h.id = t.id and not ${tellsNoSecret(work.by)}))
          and ${kinds ? sql`t.kind = any(${kinds})` : sql`true`}
          and ${query.until ? sql`t.at < (${addDays(query.until, 1)}::date)::timestamp at time zone ${work.zone}` : sql`true`}
          and ${place ? sql`(t.at, t.id) < (${place[0]}, ${place[1]})` : sql`true`}
        order by t.at desc, t.id desc limit ${query.limit + 1}
      ) e left join person p on p.id = e.by_id
      order by e.at desc, e.id desc`,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [last.at, last.id])
  return { items: await opened(work, customer.rootId, veiled ? items.map(veiledEntry) : items), nextCursor }
}

const isBirthday = ({ kind, body }: EntryRow): boolean => kind === 'edit' && body.field === BIRTHDAY

/** S1: of a birthday that was changed the values are told to who may see them, and that is logged (S4). */
async function opened(work: Work, rootId: string, entries: readonly EntryRow[]): Promise<EntryRow[]> {
  const ids = entries.filter(isBirthday).map(({ id }) => id)
  const values = await readChangedBirthdays(work, rootId, contract.showTimeline.id, ids)
  const told = (id: string) => values.get(id) ?? { before: null, after: null, sealed: true }
  return entries.map((entry) => (isBirthday(entry) ? { ...entry, body: { ...entry.body, ...told(entry.id) } } : entry))
}

/** What people wrote, wherever a kind keeps it. */
const WORDS = ['summary', 'nextStep', 'reason', 'note', 'title', 'competitor']

const veiledEntry = ({ body, ...entry }: EntryRow): EntryRow => ({
  ...entry,
  body: Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      WORDS.includes(key) && typeof value === 'string' ? veil(value) : value,
    ]),
  ),
})
