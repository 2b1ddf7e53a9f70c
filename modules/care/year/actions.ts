import { row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Birthday, contactsOf, heldOf, readBirthdays, seenCustomer, visibleTo } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { readHeldAmong } from '../../secrecy/index.ts'
import { festivalsBetween, keptBetween, type Recurrence } from '../almanac/occasions.ts'
import type * as contract from '../contract.ts'
import { GREETING, type Greeting, readGreetings } from '../greetings/actions.ts'
import { type OccasionRow, occasionsOf, occasionsOfOwner, presentOccasion } from '../occasions/actions.ts'
import { openCustomer } from '../occasions/load.ts'
import { contactCareOf, plansOf } from '../occasions/plans.ts'
import { type OccasionKind, occasionName } from '../rules/occasions.ts'
import type { Cause } from '../rules/visits.ts'
import { festivalTiers, keptFestivals } from '../settings.ts'
import { visitTexts } from '../visits/visits.texts.ts'

interface Ref {
  id: string
  name: string
}

export interface CareEntry {
  day: Day
  kind: OccasionKind | 'visit' | 'gift'
  name: string
  customer: Ref | null
  contact: Ref | null
  state: string | null
  id: string | null
}

/** With what became of a greeting. */
interface ToldEntry extends CareEntry {
  why: Greeting['why']
  via: Greeting['via']
}

interface Span {
  from: Day
  to: Day
}

const byDay = (entries: CareEntry[]) => entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))

const kept = (of: Recurrence, { from, to }: Span, entry: (nth: number | null) => Omit<CareEntry, 'day'>): CareEntry[] =>
  keptBetween(of, from, to).map(({ day, nth }) => ({ day, ...entry(nth) }))

const yearly = (born: Pick<Birthday, 'month' | 'day' | 'lunar'>, manner?: Partial<Recurrence>): Recurrence => ({
  ...born,
  leap: manner?.leap ?? false,
  fallback: manner?.fallback ?? 'earlier',
  since: null,
})

const plain = { state: null, id: null } as const

const occasionEntries = (work: Work, occasions: readonly OccasionRow[], span: Span) =>
  occasions.flatMap((o) =>
    kept(o, span, (nth) => ({
      kind: o.kind,
      name: occasionName(o.kind, nth, o.name, work.locale),
      customer: { id: o.customerId, name: o.customerName },
      contact: o.contact,
      state: null,
      id: o.id,
    })),
  )

const firstOrderEntries = (work: Work, customer: Ref, firstOrderOn: Day, span: Span) =>
  kept(
    {
      lunar: false,
      month: Number(firstOrderOn.slice(5, 7)),
      day: Number(firstOrderOn.slice(8)),
      leap: false,
      fallback: 'earlier',
      since: Number(firstOrderOn.slice(0, 4)),
    },
    span,
    (nth) => ({
      kind: 'first_order',
      name: occasionName('first_order', nth, null, work.locale),
      customer,
      contact: null,
      ...plain,
    }),
  )

const festivalEntries = (work: Work, { from, to }: Span): CareEntry[] =>
  festivalsBetween(settingOf(work.settings, keptFestivals), from, to).map(({ key, name, day }) => ({
    day,
    kind: 'festival',
    name: name[work.locale],
    customer: null,
    contact: null,
    state: key,
    id: null,
  }))

const doneEntries = (work: Work, whose: ReturnType<typeof sql>, { from, to }: Span, most: number) =>
  rows(
    work.tx,
    sql<CareEntry & { cause: Cause | null }>`
      (select v.due_on as day, 'visit' as kind, '' as name, v.cause, jsonb_build_object('id', c.id, 'name', c.name) as customer, null::jsonb as contact, v.state, v.id
        from customer c cross join lateral (select r.* from customer m join return_visit r on r.customer_id = m.id
          where m.root_id = c.id and r.due_on between ${from} and ${to} and r.state <> 'void' offset 0) v
        where ${whose} order by v.due_on, v.id limit ${most})
      union all
      (select g.on_day, 'gift', t.what, null, jsonb_build_object('id', c.id, 'name', c.name), case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end, g.state, g.id
        from customer c cross join lateral (select r.* from customer m join gift r on r.customer_id = m.id
          where m.root_id = c.id and r.on_day between ${from} and ${to} and r.state not in ('declined', 'cancelled') offset 0) g
          join gift_text t on t.gift_id = g.id left join contact b on b.id = g.contact_id
        where ${whose} order by g.on_day, g.id limit ${most})`,
  )

const told = (work: Work, found: Awaited<ReturnType<typeof doneEntries>>): CareEntry[] =>
  found.map(({ cause, ...entry }) => (cause ? { ...entry, name: visitTexts[cause][work.locale] } : entry))

const spanOf = (year: number, month: number | undefined): Span => {
  const two = (n: number) => String(n).padStart(2, '0')
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`
  return { from: `${year}-${two(month)}-01`, to: addDays(next, -1) }
}

const thisYear = (work: Work) => Number(work.today.slice(0, 4))

/** R5, R6: a year of care for one customer. Birthdays only as far as the reader may see them; each sight is logged. */
export async function showCustomerCare(
  work: Work,
  id: string,
  query: InputOf<typeof contract.showCustomerCare>['query'],
) {
  await openCustomer(work, id)
  const customer = await seenCustomer(work, id)
  const root = customer.rootId
  const year = query.year ?? thisYear(work)
  const span = spanOf(year, undefined)
  const birthdays = await readBirthdays(work, root, 'showCustomerCare')
  const contacts = await contactCareOf(work, root, birthdays)
  const occasions = await occasionsOf(work, root)
  const named = { id: root, name: customer.name }
  const people = new Map((await contactsOf(work.tx, root)).filter((c) => c.leftOn === null).map((c) => [c.id, c]))
  const born = [...birthdays].flatMap(([contactId, birthday]) => {
    const contact = people.get(contactId)
    const manner = contacts.find((c) => c.contact.id === contactId)?.birthday ?? undefined
    if (!contact) return []
    return kept(yearly(birthday, manner), span, () => ({
      kind: 'birthday',
      name: occasionName('birthday', null, null, work.locale),
      customer: named,
      contact: { id: contact.id, name: contact.name },
      ...plain,
    }))
  })
  const first = await row(
    work.tx,
    sql<{ day: Day | null }>`select first_order_on as day from customer where id = ${root}`,
  )
  const greetings = await readGreetings(
    work,
    'showCustomerCare',
    sql`where c.id = ${root} and g.customer_id = any(array(select id from customer where root_id = ${root})) and g.day between ${span.from} and ${span.to}`,
  )
  const greetedOnFestivals =
    customer.tier !== null && (settingOf(work.settings, festivalTiers) as string[]).includes(customer.tier)
  const entries = byDay([
    ...born,
    ...(first?.day ? firstOrderEntries(work, named, first.day, span) : []),
    ...occasionEntries(work, occasions, span),
    ...(greetedOnFestivals ? festivalEntries(work, span) : []),
    ...told(work, await doneEntries(work, sql`c.id = ${root}`, span, MOST)),
  ]).flatMap((entry) => withGreetings(entry.kind === 'festival' ? { ...entry, customer: named } : entry, greetings))
  return {
    customerId: root,
    year,
    entries,
    occasions: occasions.map((o) => presentOccasion(work, o)),
    plans: await plansOf(work, { id: root, tier: customer.tier }),
    contacts,
    can: { change: !whyNotTouch(work.by, heldOf(customer)) },
  }
}

const keyOf = ({ kind, state, id }: CareEntry): string => {
  if (kind === 'festival') return `festival:${state}`
  return kind === 'founding' || kind === 'own' ? `own:${id}` : kind
}

const untold = { why: null, via: null } as const

/** What became of the greetings of an occasion stands with it, once for each who is greeted. */
function withGreetings(entry: CareEntry, greetings: readonly Greeting[]): ToldEntry[] {
  if (entry.kind === 'visit' || entry.kind === 'gift') return [{ ...entry, ...untold }]
  const key = keyOf(entry)
  const found = greetings.filter(
    (g) =>
      g.occasion === key &&
      g.day === entry.day &&
      g.customer.id === entry.customer?.id &&
      (entry.kind !== 'birthday' || g.contact.id === entry.contact?.id),
  )
  if (found.length === 0) return [{ ...entry, ...untold, state: null }]
  return found.map(({ contact, state, why, via }) => ({ ...entry, contact, state, why, via }))
}

/** A festival is for all; what became of its greetings is told with each customer. */
const festivalsGreeted = (entries: readonly CareEntry[], greetings: readonly Greeting[]): CareEntry[] =>
  entries.flatMap((entry) => {
    if (entry.kind !== 'festival') return [entry]
    const to = greetings.filter((g) => g.occasion === keyOf(entry) && g.day === entry.day)
    const customers = new Map(to.map(({ customer }) => [customer.id, customer]))
    return [entry, ...[...customers.values()].map((customer) => ({ ...entry, customer }))]
  })

const MOST = 1000

/** R6: the year of the customers that the caller looks after; whom to greet is told to nobody else. */
export async function showCareYear(work: Work, query: InputOf<typeof contract.showCareYear>['query']) {
  const year = query.year ?? thisYear(work)
  const span = spanOf(year, query.month)
  const whose = sql`c.owner_id = ${work.by.id} and c.state = 'active' and ${visibleTo(work.by)}`
  const seen = new Set(
    (await rows(work.tx, sql<{ id: string }>`select c.id from customer c where ${whose}`)).map(({ id }) => id),
  )
  const born = await readHeldAmong<{ customer: Ref; contact: Ref; born: Birthday & Partial<Recurrence> }>(
    work,
    GREETING,
    'showCareYear',
    sql`select b.id, c.id as customer_id, b.id as contact_id, b.birth_sealed or (select birthdays_sealed()) as sealed,
        jsonb_build_object('customer', jsonb_build_object('id', c.id, 'name', c.name), 'contact', jsonb_build_object('id', b.id, 'name', b.name),
          'born', jsonb_build_object('month', b.birth_month, 'day', b.birth_day, 'lunar', b.birth_lunar, 'leap', y.leap, 'fallback', y.fallback)) as value
      from customer c cross join lateral (select k.* from customer m join contact k on k.customer_id = m.id
          where m.root_id = c.id and k.left_on is null and k.birth_month is not null offset 0) b
        left join care_birthday y on y.contact_id = b.id
      where ${whose} limit ${MOST}`,
  )
  const firsts = await rows(
    work.tx,
    sql<
      Ref & { day: Day }
    >`select c.id, c.name, c.first_order_on as day from customer c where ${whose} and c.first_order_on is not null limit ${MOST}`,
  )
  const occasions = (await occasionsOfOwner(work, work.by.id, MOST)).filter((o) => seen.has(o.customerId))
  const greetings = await readGreetings(
    work,
    'showCareYear',
    sql`where g.id = any(array(select k.id from customer c join customer m on m.root_id = c.id
        cross join lateral (select k.* from greeting k where k.customer_id = m.id and k.day between ${span.from} and ${span.to} offset 0) k
      where ${whose} limit ${MOST}))`,
  )
  const days = byDay([
    ...[...born.values()].flatMap(({ customer, contact, born: b }) =>
      kept(
        yearly(b, { ...(b.leap ? { leap: true } : {}), ...(b.fallback ? { fallback: b.fallback } : {}) }),
        span,
        () => ({
          kind: 'birthday',
          name: occasionName('birthday', null, null, work.locale),
          customer,
          contact,
          ...plain,
        }),
      ),
    ),
    ...firsts.flatMap(({ day, ...customer }) => firstOrderEntries(work, customer, day, span)),
    ...occasionEntries(work, occasions, span),
    ...festivalEntries(work, span),
    ...told(work, await doneEntries(work, whose, span, MOST)),
  ])
  const entries = festivalsGreeted(days, greetings).flatMap((entry) => withGreetings(entry, greetings))
  return { year, month: query.month ?? null, entries: entries.slice(0, MOST), more: entries.length > MOST }
}
