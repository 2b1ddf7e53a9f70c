import { page } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { all, newId, type RawBuilder, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { DayText } from '../../../shared/page.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { contactsOf, heldOf, lockedCustomer, readPlace, sightsOf, visibleTo } from '../../customers/index.ts'
import { manages, whyNotTouch } from '../../customers/policy.ts'
import { unknownContact } from '../../customers/refusals.ts'
import type * as contract from '../contract.ts'
import { giftMoved } from '../events.ts'
import { openCustomer } from '../occasions/load.ts'
import { whyNotApproveGift } from '../policy.ts'
import { giftSettled, giftWaits } from '../refusals.ts'
import { COUNTED, type GiftState, giftOver, type Over } from '../rules/gifts.ts'
import { giftLimits } from '../settings.ts'

interface GiftRow {
  id: string
  customer: { id: string; name: string }
  teamId: string
  ownerId: string | null
  member: boolean
  contact: { id: string; name: string } | null
  what: string
  occasion: string | null
  note: string | null
  fen: number
  onDay: Day
  state: GiftState
  over: Over[]
  askedBy: { id: string; name: string }
  decidedBy: { id: string; name: string } | null
  decidedAt: string | null
  version: number
}

const selectGifts = (work: Work, rest: RawBuilder<unknown>, among: RawBuilder<unknown> = sql`gift`) =>
  rows(
    work.tx,
    sql<GiftRow>`select g.id, jsonb_build_object('id', c.id, 'name', c.name) as customer, c.team_id, c.owner_id,
        exists (select from customer_member x where x.customer_id = c.id and x.person_id = ${work.by.id} and x.ended_at is null) as member,
        case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as contact, t.what, t.occasion, t.note, g.fen, g.on_day, g.state, g.over,
        jsonb_build_object('id', p.id, 'name', p.name) as asked_by, case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as decided_by,
        g.decided_at, g.version
      from ${among} g join gift_text t on t.gift_id = g.id join customer m on m.id = g.customer_id join customer c on c.id = m.root_id
        join person p on p.id = g.asked_by left join person d on d.id = g.decided_by left join contact b on b.id = g.contact_id ${rest}`,
  )

function present(work: Work, { teamId, ownerId, member, ...gift }: GiftRow) {
  const open = gift.state === 'waiting' || gift.state === 'planned'
  const works = work.by.role !== 'auditor' && (ownerId === work.by.id || member || manages(work.by, { teamId }))
  return {
    ...gift,
    can: {
      decide: gift.state === 'waiting' && !whyNotApproveGift(work.by, { teamId }, gift.askedBy.id),
      settle: open && works,
    },
  }
}

/**
 * For who sees a part of the customers: those in use among theirs, each part from its index (what was given to one that was put away
 * stands on its page); for who sees all, the latest are walked through.
 */
function inSight(work: Work): { tables: RawBuilder<unknown>; condition: RawBuilder<unknown> } {
  const sights = sightsOf(work.by)
  if (sights.some(({ part }) => part === 'all'))
    return {
      tables: sql`gift g join customer m on m.id = g.customer_id join customer c on c.id = m.root_id`,
      condition: visibleTo(work.by),
    }
  const parts = sights.map(
    ({ condition }) =>
      sql`select x.id from customer c cross join lateral (select m.id from customer m where m.root_id = c.id offset 0) x where ${condition} and c.state <> 'archived'`,
  )
  return { tables: sql`gift g`, condition: sql`g.customer_id = any(array(${sql.join(parts, sql` union `)}))` }
}

/** R6: what was given and is planned, the latest first. */
export async function listGifts(work: Work, query: InputOf<typeof contract.listGifts>['query']) {
  const place = readPlace(query.cursor, DayText)
  const group = query.customer ? await openCustomer(work, query.customer) : null
  // Of one customer, which was found to be in sight.
  const { tables, condition } = group
    ? {
        tables: sql`gift g`,
        condition: sql`g.customer_id = any(array(select id from customer where root_id = ${group}))`,
      }
    : inSight(work)
  const conditions = [
    condition,
    ...(query.state ? [sql`g.state = ${query.state}`] : []),
    ...(query.from ? [sql`g.on_day >= ${query.from}`] : []),
    ...(query.to ? [sql`g.on_day <= ${query.to}`] : []),
    ...(place ? [sql`(g.on_day, g.id) < (${place[0]}, ${place[1]})`] : []),
  ]
  const found = await selectGifts(
    work,
    sql`order by g.on_day desc, g.id desc`,
    sql`(select g.* from ${tables} where ${all(conditions)} order by g.on_day desc, g.id desc limit ${query.limit + 1})`,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [last.onDay, last.id])
  return { items: items.map((gift) => present(work, gift)), nextCursor }
}

/** R6: what the same contact, or the customer as a whole, gets in a year. */
const givenInYear = async (work: Work, customerId: string, contactId: string | null, day: Day): Promise<number> =>
  (
    await row(
      work.tx,
      sql<{ fen: number }>`select coalesce(sum(g.fen), 0)::bigint as fen from gift g
        where ${contactId ? sql`g.contact_id = ${contactId}` : sql`g.contact_id is null and g.customer_id in (select id from customer where root_id = ${customerId})`}
          and g.state = any(${[...COUNTED]}::text[]) and g.on_day >= ${`${day.slice(0, 4)}-01-01`}::date and g.on_day <= ${`${day.slice(0, 4)}-12-31`}::date`,
    )
  )?.fen ?? 0

/** R6: plans a gift. The customer is locked, so that two at once do not pass below the limit of the year together. */
export async function addGift(work: Work, input: InputOf<typeof contract.addGift>['body']) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const { contactId } = input
  if (contactId && !(await contactsOf(work.tx, customer.id)).some((c) => c.id === contactId && c.leftOn === null))
    throw new Refused(unknownContact())
  const before = await givenInYear(work, customer.id, contactId, input.onDay)
  const over = giftOver(input.fen, before, giftLimits(work.settings))
  const state: GiftState = over.length > 0 ? 'waiting' : 'planned'
  const id = newId()
  await run(
    work.tx,
    sql`insert into gift (id, customer_id, contact_id, fen, on_day, state, over, asked_by, asked_at)
        values (${id}, ${customer.id}, ${contactId}, ${input.fen}, ${input.onDay}, ${state}, ${over}::text[], ${work.by.id}, ${work.now})`,
  )
  await run(
    work.tx,
    sql`insert into gift_text (gift_id, what, occasion, note) values (${id}, ${input.what}, ${input.occasion || null}, ${input.note || null})`,
  )
  await publish(work, giftMoved, { customerId: customer.id, subjectId: id, data: { state } })
  return showGift(work, id)
}

const showGift = async (work: Work, id: string) =>
  present(work, (await selectGifts(work, sql`where g.id = ${id}`))[0] as GiftRow)

/** One of a customer in sight; the customer is locked first, as everywhere. */
async function lockGift(work: Work, id: string) {
  const known = await row(
    work.tx,
    sql<{ id: string }>`select m.root_id as id from gift g join customer m on m.id = g.customer_id where g.id = ${id}`,
  )
  if (!known) throw new Refused(notFound())
  await openCustomer(work, known.id)
  const customer = await lockedCustomer(work, known.id)
  await run(work.tx, sql`select 1 from gift where id = ${id} for update`)
  const gift = (await selectGifts(work, sql`where g.id = ${id}`))[0] as GiftRow
  if (work.ifMatch !== undefined && work.ifMatch !== gift.version)
    throw new Refused(versionConflict(present(work, gift)))
  return { gift, customer }
}

/** R6: a superior's yes or no. */
export async function decideGift(work: Work, id: string, { approve }: InputOf<typeof contract.decideGift>['body']) {
  const { gift } = await lockGift(work, id)
  demand(whyNotApproveGift(work.by, { teamId: gift.teamId }, gift.askedBy.id))
  if (gift.state !== 'waiting') throw new Refused(giftSettled())
  const state = approve ? 'planned' : 'declined'
  await run(
    work.tx,
    sql`update gift set state = ${state}, decided_by = ${work.by.id}, decided_at = ${work.now}, version = version + 1 where id = ${id}`,
  )
  await publish(work, giftMoved, { customerId: gift.customer.id, subjectId: id, data: { state } })
  return showGift(work, id)
}

/** R6: given, or given up. */
export async function settleGift(work: Work, id: string, input: InputOf<typeof contract.settleGift>['body']) {
  const { gift, customer } = await lockGift(work, id)
  demand(whyNotTouch(work.by, heldOf(customer)))
  if (gift.state !== 'waiting' && gift.state !== 'planned') throw new Refused(giftSettled())
  if (input.given && gift.state === 'waiting') throw new Refused(giftWaits())
  const state = input.given ? 'given' : 'cancelled'
  await run(
    work.tx,
    sql`update gift set state = ${state}, on_day = ${input.onDay ?? gift.onDay}, version = version + 1 where id = ${id}`,
  )
  await publish(work, giftMoved, { customerId: gift.customer.id, subjectId: id, data: { state } })
  return showGift(work, id)
}
