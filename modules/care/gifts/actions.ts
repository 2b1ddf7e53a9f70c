import { page } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { all, newId, type RawBuilder, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { DayText } from '../../../shared/page.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import { contactsOf, heldOf, lockedCustomer, readPlace } from '../../customers/index.ts'
import { manages, whyNotTouch } from '../../customers/policy.ts'
import { unknownContact } from '../../customers/refusals.ts'
import type * as contract from '../contract.ts'
import { giftMoved } from '../events.ts'
import { openCustomer } from '../occasions/load.ts'
import { whyNotApproveGift } from '../policy.ts'
import { giftDayOff, giftOverThen, giftSettled, giftWaits } from '../refusals.ts'
import { COUNTED, type GiftDays, type GiftState, giftOver, givenOn, isNotTooEarly, type Over } from '../rules/gifts.ts'
import { giftDaysBack, giftLimits } from '../settings.ts'
import { inSight, ofGroup } from '../sight.ts'

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

/** R6: what was given and is planned, the latest first. */
export async function listGifts(work: Work, query: InputOf<typeof contract.listGifts>['query']) {
  const place = readPlace(query.cursor, DayText)
  const group = query.customer ? await openCustomer(work, query.customer) : null
  const { tables, condition } = group ? ofGroup(group, 'gift') : inSight(work.by, 'gift')
  const conditions = [
    condition,
    // Most were given; the rest has an index, which a plan for all values takes only where that is said.
    ...(query.state
      ? [sql`g.state = ${query.state}`, ...(query.state === 'given' ? [] : [sql`g.state <> 'given'`])]
      : []),
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

type Weighed = Pick<GiftRow, 'fen' | 'onDay'> & { id: string | null; customerId: string }

/** R6: which limits it goes over, beside whatever else the customer, all contacts together, gets in its year. */
async function overOf(work: Work, { id, customerId, fen, onDay }: Weighed): Promise<Over[]> {
  const year = onDay.slice(0, 4)
  const found = await row(
    work.tx,
    sql<{ fen: number }>`select coalesce(sum(g.fen), 0)::bigint as fen from gift g
      where g.customer_id in (select id from customer where root_id = ${customerId})
        and g.state = any(${[...COUNTED]}::text[]) and g.on_day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date and g.id is distinct from ${id}`,
  )
  return giftOver(fen, found?.fen ?? 0, giftLimits(work.settings))
}

async function demandContact(work: Work, customerId: string, contactId: string | null): Promise<void> {
  if (contactId && !(await contactsOf(work.tx, customerId)).some((c) => c.id === contactId && c.leftOn === null))
    throw new Refused(unknownContact())
}

const daysOf = (work: Work, { enteredOn }: { enteredOn: Day }): GiftDays => ({
  today: work.today,
  enteredOn,
  daysBack: settingOf(work.settings, giftDaysBack),
})

function demandDay(work: Work, customer: { enteredOn: Day }, day: Day): void {
  const days = daysOf(work, customer)
  demand(isNotTooEarly(day, days) ? null : giftDayOff({ days: days.daysBack }))
}

/** R6: plans a gift. The customer is locked, so that two at once do not pass below the limit of the year together. */
export async function addGift(work: Work, input: InputOf<typeof contract.addGift>['body']) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const { contactId } = input
  await demandContact(work, customer.id, contactId)
  demandDay(work, customer, input.onDay)
  const { fen, onDay } = input
  const over = await overOf(work, { id: null, customerId: customer.id, fen, onDay })
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

/** R6: changes a gift that is still to be given. What was approved stands as long as it does not grow, nor moves to another year or person. */
export async function changeGift(work: Work, id: string, change: InputOf<typeof contract.changeGift>['body']) {
  const { gift, customer } = await lockGift(work, id)
  demand(whyNotTouch(work.by, heldOf(customer)))
  if (gift.state !== 'waiting' && gift.state !== 'planned') throw new Refused(giftSettled())
  const contactId = change.contactId === undefined ? (gift.contact?.id ?? null) : change.contactId
  if (contactId !== (gift.contact?.id ?? null)) await demandContact(work, customer.id, contactId)
  const { fen = gift.fen, onDay = gift.onDay } = change
  if (onDay !== gift.onDay) demandDay(work, customer, onDay)
  const over = await overOf(work, { id, customerId: customer.id, fen, onDay })
  const stands =
    gift.decidedBy !== null &&
    fen <= gift.fen &&
    onDay.slice(0, 4) === gift.onDay.slice(0, 4) &&
    contactId === (gift.contact?.id ?? null)
  const state: GiftState = over.length === 0 || (stands && gift.state === 'planned') ? 'planned' : 'waiting'
  // Who asks for more asks in their own name: that one does not approve it.
  await run(
    work.tx,
    sql`update gift set contact_id = ${contactId}, fen = ${fen}, on_day = ${onDay}, over = ${over}::text[], state = ${state}, version = version + 1,
          asked_by = case when ${state} = 'waiting' then ${work.by.id}::uuid else asked_by end,
          decided_by = case when ${state} = 'planned' then decided_by end, decided_at = case when ${state} = 'planned' then decided_at end where id = ${id}`,
  )
  const { what = gift.what, occasion = gift.occasion, note = gift.note } = change
  await run(
    work.tx,
    sql`update gift_text set what = ${what}, occasion = ${occasion || null}, note = ${note || null} where gift_id = ${id}`,
  )
  await publish(work, giftMoved, { customerId: customer.id, subjectId: id, data: { state } })
  return showGift(work, id)
}

/** R6: given, or given up. */
export async function settleGift(work: Work, id: string, input: InputOf<typeof contract.settleGift>['body']) {
  const { gift, customer } = await lockGift(work, id)
  demand(whyNotTouch(work.by, heldOf(customer)))
  if (gift.state !== 'waiting' && gift.state !== 'planned') throw new Refused(giftSettled())
  if (input.given && gift.state === 'waiting') throw new Refused(giftWaits())
  const onDay = input.given ? givenOn(input.onDay, gift.onDay, daysOf(work, customer)) : gift.onDay
  if (onDay === null) throw new Refused(giftDayOff({ days: settingOf(work.settings, giftDaysBack) }))
  const year = onDay.slice(0, 4)
  // What was allowed in one year, or planned for it, is not given out of another's.
  if (input.given && year !== gift.onDay.slice(0, 4)) {
    const over = await overOf(work, { id, customerId: customer.id, fen: gift.fen, onDay })
    if (over.length > 0) throw new Refused(giftOverThen({ year }))
  }
  const state = input.given ? 'given' : 'cancelled'
  await run(work.tx, sql`update gift set state = ${state}, on_day = ${onDay}, version = version + 1 where id = ${id}`)
  await publish(work, giftMoved, { customerId: gift.customer.id, subjectId: id, data: { state } })
  return showGift(work, id)
}
