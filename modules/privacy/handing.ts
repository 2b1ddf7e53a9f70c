import { publish } from '../../platform/events.ts'
import type { Streaming } from '../../platform/http/route.ts'
import { rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { InputOf } from '../../shared/endpoint.ts'
import { Refused } from '../../shared/refusal.ts'
import { isVeiled, seenCustomer, showOpened } from '../customers/index.ts'
import { inPool, unknownContact } from '../customers/refusals.ts'
import { mailVisibleTo } from '../mail/index.ts'
import { noteSights, readSealed } from '../secrecy/index.ts'
import { basesOf } from './basis.ts'
import * as contract from './contract.ts'
import { personHandedOver } from './events.ts'
import { asPage, type PersonData } from './page.ts'

/** T8: sends all that is kept of one person, after it is on record to whom it is given. */
export async function sendPerson(
  work: Work,
  { params, query }: Pick<InputOf<typeof contract.handOver>, 'params' | 'query'>,
  { reply, writing }: Streaming,
): Promise<unknown> {
  const customer = await seenCustomer(work, params.id)
  if (isVeiled(work, customer)) throw new Refused(inPool())
  const data = await gather(work, params.id, customer.rootId, params.contactId)
  await writing((recording) =>
    publish(recording, personHandedOver, {
      customerId: customer.id,
      subjectId: params.contactId,
      data: { to: query.to, format: query.format },
    }),
  )
  await noteSights(work, contract.handOver.id, [customer.rootId])
  return reply
    .type(query.format === 'json' ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8')
    .header('content-disposition', `attachment; filename="person-${work.today}.${query.format}"`)
    .send(query.format === 'json' ? JSON.stringify(data, null, 2) : asPage(data, work.locale))
}

async function gather(work: Work, id: string, rootId: string, contactId: string): Promise<PersonData> {
  const { name: customer, contacts } = await showOpened(work, id, contract.handOver.id)
  const person = contacts.find((contact) => contact.id === contactId)
  if (!person) throw new Refused(unknownContact())
  const members = sql`(select m.id from customer m where m.root_id = ${rootId})`
  const list = (statement: ReturnType<typeof sql>) => rows(work.tx, statement) as Promise<Record<string, unknown>[]>
  const bases = (await basesOf(work, rootId)).filter((basis) => basis.contactId === contactId)
  return {
    person: { ...person },
    customer,
    takenOutAt: work.now.toISOString(),
    parts: {
      bases: bases.map(({ basis, purposes, source, day }) => ({ basis, purposes, source, day })),
      known: await knownOf(work, rootId, contactId),
      touches:
        await list(sql`select t.happened_at as at, t.channel, t.direction, x.summary, x.next_step from live_touch t join touch_text x on x.touch_id = t.id
        where t.customer_id in ${members} and ${contactId} = any(t.contact_ids) order by t.happened_at`),
      mails:
        await list(sql`select l.sent_at as at, x.subject, x.body from mail_link l join mail_message mail on mail.id = l.mail_id join mail_text x on x.mail_id = mail.id
        where l.customer_id in ${members} and ${contactId} = any(l.contact_ids) and l.parted_at is null and ${mailVisibleTo(work.by)} order by l.sent_at`),
      appointments:
        await list(sql`select a.starts_at as at, a.kind, a.state from appointment a join appointment_contact k on k.appointment_id = a.id
        where a.customer_id in ${members} and k.contact_id = ${contactId} order by a.starts_at`),
      greetings:
        await list(sql`select g.day, g.occasion, g.state, x.subject from greeting g join greeting_text x on x.greeting_id = g.id
        where g.contact_id = ${contactId} and not g.sealed order by g.day`),
      gifts: await list(sql`select g.on_day as day, g.state, x.what from gift g join gift_text x on x.gift_id = g.id
        where g.contact_id = ${contactId} order by g.on_day`),
      changes:
        await list(sql`select h.at, h.field, x.before, x.after from customer_change h left join customer_change_text x on x.change_id = h.id
        where h.customer_id in ${members} and h.contact_id = ${contactId} and h.field <> 'contact.birthday' order by h.at`),
    },
  }
}

/** D1, S1: what stands in the portrait of the person; of sealed values those that the actor may see, each logged. */
async function knownOf(work: Work, rootId: string, contactId: string): Promise<Record<string, unknown>[]> {
  const found = await rows(
    work.tx,
    sql<{ id: string; field: string; day: string; sealed: boolean; value: unknown }>`
      select v.id, v.field, v.learnt_on as day, v.sealed, x.value from live_portrait_value v left join portrait_text x on x.value_id = v.id
      where v.contact_id = ${contactId} order by v.recorded_at`,
  )
  const sealedIds = found.filter(({ sealed }) => sealed).map(({ id }) => id)
  const opened = await readSealed(work, rootId, sealedIds, contract.handOver.id)
  return found
    .filter(({ id, sealed }) => !sealed || opened.has(id))
    .map(({ id, field, day, sealed, value }) => ({ field, day, value: sealed ? opened.get(id) : value }))
}
