import { page } from '../../../platform/cursor.ts'
import { publish, publishAll } from '../../../platform/events.ts'
import { all, type RawBuilder, row, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { DayText } from '../../../shared/page.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { readPlace, visibleTo } from '../../customers/index.ts'
import { blanksIn } from '../../letters/rules/wording.ts'
import { mayWriteTo, senderFor } from '../../mail/index.ts'
import { noSender } from '../../mail/refusals.ts'
import { readHeldAmong } from '../../secrecy/index.ts'
import type * as contract from '../contract.ts'
import { greetingMoved } from '../events.ts'
import { dayOver, greetingLacks, greetingSettled, noAddress, wantsNone } from '../refusals.ts'
import { decentMoment } from '../rules/decent.ts'
import type { GreetingState, Skip, Stop } from '../rules/greetings.ts'
import { greetAt, greetUntil } from '../settings.ts'
import { wakeGreeting } from './jobs.ts'

/** As the log of sights names it. */
export const GREETING = 'birthday'

export interface Greeting {
  id: string
  customer: { id: string; name: string }
  contact: { id: string; name: string }
  occasion: string
  name: string
  day: Day
  state: GreetingState
  why: Stop | Skip | null
  via: 'mail' | 'hand' | null
  sendAt: string | null
  subject: string
  body: string
  address: string | null
  locale: 'zh' | 'en'
  version: number
  blanks: string[]
}

const value = sql`jsonb_build_object('id', g.id, 'customer', jsonb_build_object('id', c.id, 'name', c.name), 'contact', jsonb_build_object('id', b.id, 'name', b.name),
  'occasion', g.occasion, 'name', t.name, 'day', g.day, 'state', g.state, 'why', g.why, 'via', g.via, 'sendAt', to_json(g.send_at), 'subject', t.subject, 'body', t.body,
  'address', (select q.value from contact_point q where q.contact_id = b.id and q.kind = 'mail' order by q.position, q.id limit 1), 'locale', g.locale, 'version', g.version)`
const tables = sql`greeting g join greeting_text t on t.greeting_id = g.id join contact b on b.id = g.contact_id
  join customer m on m.id = g.customer_id join customer c on c.id = m.root_id`

/** S1: of a birthday, as long as birthdays are sealed or this one was when it was drafted. */
const isSealed = sql`(g.occasion = 'birthday' and (g.sealed or (select birthdays_sealed())))`

/** R6, S1: greetings among `rest`, those of sealed birthdays only for named people, whose sight is logged (S4). */
export async function readGreetings(work: Work, where: string, rest: RawBuilder<unknown>): Promise<Greeting[]> {
  const found = await readHeldAmong<Greeting>(
    work,
    GREETING,
    where,
    sql`select g.id, c.id as customer_id, b.id as contact_id, ${isSealed} as sealed, ${value} as value from ${tables} ${rest}`,
  )
  return [...found.values()]
    .map((g) => ({ ...g, blanks: blanksIn(`${g.subject}\n${g.body}`) }))
    .toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
}

/** S1: whom to greet is told to the one who looks after the customer, and to nobody else here. */
const mine = (work: Work) => sql`c.owner_id = ${work.by.id} and ${visibleTo(work.by)}`

const DONE_DAYS = 60
const OPEN = { open: ['drafted', 'approved'], drafted: ['drafted'], approved: ['approved'] } as const

/** R6: greetings of the caller's own customers: what is to come, the nearest day first; or what became of those of late, the latest first. */
export async function listGreetings(work: Work, query: InputOf<typeof contract.listGreetings>['query']) {
  const place = readPlace(query.cursor, DayText)
  const done = query.show === 'done'
  const told = [
    mine(work),
    // Those that are not told are left out before a page is cut.
    sql`(not ${isSealed} or may_open(${work.by.id}, c.id))`,
    ...(query.customer ? [sql`c.id = (select x.root_id from customer x where x.id = ${query.customer})`] : []),
  ]
  const after = place ? [sql`(g.day, g.id) ${done ? sql`<` : sql`>`} (${place[0]}, ${place[1]})`] : []
  const found = await readGreetings(
    work,
    'listGreetings',
    query.show === 'done'
      ? ofOwn(
          sql`k.state in ('sent', 'skipped', 'stopped', 'missed')`,
          addDays(work.today, -DONE_DAYS),
          [...told, ...after],
          sql`desc`,
          query.limit,
        )
      : ofOwn(
          sql`k.state in ('drafted', 'approved') and k.state = any(${[...OPEN[query.show]]}::text[])`,
          work.today,
          [...told, ...after],
          sql`asc`,
          query.limit,
        ),
  )
  return page(done ? found.toReversed() : found, query.limit, (last) => [last.day, last.id])
}

/** Found from the own customers: most greetings are others', what is to come on the eve of a festival as well as what became of them. */
const ofOwn = (
  state: RawBuilder<unknown>,
  since: Day,
  conditions: readonly RawBuilder<unknown>[],
  way: RawBuilder<unknown>,
  limit: number,
) =>
  sql`where g.id = any(array(select g.id from customer c cross join lateral (select k.* from customer m join greeting k on k.customer_id = m.id
      where m.root_id = c.id and ${state} and k.day >= ${since} offset 0) g
    where c.state <> 'archived' and ${all([...conditions])} order by g.day ${way}, g.id ${way} limit ${limit + 1}))`

async function lockGreeting(work: Work, id: string): Promise<Greeting> {
  const taken = await row(work.tx, sql`select 1 from greeting where id = ${id} for update`)
  const [found] = taken ? await readGreetings(work, 'changeGreeting', sql`where g.id = ${id} and ${mine(work)}`) : []
  if (!found) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== found.version) throw new Refused(versionConflict(found))
  if (found.state !== 'drafted' && found.state !== 'approved') throw new Refused(greetingSettled())
  return found
}

const again = async (work: Work, id: string): Promise<Greeting> =>
  (await readGreetings(work, 'changeGreeting', sql`where g.id = ${id}`))[0] as Greeting

/** R6: its words, while it has not gone out. */
export async function changeGreeting(work: Work, id: string, change: InputOf<typeof contract.changeGreeting>['body']) {
  const g = await lockGreeting(work, id)
  await run(
    work.tx,
    sql`update greeting_text set subject = ${change.subject ?? g.subject}, body = ${change.body ?? g.body} where greeting_id = ${id}`,
  )
  await run(work.tx, sql`update greeting set edited = true, version = version + 1 where id = ${id}`)
  return again(work, id)
}

/** R6: what its owner makes of it: approve, skip, take the approval back, or sent by hand. */
export async function decideGreeting(
  work: Work,
  id: string,
  { what }: InputOf<typeof contract.decideGreeting>['body'],
): Promise<Greeting> {
  const g = await lockGreeting(work, id)
  const state = ({ approve: 'approved', skip: 'skipped', reopen: 'drafted', sent: 'sent' } as const)[what]
  if (what === 'approve' || what === 'sent') await demandWanted(work, g.contact.id)
  const sendAt = what === 'approve' ? await momentFor(work, g) : null
  if ((what === 'approve' || what === 'sent') && g.blanks.length > 0)
    throw new Refused(greetingLacks({ blanks: g.blanks.join(', ') }))
  const settled = what === 'skip' || what === 'sent'
  await run(
    work.tx,
    sql`update greeting set state = ${state}, send_at = ${sendAt}, decided_by = ${work.by.id}, decided_at = ${work.now}, version = version + 1,
          via = ${what === 'sent' ? 'hand' : null}, settled_at = ${settled ? work.now : null}::timestamptz where id = ${id}`,
  )
  if (sendAt) await wakeGreeting(work, id, sendAt)
  await publish(work, greetingMoved, { customerId: g.customer.id, subjectId: id, data: { state } })
  return again(work, id)
}

/** R6: several are let be at once, with the reason; what is not the caller's, or is settled by now, is left as it is. */
export async function skipGreetings(work: Work, { ids, why }: InputOf<typeof contract.skipGreetings>['body']) {
  const asked = [...new Set(ids)]
  await run(work.tx, sql`select 1 from greeting where id = any(${uuids(asked)}) order by id for update`)
  const found = await readGreetings(
    work,
    'skipGreetings',
    sql`where g.id = any(${uuids(asked)}) and ${mine(work)} and g.state in ('drafted', 'approved')`,
  )
  const skipped = found.map(({ id }) => id)
  await run(
    work.tx,
    sql`update greeting set state = 'skipped', why = ${why}, send_at = null, decided_by = ${work.by.id}, decided_at = ${work.now}, settled_at = ${work.now},
          version = version + 1 where id = any(${uuids(skipped)})`,
  )
  await publishAll(
    work,
    greetingMoved,
    found.map(({ id, customer }) => ({ customerId: customer.id, subjectId: id, data: { state: 'skipped' as const } })),
  )
  return { skipped, left: asked.length - skipped.length }
}

async function demandWanted(work: Work, contactId: string): Promise<void> {
  const found = await row(work.tx, sql<{ none: boolean }>`select wants_no_greetings(${contactId}) as none`)
  if (found?.none) throw new Refused(wantsNone())
}

/** When it goes out by mail; what stands against that is told at once. */
async function momentFor(work: Work, g: Greeting): Promise<Date> {
  if (!g.address) throw new Refused(noAddress())
  demand(await mayWriteTo(work, g.address, 'greeting'))
  if (!(await senderFor(work, work.by.id))) throw new Refused(noSender())
  const manner = await row(
    work.tx,
    sql<{ zone: string | null }>`select zone from contact_manner where contact_id = ${g.contact.id}`,
  )
  const hours = { at: settingOf(work.settings, greetAt), until: settingOf(work.settings, greetUntil) }
  const at = decentMoment(g.day, manner?.zone ?? work.zone, hours, work.now)
  if (!at) throw new Refused(dayOver())
  return at
}

/** T11: of the caller's customers, what waits to be seen: for the day's list. */
export async function greetingsBeside(work: Work, customerIds: readonly string[], where: string) {
  const found = await readGreetings(
    work,
    where,
    sql`where c.id = any(${[...customerIds]}::uuid[]) and ${mine(work)} and g.state = 'drafted' and g.day >= ${work.today}`,
  )
  const beside = new Map<string, Greeting[]>()
  for (const greeting of found)
    beside.set(greeting.customer.id, [...(beside.get(greeting.customer.id) ?? []), greeting])
  return beside
}

/**
 * T11: whether greetings of a customer (alias `c`) wait for a person to see them. The offset keeps it a question asked of
 * each of the person's own, and not a list of all that wait.
 */
export const greetingWaits = (person: RawBuilder<unknown>, today: Day): RawBuilder<unknown> =>
  sql`exists (select from customer m join greeting g on g.customer_id = m.id
    where m.root_id = c.id and g.state = 'drafted' and g.day >= ${today} and (not ${isSealed} or may_open(${person}, c.id)) offset 0)`
