import { publish } from '../../../platform/events.ts'
import { newId, type RawBuilder, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import type { Locale } from '../../../shared/text.ts'
import { dayInLetter, factsOf, fillTemplate, type LetterFunction } from '../../letters/index.ts'
import { festivalsBetween, keptBetween, maybeKeptOn, type Recurrence } from '../almanac/occasions.ts'
import { greetingMoved } from '../events.ts'
import { type OccasionKind, occasionName } from '../rules/occasions.ts'
import { festivalTiers, greetBirthdays, greetFirstOrders, keptFestivals } from '../settings.ts'
import { namesakes } from './twins.ts'

/** Whom a greeting is for, and who sees it first: the customer's owner. */
interface Recipient {
  contactId: string
  customerId: string
  ownerId: string
  locale: Locale
  sealed: boolean
}

type Found = Recipient & Recurrence & { occasion: string; kind: OccasionKind; name: string | null }

export interface Occasion {
  readonly kind: OccasionKind
  /** Of one contact and year it names the greeting: never two. */
  readonly key: string
  readonly year: number
  readonly day: Day
  readonly nth: number | null
  readonly name: string | null
}

const LETTERS: Record<OccasionKind, LetterFunction> = {
  birthday: 'birthday',
  festival: 'festival',
  first_order: 'anniversary',
  founding: 'anniversary',
  own: 'anniversary',
}

const recipient = (sealed: RawBuilder<unknown>) =>
  sql`b.id as contact_id, c.id as customer_id, c.owner_id, coalesce(n.locale, 'zh') as locale, ${sealed} as sealed`
const manner = sql`left join contact_manner n on n.contact_id = b.id`
/** R6: nobody who left, was put away or wants none; and no customer that nobody looks after. */
const greeted = sql`b.left_on is null and b.anonymised_at is null and c.anonymised_at is null and c.state = 'active' and c.owner_id is not null
  and not wants_no_greetings(b.id)`
/** Of a customer as a whole: its main contact. */
const mainOf = sql`b.id = (select x.id from contact x where x.customer_id in (select id from customer where root_id = c.id) and x.left_on is null
  order by x.main desc, x.customer_id <> c.id, x.id limit 1)`

const written = (day: Day, lunarToo: boolean) =>
  sql`jsonb_to_recordset(${JSON.stringify(maybeKeptOn(day).filter(({ lunar }) => lunarToo || !lunar))}::jsonb) as w(lunar boolean, month int, day int)`

/** What one may be greeted on in a day, as it stands in the records. */
const birthdays = (work: Work, day: Day) =>
  rows(
    work.tx,
    sql<Found>`select ${recipient(sql`b.birth_sealed or (select birthdays_sealed())`)}, 'birthday' as occasion, 'birthday' as kind, null as name,
        b.birth_lunar as lunar, b.birth_month as month, b.birth_day as day, coalesce(y.leap, false) as leap, coalesce(y.fallback, 'earlier') as fallback, b.birth_year as since
      from ${written(day, true)} join contact b on b.birth_lunar = w.lunar and b.birth_month = w.month and b.birth_day = w.day
        join customer m on m.id = b.customer_id join customer c on c.id = m.root_id ${manner} left join care_birthday y on y.contact_id = b.id
      where b.birth_month is not null and ${greeted}`,
  )

const firstOrders = (work: Work, day: Day) =>
  rows(
    work.tx,
    sql<Found>`select ${recipient(sql`false`)}, 'first_order' as occasion, 'first_order' as kind, null as name,
        false as lunar, w.month, w.day, false as leap, 'earlier' as fallback, extract(year from c.first_order_on)::int as since
      from ${written(day, false)} join customer c on extract(month from c.first_order_on) = w.month and extract(day from c.first_order_on) = w.day
        join contact b on ${mainOf} ${manner}
      where c.first_order_on is not null and c.root_id = c.id and ${greeted}`,
  )

const ownOccasions = (work: Work, day: Day) =>
  rows(
    work.tx,
    sql<Found>`select ${recipient(sql`false`)}, 'own:' || o.id as occasion, o.kind, t.name, o.lunar, o.month, o.day, o.leap, o.fallback, o.since
      from ${written(day, true)} join care_occasion o on o.lunar = w.lunar and o.month = w.month and o.day = w.day
        join care_occasion_text t on t.occasion_id = o.id join customer m on m.id = o.customer_id join customer c on c.id = m.root_id
        join contact b on case when o.contact_id is null then ${mainOf} else b.id = o.contact_id end ${manner}
      where o.ended_at is null and ${greeted}`,
  )

/** R6: the greetings of one day are drafted, those that are not yet; run again it adds nothing. */
export async function draftDay(work: Work, day: Day): Promise<number> {
  const found = [
    ...(settingOf(work.settings, greetBirthdays) ? await birthdays(work, day) : []),
    ...(settingOf(work.settings, greetFirstOrders) ? await firstOrders(work, day) : []),
    ...(await ownOccasions(work, day)),
  ]
  let drafted = 0
  for (const each of found) {
    // The year of a birth tells an age, which no greeting does.
    const [kept] = keptBetween(each.kind === 'birthday' ? { ...each, since: null } : each, day, day)
    if (!kept) continue
    const { kind, occasion: key, name } = each
    if (await draft(work, each, { kind, key, name, ...kept })) drafted++
  }
  return drafted
}

const BATCH = 200

/** R6: a batch of those who are greeted on festivals of a day; the last customer looked at, or null where all are. */
export async function draftFestivals(work: Work, day: Day, after: string | null): Promise<string | null> {
  const festivals = festivalsBetween(settingOf(work.settings, keptFestivals), day, day)
  if (festivals.length === 0) return null
  const found = await rows(
    work.tx,
    sql<Recipient>`select ${recipient(sql`false`)} from customer c join contact b on ${mainOf} ${manner}
      where c.root_id = c.id and c.tier = any(${settingOf(work.settings, festivalTiers)}::text[]) and c.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid and ${greeted}
      order by c.id limit ${BATCH}`,
  )
  for (const to of found)
    for (const { key, name, year } of festivals)
      await draft(work, to, { kind: 'festival', key: `festival:${key}`, year, day, nth: null, name: name[to.locale] })
  return found.length < BATCH ? null : (found.at(-1)?.customerId ?? null)
}

async function draft(work: Work, to: Recipient, { kind, key, year, day, nth, name }: Occasion): Promise<boolean> {
  const added = await row(
    work.tx,
    sql<{
      id: string
    }>`insert into greeting (id, customer_id, contact_id, occasion, year, day, sealed, locale, drafted_at, for_id)
        select ${newId()}, ${to.customerId}, b.id, ${key}, ${year}, ${day}::date, ${to.sealed}, ${to.locale}, ${work.now}::timestamptz, ${to.ownerId}
        from contact b join customer c on c.id = ${to.customerId}
        where b.id = ${to.contactId} and not exists (select from greeting o where o.contact_id in (${namesakes}) and o.occasion = ${key} and o.day = ${day} and o.state <> 'withdrawn')
        on conflict (contact_id, occasion, year) do update set day = excluded.day, sealed = excluded.sealed, locale = excluded.locale, state = 'drafted', edited = false,
          settled_at = null, decided_by = null, decided_at = null, send_at = null, drafted_at = excluded.drafted_at, for_id = excluded.for_id, version = greeting.version + 1
        where greeting.state = 'withdrawn' returning id`,
  )
  if (!added) return false
  const called = occasionName(kind, nth, name, to.locale)
  await write(work, { id: added.id, ...to, kind, day, called })
  await publish(work, greetingMoved, { customerId: to.customerId, subjectId: added.id, data: { state: 'drafted' } })
  return true
}

interface Words extends Pick<Recipient, 'contactId' | 'customerId' | 'ownerId' | 'locale'> {
  id: string
  kind: OccasionKind
  day: Day
  called: string
}

/** C4: its words are the letter's, in the owner's name. */
async function write(work: Work, { id, customerId, contactId, ownerId, locale, kind, day, called }: Words) {
  const facts = {
    ...(await factsOf(work, { customerId, contactId }, locale)),
    'occasion.name': called,
    'occasion.day': dayInLetter(day, locale),
    'letter.day': dayInLetter(day, locale),
  }
  const { subject, body } = await fillTemplate(work, ownerId, LETTERS[kind], locale, facts)
  await run(
    work.tx,
    sql`insert into greeting_text (greeting_id, name, subject, body) values (${id}, ${called}, ${subject}, ${body})
        on conflict (greeting_id) do update set name = excluded.name, subject = excluded.subject, body = excluded.body`,
  )
}

/**
 * R6: after a change of owner what is open goes to the new one: approved or not it is to be seen anew, and what nobody
 * rewrote is signed by the one who sends it.
 */
export async function followOwners(work: Work): Promise<void> {
  await run(
    work.tx,
    sql`update greeting g set state = 'drafted', send_at = null, version = g.version + 1 from customer m join customer c on c.id = m.root_id
        where m.id = g.customer_id and g.state = 'approved' and g.decided_by is distinct from c.owner_id`,
  )
  const found = await rows(
    work.tx,
    sql<Omit<Words, 'kind'> & { occasion: string; own: OccasionKind | null; edited: boolean }>`
      update greeting g set for_id = c.owner_id, version = g.version + 1 from customer m join customer c on c.id = m.root_id, greeting_text t
        where m.id = g.customer_id and t.greeting_id = g.id and g.state = 'drafted' and g.day >= ${work.today} and c.owner_id is not null and g.for_id <> c.owner_id
        returning g.id, g.contact_id, c.id as customer_id, c.owner_id, g.locale, g.day, g.occasion, g.edited, t.name as called,
          (select o.kind from care_occasion o where 'own:' || o.id = g.occasion) as own`,
  )
  for (const { occasion, own, edited, ...words } of found)
    if (!edited) await write(work, { ...words, kind: own ?? (occasion.split(':')[0] as OccasionKind) })
}

export const daysAhead = (today: Day, ahead: number): Day[] =>
  Array.from({ length: ahead + 1 }, (_, at) => addDays(today, at))
