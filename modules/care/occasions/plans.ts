import { publish } from '../../../platform/events.ts'
import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notAllowed } from '../../../shared/refusals.ts'
import type { Fallback } from '../../calendars/index.ts'
import { type Birthday, contactsOf, readBirthdays } from '../../customers/index.ts'
import { unknownContact } from '../../customers/refusals.ts'
import type * as contract from '../contract.ts'
import { careChoiceMade, carePlanChanged } from '../events.ts'
import { draftSoon } from '../greetings/jobs.ts'
import { birthdayMoved, stopFor } from '../greetings/withdraw.ts'
import { needsConsent, unknownColleague } from '../refusals.ts'
import { CAUSES, type Cause, type Way } from '../rules/visits.ts'
import { usualPlan } from '../settings.ts'
import { keptCustomer } from './load.ts'

interface OwnRow {
  cause: Cause
  how: Way | 'off'
  days: number | null
  person: { id: string; name: string } | null
}

/** R5: by which plans a customer is visited: its own where it has one, else the company's. */
export async function plansOf(work: Work, customer: { id: string; tier: string | null }) {
  const own = await rows(
    work.tx,
    sql<OwnRow>`select k.cause, k.how, k.days, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person
      from care_plan k left join person p on p.id = k.person_id where k.customer_id = ${customer.id}`,
  )
  return CAUSES.map((cause) => {
    const usual = usualPlan(work.settings, cause, customer.tier)
    const set = own.find((each) => each.cause === cause)
    if (set) return { ...set, days: cause === 'quarter' ? null : (set.days ?? usual.days), own: true }
    return {
      cause,
      how: usual.days === null ? ('off' as const) : usual.how,
      days: cause === 'quarter' ? null : usual.days,
      person: null,
      own: false,
    }
  })
}

export async function setCarePlan(
  work: Work,
  { id, cause }: { id: string; cause: Cause },
  { how, days, personId }: InputOf<typeof contract.setCarePlan>['body'],
) {
  const customer = await keptCustomer(work, id)
  if (personId && !(await row(work.tx, sql`select 1 from person where id = ${personId} and state <> 'left'`)))
    throw new Refused(unknownColleague())
  await run(
    work.tx,
    sql`insert into care_plan (customer_id, cause, how, days, person_id, changed_by, changed_at)
        values (${customer.id}, ${cause}, ${how}, ${days}, ${personId}, ${work.by.id}, ${work.now})
        on conflict (customer_id, cause) do update set how = excluded.how, days = excluded.days, person_id = excluded.person_id,
          changed_by = excluded.changed_by, changed_at = excluded.changed_at, version = care_plan.version + 1`,
  )
  // What waits and is not wanted any more is not done.
  if (how === 'off')
    await run(
      work.tx,
      sql`update return_visit set state = 'void', settled_at = ${work.now} where customer_id = ${customer.id} and cause = ${cause} and state = 'waiting'`,
    )
  else
    await run(
      work.tx,
      sql`update return_visit set how = ${how}, person_id = ${personId} where customer_id = ${customer.id} and cause = ${cause} and state = 'waiting'`,
    )
  await publish(work, carePlanChanged, { customerId: customer.id, subjectId: customer.id, data: { cause } })
  const plan = (await plansOf(work, customer)).find((each) => each.cause === cause)
  return { ...(plan as NonNullable<typeof plan>), customerId: customer.id }
}

interface ChoiceRow {
  contactId: string
  out: boolean
  none: boolean
  at: string
  leap: boolean | null
  fallback: Fallback | null
}

/** R6: who wants no greetings; and how birthdays are kept, of those that the caller may see. */
export async function contactCareOf(work: Work, rootId: string, birthdays: ReadonlyMap<string, Birthday>) {
  const contacts = (await contactsOf(work.tx, rootId)).filter((c) => c.leftOn === null)
  const found = await rows(
    work.tx,
    sql<ChoiceRow>`select b.id as contact_id, coalesce(k.out, false) as out, wants_no_greetings(b.id) as none, k.at, y.leap, y.fallback
      from customer m join contact b on b.customer_id = m.id left join care_birthday y on y.contact_id = b.id
        left join lateral (select c.out, c.at from care_choice c where c.contact_id = b.id order by c.at desc, c.id desc limit 1) k on true
      where m.root_id = ${rootId}`,
  )
  const choices = new Map(found.map((each) => [each.contactId, each]))
  return contacts.map(({ id, name }) => {
    const choice = choices.get(id)
    const born = birthdays.get(id)
    return {
      contact: { id, name },
      optedOut: choice?.none ?? false,
      optedOutAt: choice?.out ? choice.at : null,
      birthday: born
        ? {
            lunar: born.lunar,
            month: born.month,
            day: born.day,
            leap: choice?.leap ?? false,
            fallback: choice?.fallback ?? ('earlier' as const),
          }
        : null,
    }
  })
}

export async function setContactCare(
  work: Work,
  { id, contactId }: { id: string; contactId: string },
  { optedOut, birthday }: InputOf<typeof contract.setContactCare>['body'],
) {
  const customer = await keptCustomer(work, id)
  if (!(await contactsOf(work.tx, customer.id)).some((c) => c.id === contactId && c.leftOn === null))
    throw new Refused(unknownContact())
  if (optedOut !== undefined) await choose(work, customer.id, contactId, optedOut)
  if (optedOut === false) {
    const found = await row(work.tx, sql<{ none: boolean }>`select wants_no_greetings(${contactId}) as none`)
    if (found?.none) throw new Refused(needsConsent())
  }
  if (birthday) {
    // S1: who may not see a birthday says nothing of it.
    if (!(await readBirthdays(work, customer.id, 'setContactCare')).has(contactId)) throw new Refused(notAllowed())
    await run(
      work.tx,
      sql`insert into care_birthday (contact_id, leap, fallback, changed_by, changed_at) values (${contactId}, ${birthday.leap}, ${birthday.fallback}, ${work.by.id}, ${work.now})
          on conflict (contact_id) do update set leap = excluded.leap, fallback = excluded.fallback, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    )
    await birthdayMoved(work, contactId)
    await draftSoon(work)
  }
  // What is sealed stands in no reply to a write: those are kept.
  const told = (await contactCareOf(work, customer.id, new Map())).find((each) => each.contact.id === contactId)
  return { ...(told as NonNullable<typeof told>), customerId: customer.id }
}

/** R6: what waits for who wants none is stopped at once. */
export async function choose(work: Work, customerId: string, contactId: string, out: boolean): Promise<void> {
  await run(
    work.tx,
    sql`insert into care_choice (id, contact_id, out, by_id, at) values (${newId()}, ${contactId}, ${out}, ${work.by.id}, ${work.now})`,
  )
  if (out) await stopFor(work, contactId)
  await publish(work, careChoiceMade, { customerId, subjectId: contactId, data: { out } })
}
