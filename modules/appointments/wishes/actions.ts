import { newId, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import type { Locale } from '../../../shared/text.ts'
import { contactsOf, heldOf, lockedCustomer } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { demandOpen, demandZone } from '../booking/load.ts'
import type * as contract from '../contract.ts'
import { timeOf } from '../rules/clock.ts'
import { habitsOf } from '../rules/habits.ts'
import { wishesIn } from '../rules/wishes.ts'
import { toldReadings } from '../rules/wishesTold.ts'
import { learnFrom } from '../settings.ts'
import { LEARNED_DAYS, talksWith } from './talks.ts'

interface Of {
  id: string
  contactId: string
}

interface Stated {
  kind: 'good' | 'bad' | 'meal'
  weekday: number | null
  from: string
  to: string
}

type Contact = Awaited<ReturnType<typeof contactsOf>>[number]

async function contactIn(work: Work, customerId: string, contactId: string): Promise<Contact> {
  const contact = (await contactsOf(work.tx, customerId)).find(({ id }) => id === contactId)
  if (!contact) throw new Refused(notFound())
  return contact
}

/** A2: when somebody likes to be met: as noted, and what their own words were understood to say. */
export async function showContactTimes(work: Work, { id, contactId }: Of) {
  return present(work, await contactIn(work, await demandOpen(work, id), contactId))
}

/** A2: when they answered or came, by the hour of their week; apart from it, and never mixed with it, what they told us. */
export async function showContactHabits(work: Work, { id, contactId }: Of) {
  const { contact, stated, words, understood, readings, zone } = await showContactTimes(work, { id, contactId })
  const talks = await talksWith(work, [contactId])
  const enough = settingOf(work.settings, learnFrom)
  const habits = habitsOf(talks, zone ?? work.zone, enough)
  return {
    contact,
    zone: zone ?? work.zone,
    enough,
    since: addDays(work.today, -LEARNED_DAYS),
    learnedFrom: talks.length,
    answered: talks.filter((talk) => talk.answered).length,
    hours: [...habits.hours],
    stated,
    words,
    understood,
    readings,
  }
}

async function present(work: Work, contact: Contact) {
  const stated = await rows(
    work.tx,
    sql<Stated>`select kind, weekday, from_time as "from", to_time as "to" from contact_time
      where contact_id = ${contact.id} and withdrawn_at is null order by kind, weekday nulls first, from_time`,
  )
  const manner = await row(
    work.tx,
    sql<{
      zone: string | null
      locale: Locale | null
    }>`select zone, locale from contact_manner where contact_id = ${contact.id}`,
  )
  const understood = [...wishesIn(contact.bestTimes, 'good'), ...wishesIn(contact.worstTimes, 'bad')]
  return {
    contact: { id: contact.id, name: contact.name },
    stated,
    words: { best: contact.bestTimes, worst: contact.worstTimes },
    understood: understood.map(({ from, to, ...wish }) => ({ ...wish, from: timeOf(from), to: timeOf(to) })),
    readings: toldReadings(contact.bestTimes, contact.worstTimes, work.locale),
    zone: manner?.zone ?? null,
    locale: manner?.locale ?? null,
  }
}

/** A2: what they told us of their times; what stood before is withdrawn, and kept. */
export async function setContactTimes(
  work: Work,
  { id, contactId }: Of,
  input: InputOf<typeof contract.setContactTimes>['body'],
) {
  const customer = await lockedCustomer(work, id)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const contact = await contactIn(work, customer.id, contactId)
  demandZone(input.zone)
  await run(
    work.tx,
    sql`update contact_time set withdrawn_at = ${work.now} where contact_id = ${contactId} and withdrawn_at is null`,
  )
  for (const { kind, weekday, from, to } of input.stated)
    await run(
      work.tx,
      sql`insert into contact_time (id, contact_id, kind, weekday, from_time, to_time, stated_by, stated_at)
          values (${newId()}, ${contactId}, ${kind}, ${weekday}, ${from}, ${to}, ${work.by.id}, ${work.now})`,
    )
  await run(
    work.tx,
    sql`insert into contact_manner (contact_id, zone, locale, changed_by, changed_at) values (${contactId}, ${input.zone}, ${input.locale}, ${work.by.id}, ${work.now})
        on conflict (contact_id) do update set zone = excluded.zone, locale = excluded.locale, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
  )
  return present(work, contact)
}
