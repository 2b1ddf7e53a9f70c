import { row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { showMoney } from '../../shared/money.ts'
import { Refused } from '../../shared/refusal.ts'
import { settingOf } from '../../shared/setting.ts'
import type { Locale } from '../../shared/text.ts'
import { companyName } from '../company/settings.ts'
import { seenCustomer, visibleTo } from '../customers/index.ts'
import { inPool, unknownContact } from '../customers/refusals.ts'
import { companyDress } from '../deals/settings.ts'
import { notItsOrder } from './refusals.ts'
import { salutation } from './rules/salutation.ts'
import type { LetterFacts } from './rules/variables.ts'

/** What a letter is about. */
export interface About {
  customerId: string
  /** The main contact where left out. */
  contactId?: string | undefined
  /** The latest where left out. */
  orderId?: string | undefined
  quoteId?: string | undefined
}

const TAG = { zh: 'zh-CN', en: 'en-GB' } as const
/** A day as letters say it: `2026年6月1日`, `1 June 2026`. */
export const dayInLetter = (day: Day, locale: Locale): string =>
  new Intl.DateTimeFormat(TAG[locale], { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(`${day}T00:00:00Z`))

/** A customer of whom the actor may tell somebody: in the pool its people and words are kept until it is claimed (T6). */
export async function seenForLetter(work: Work, customerId: string): Promise<{ id: string; name: string }> {
  const { rootId } = await seenCustomer(work, customerId)
  const open = await row(
    work.tx,
    sql<{
      id: string
      name: string
    }>`select c.id, c.name from customer c where c.id = ${rootId} and ${visibleTo(work.by)}`,
  )
  if (!open) throw new Refused(inPool())
  return open
}

/**
 * What letters in this language know of a customer, its contact, its order and its quote. Who may see the customer is the
 * caller's to ask; of sealed blocks nothing is read at all.
 */
export async function factsOf(work: Work, about: About, locale: Locale): Promise<LetterFacts> {
  const customer = await row(
    work.tx,
    sql<{ rootId: string; name: string; industry: string | null; region: string | null }>`
      select c.id as root_id, c.name, c.industry, c.region from customer m join customer c on c.id = m.root_id where m.id = ${about.customerId}`,
  )
  if (!customer) return {}
  return {
    'customer.name': customer.name,
    'customer.industry': customer.industry,
    'customer.region': customer.region,
    ...(await contactFacts(work, customer.rootId, about.contactId, locale)),
    ...(await orderFacts(work, customer.rootId, about.orderId, locale)),
    ...(await quoteFacts(work, customer.rootId, about.quoteId, locale)),
  }
}

async function contactFacts(work: Work, rootId: string, id: string | undefined, locale: Locale): Promise<LetterFacts> {
  const contact = await row(
    work.tx,
    sql<{ name: string; job: string | null }>`select t.name, t.job from contact t
      where t.customer_id = any(array(select id from customer where root_id = ${rootId}))
        and ${id === undefined ? sql`t.left_on is null` : sql`t.id = ${id}`} order by t.main desc, t.created_at, t.id limit 1`,
  )
  if (id !== undefined && !contact) throw new Refused(unknownContact())
  if (!contact) return {}
  const { name, job } = contact
  return { 'contact.name': name, 'contact.job': job, 'contact.salutation': salutation(name, job, locale) }
}

async function orderFacts(work: Work, rootId: string, id: string | undefined, locale: Locale): Promise<LetterFacts> {
  const order = await row(
    work.tx,
    sql<{
      number: string | null
      orderedOn: Day
      fen: number
      currency: string
      product: string | null
      dueOn: Day | null
    }>`
      select o.number, o.ordered_on, o.fen, o.currency, o.product, o.due_on from live_order o
      where o.customer_id = any(array(select id from customer where root_id = ${rootId}))
        and ${id === undefined ? sql`o.cancelled_on is null` : sql`o.id = ${id}`} order by o.ordered_on desc, o.id desc limit 1`,
  )
  if (id !== undefined && !order) throw new Refused(notItsOrder())
  if (!order) return {}
  return {
    'order.number': order.number,
    'order.day': dayInLetter(order.orderedOn, locale),
    'order.amount': showMoney(order, locale),
    'order.product': order.product,
    'order.due': order.dueOn && dayInLetter(order.dueOn, locale),
  }
}

/** Of the version that was sent last: what was never sent is not told. */
async function quoteFacts(work: Work, rootId: string, id: string | undefined, locale: Locale): Promise<LetterFacts> {
  const quote = await row(
    work.tx,
    sql<{ number: string; sentOn: Day; fen: number; currency: string; validUntil: Day | null }>`
      select q.number, v.sent_on, q.fen, q.currency, q.valid_until
      from quote q join quote_version v on v.quote_id = q.id and v.number = q.current
      where q.customer_id = any(array(select id from customer where root_id = ${rootId})) and v.sent_on is not null
        and ${id === undefined ? sql`true` : sql`q.id = ${id}`} order by v.sent_on desc, q.id desc limit 1`,
  )
  if (id !== undefined && !quote) throw new Refused(notItsOrder())
  if (!quote) return {}
  return {
    'quote.number': quote.number,
    'quote.day': dayInLetter(quote.sentOn, locale),
    'quote.amount': showMoney(quote, locale),
    'quote.until': quote.validUntil && dayInLetter(quote.validUntil, locale),
  }
}

/** What every letter knows: who writes it, for which company, on which day. */
export async function writerFacts(work: Work, writerId: string | null, locale: Locale): Promise<LetterFacts> {
  const writer = await row(
    work.tx,
    sql<{
      name: string
      mobile: string | null
      email: string | null
    }>`select name, mobile, email from person where id = ${writerId}::uuid`,
  )
  const dress = settingOf(work.settings, companyDress)
  const ours = dress.name || settingOf(work.settings, companyName)
  return {
    'colleague.name': writer?.name ?? null,
    'colleague.phone': writer?.mobile ?? null,
    'colleague.mail': writer?.email ?? null,
    'company.name': (locale === 'en' && dress.nameEn) || ours,
    'company.address': (locale === 'en' && dress.addressEn) || dress.address,
    'company.phone': dress.phone,
    'letter.day': dayInLetter(work.today, locale),
  }
}
