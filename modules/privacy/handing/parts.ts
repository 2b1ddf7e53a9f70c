import { type RawBuilder, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { kinds } from '../../appointments/settings.ts'
import { mailVisibleTo } from '../../mail/index.ts'
import { portraitFields } from '../../portrait/settings.ts'
import { readSealed } from '../../secrecy/index.ts'
import { basesOf } from '../basis.ts'
import type { Whose } from './whose.ts'
import type { PartName } from './words.ts'

export type Entry = Record<string, unknown>
export type Part = (work: Work, whose: Whose, where: string) => AsyncIterable<Entry>

const BATCH = 500

/** What a statement finds, a few hundred at a time; it has an order in which every row has its place. */
async function* paged(work: Work, statement: RawBuilder<unknown>): AsyncGenerator<Entry> {
  for (let from = 0; ; from += BATCH) {
    const found = await rows(work.tx, sql<Entry>`${statement} limit ${BATCH} offset ${from}`)
    yield* found
    if (found.length < BATCH) return
  }
}

const listed =
  (
    statement: (of: {
      members: RawBuilder<unknown>
      contacts: RawBuilder<unknown>
      whole: RawBuilder<unknown>
      work: Work
    }) => RawBuilder<unknown>,
  ): Part =>
  (work, whose) =>
    paged(
      work,
      statement({
        members: uuids(whose.memberIds),
        contacts: uuids(whose.contactIds),
        whole: sql`${whose.isWhole}::boolean`,
        work,
      }),
    )

const money = (of: string) => sql.raw(`jsonb_build_object('fen', ${of}.fen, 'currency', ${of}.currency) as amount`)
/** Of each line what was agreed; what it costs us is ours. */
const lines = (of: string) =>
  sql.raw(`(select coalesce(jsonb_agg(jsonb_build_object('name', l ->> 'name', 'details', l ->> 'details', 'quantity', l -> 'quantity', 'unit', l ->> 'unit', 'unitPrice', l -> 'unitPrice')
    order by at), '[]') from jsonb_array_elements(${of}.lines) with ordinality e(l, at)) as lines`)

/** Orders that are the person's: all of the own record's, else those of quotes made out to the contact and of needs it decides on. */
const ofOrder = (whole: RawBuilder<unknown>, contacts: RawBuilder<unknown>) => sql`(${whole}
  or exists (select from quote_version v where v.quote_id = o.quote_id and v.contact_id = any(${contacts}))
  or exists (select from need n where n.id = o.need_id and n.decider_id = any(${contacts})))`

const PARTS: Record<Exclude<PartName, 'imports'>, Part> = {
  bases: async function* (work, { rootId, contactIds }) {
    for (const { contactId, basis, purposes, source, day } of await basesOf(work, rootId))
      if (contactIds.includes(contactId)) yield { day, basis, purposes, source }
  },

  known: async function* (work, { rootId, memberIds, contactIds, isWhole }, where) {
    const found = await rows(
      work.tx,
      sql<{ id: string; field: string; day: string; sealed: boolean; value: unknown }>`
        select v.id, v.field, v.learnt_on as day, v.sealed, x.value from live_portrait_value v left join portrait_text x on x.value_id = v.id
        where v.contact_id = any(${uuids(contactIds)}) or (${isWhole}::boolean and v.contact_id is null and v.customer_id = any(${uuids(memberIds)})) order by v.recorded_at, v.id`,
    )
    // D1, S1: of sealed values those that the actor may see, each logged.
    const opened = await readSealed(
      work,
      rootId,
      found.filter(({ sealed }) => sealed).map(({ id }) => id),
      where,
    )
    const labels = new Map(settingOf(work.settings, portraitFields).map(({ key, label }) => [key, label[work.locale]]))
    for (const { id, field, day, sealed, value } of found)
      if (!sealed || opened.has(id))
        yield { day, what: labels.get(field) ?? field, value: sealed ? opened.get(id) : value }
  },

  touches: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select t.happened_at as at, t.channel, t.direction, x.summary, x.next_step from live_touch t join touch_text x on x.touch_id = t.id
      where t.customer_id = any(${members}) and (${whole} or t.contact_ids && ${contacts}) order by t.happened_at, t.id`,
  ),

  mails: listed(
    ({
      members,
      contacts,
      whole,
      work,
    }) => sql`select l.sent_at as at, x.subject, x.body from mail_link l join mail_message mail on mail.id = l.mail_id join mail_text x on x.mail_id = mail.id
      where l.customer_id = any(${members}) and (${whole} or l.contact_ids && ${contacts}) and l.parted_at is null and ${mailVisibleTo(work.by)} order by l.sent_at, l.id`,
  ),

  appointments: async function* (work, { memberIds, contactIds, isWhole }) {
    const called = new Map(settingOf(work.settings, kinds).map((kind) => [kind.key, kind[work.locale]]))
    const found = paged(
      work,
      sql`select coalesce(a.starts_at, a.created_at) as at, a.kind, a.state as appointment_state, x.place, x.agenda, x.cares, x.record
        from appointment a left join appointment_text x on x.appointment_id = a.id
        where a.customer_id = any(${uuids(memberIds)})
          and (${isWhole}::boolean or exists (select from appointment_contact k where k.appointment_id = a.id and k.contact_id = any(${uuids(contactIds)})))
        order by coalesce(a.starts_at, a.created_at), a.id`,
    )
    for await (const entry of found) yield { ...entry, kind: called.get(String(entry.kind)) ?? entry.kind }
  },

  needs: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select n.recorded_at as at, n.title, n.stage as need_stage, n.product, ${money('n')}, n.wanted_on, n.next_step
      from live_need n where n.customer_id = any(${members}) and (${whole} or n.decider_id = any(${contacts})) order by n.recorded_at, n.id`,
  ),

  quotes: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select v.at, q.number, v.number as version, q.state as quote_state, ${money('v')}, ${lines('v')}, v.terms, v.sent_on, q.decided_on, q.reason
      from quote q join quote_version v on v.quote_id = q.id
      where q.customer_id = any(${members}) and (${whole} or v.contact_id = any(${contacts})) order by q.id, v.number`,
  ),

  orders: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select o.ordered_on as day, o.number, ${money('o')}, o.product, ${lines('o')}, o.payment, o.delivery, o.due_on, o.completed_on, o.quality, o.remarks,
        o.cancelled_on, o.cancel_reason as reason
      from written_order o where o.customer_id = any(${members}) and ${ofOrder(whole, contacts)} order by o.ordered_on, o.id`,
  ),

  payments: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select p.on_day as day, o.number, jsonb_build_object('fen', p.fen, 'currency', o.currency) as amount, p.note
      from payment p join written_order o on o.id = p.order_id where o.customer_id = any(${members}) and ${ofOrder(whole, contacts)} order by p.on_day, p.id`,
  ),

  deliveries: listed(
    ({ members, contacts, whole }) => sql`select d.on_day as day, o.number, d.complete, d.note
      from delivery d join written_order o on o.id = d.order_id where o.customer_id = any(${members}) and ${ofOrder(whole, contacts)} order by d.on_day, d.id`,
  ),

  receptions: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select r.received_at as at, r.state as reception_state, a.name as asset, x.cause, x.place, x.circumstances, x.condition, x.tried, x.work_done,
        r.returned_at, r.call_result, x.call_said
      from reception r join reception_text x on x.reception_id = r.id left join asset_text a on a.asset_id = r.asset_id
      where r.customer_id = any(${members}) and (${whole} or r.contact_id = any(${contacts})) order by r.received_at, r.id`,
  ),

  assets: listed(
    ({
      members,
      whole,
    }) => sql`select a.created_at as at, x.name as title, x.serial, x.note, a.ended_at from asset a join asset_text x on x.asset_id = a.id
      where a.customer_id = any(${members}) and ${whole} order by a.created_at, a.id`,
  ),

  careDays: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select x.name as title, o.month, o.day as day_of_month, o.lunar, o.since, o.ended_at from care_occasion o join care_occasion_text x on x.occasion_id = o.id
      where o.customer_id = any(${members}) and (o.contact_id = any(${contacts}) or (${whole} and o.contact_id is null)) order by o.created_at, o.id`,
  ),

  choices: listed(
    ({ contacts }) =>
      sql`select k.at, k.out as no_greetings from care_choice k where k.contact_id = any(${contacts}) order by k.at, k.id`,
  ),

  greetings: listed(
    ({
      contacts,
    }) => sql`select g.day, x.name as occasion, g.state as greeting_state, x.subject, x.body from greeting g join greeting_text x on x.greeting_id = g.id
      where g.contact_id = any(${contacts}) and not g.sealed order by g.day, g.id`,
  ),

  gifts: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select g.on_day as day, g.state as gift_state, x.what, x.occasion, x.note from gift g join gift_text x on x.gift_id = g.id
      where g.customer_id = any(${members}) and (g.contact_id = any(${contacts}) or (${whole} and g.contact_id is null)) order by g.on_day, g.id`,
  ),

  visits: listed(
    ({ members, whole }) =>
      sql`select v.due_on as day, v.cause as visit_cause, v.state as visit_state from return_visit v where v.customer_id = any(${members}) and ${whole} order by v.due_on, v.id`,
  ),

  changes: listed(
    ({
      members,
      contacts,
      whole,
    }) => sql`select h.at, h.field, x.before, x.after from customer_change h left join customer_change_text x on x.change_id = h.id
      where h.customer_id = any(${members}) and (h.contact_id = any(${contacts}) or (${whole} and h.contact_id is null)) and h.field <> 'contact.birthday' order by h.at, h.id`,
  ),
}

let ofImports: Part | null = null

/** The module of imports, which comes later, tells here what rows of files it keeps of a person. */
export function tellsOfImports(part: Part): void {
  ofImports = part
}

/** T8: all parts of what is kept of a person, in the order in which they are read. */
export const allParts = (): (readonly [PartName, Part])[] => [
  ...(Object.entries(PARTS) as [PartName, Part][]),
  ...(ofImports ? [['imports', ofImports] as const] : []),
]
