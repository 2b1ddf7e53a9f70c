import { z } from 'zod'
import { publish } from '../../../platform/events.ts'
import { enqueue, job } from '../../../platform/jobs.ts'
import { inTurn, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { cancelMail, mayWriteTo, queueMail, senderFor } from '../../mail/index.ts'
import { addressBounced, optedOut } from '../../mail/refusals.ts'
import { greetingMoved } from '../events.ts'
import { decentMoment } from '../rules/decent.ts'
import { type GreetingState, type Stop, whyNobody, whyNotMail } from '../rules/greetings.ts'
import { draftAhead, greetAt, greetUntil } from '../settings.ts'
import { daysAhead, draftDay, draftFestivals, followOwners } from './draft.ts'
import { greetedAlready } from './twins.ts'
import { mailKeyOf } from './withdraw.ts'

/** R6: every night the greetings of the days ahead are drafted, and those whose day passed unseen are closed. */
export const draftGreetings = job({
  name: 'care:draft_greetings',
  payload: z.object({}),
  schedule: '10 20 * * *',
  run: async ({ writing }) => {
    const days = await writing(async (work) => {
      await closeMissed(work)
      await followOwners(work)
      return daysAhead(work.today, settingOf(work.settings, draftAhead))
    })
    for (const day of days) {
      await writing((work) => draftDay(work, day))
      let after: string | null = null
      do after = await writing((work) => draftFestivals(work, day, after))
      while (after !== null)
    }
  },
})

const closeMissed = (work: Work) =>
  run(
    work.tx,
    sql`update greeting set state = 'missed', settled_at = ${work.now}, version = version + 1 where day < ${work.today} and state in ('drafted', 'approved')`,
  )

/** R6: after a day was noted or changed its greeting need not wait for the night. */
export const draftDays = job({
  name: 'care:draft_days',
  payload: z.object({}),
  run: async ({ writing }) => {
    const days = await writing(async (work) => daysAhead(work.today, settingOf(work.settings, draftAhead)))
    for (const day of days) await writing((work) => draftDay(work, day))
  },
})

export const draftSoon = (work: Work) => enqueue(work, draftDays, {}, { key: 'draft days' })

/** R6: sends an approved greeting when its hour has come. */
export const sendGreeting = job({
  name: 'care:send_greeting',
  payload: z.object({ greetingId: z.uuid() }),
  run: ({ writing }, { greetingId }) => writing((work) => send(work, greetingId)),
})

/** The same after a standstill, or with clocks that differ. */
export const sendDueGreetings = job({
  name: 'care:send_due_greetings',
  payload: z.object({}),
  schedule: '*/10 * * * *',
  run: ({ writing }) =>
    writing(async (work) => {
      const due = await rows(
        work.tx,
        sql<{
          id: string
        }>`select id from greeting where state = 'approved' and send_at <= ${work.now} order by send_at limit 1000`,
      )
      for (const { id } of due) await wakeGreeting(work, id, work.now)
      await recallQueued(work)
    }),
})

/** R6: what the mail server would not take yet and has become too late, or unwanted, is called off: a greeting that comes late is none. */
async function recallQueued(work: Work): Promise<void> {
  const queued = await rows(
    work.tx,
    sql<{ id: string }>`select g.id from mail_outgoing o join greeting g on g.outgoing_id = o.id
      where o.state = 'queued' and o.state in ('queued', 'sending') and o.kind = 'greeting' and g.state = 'sent' limit 1000`,
  )
  for (const { id } of queued) {
    const g = await ready(work, id)
    if (!g) continue
    const nobody = whyNobody(g)
    if (!nobody && isInTime(work, g)) continue
    if ((await cancelMail(work, mailKeyOf(g.contactId, g.occasion, g.year))) === 0) continue
    await (nobody ? move(work, g, 'stopped', { why: nobody }) : move(work, g, 'missed'))
  }
}

const isInTime = (work: Work, { day, zone }: Pick<Ready, 'day' | 'zone'>): boolean => {
  const hours = { at: settingOf(work.settings, greetAt), until: settingOf(work.settings, greetUntil) }
  return decentMoment(day, zone ?? work.zone, hours, work.now) !== null
}

/** R6: what no server took, or what came back at once, did not go out. */
export async function noteFailed(work: Work, outgoingId: string): Promise<void> {
  const found = await row(
    work.tx,
    sql<{
      id: string
      customerId: string
    }>`select id, customer_id from greeting where outgoing_id = ${outgoingId} and state = 'sent'`,
  )
  if (found) await move(work, found, 'stopped', { why: 'failed' })
}

export const wakeGreeting = (work: Work, greetingId: string, at: Date) =>
  enqueue(work, sendGreeting, { greetingId }, { key: `greeting ${greetingId}`, at })

interface Ready {
  id: string
  customerId: string
  contactId: string
  occasion: string
  year: number
  day: string
  sealed: boolean
  sendAt: string
  decidedBy: string
  ownerId: string | null
  name: string
  zone: string | null
  subject: string
  body: string
  address: string | null
  optedOut: boolean
  left: boolean
  putAway: boolean
  greeted: boolean
}

/** How it stands now: whoever left, was put away or said no since it was approved gets nothing. */
const ready = (work: Work, id: string) =>
  row(
    work.tx,
    sql<Ready>`select g.id, c.id as customer_id, g.contact_id, g.occasion, g.year, g.day, g.sealed, g.send_at, g.decided_by, c.owner_id, b.name, n.zone, t.subject, t.body,
        (select q.value from contact_point q where q.contact_id = b.id and q.kind = 'mail' order by q.position, q.id limit 1) as address,
        wants_no_greetings(b.id) as opted_out, b.left_on is not null as left,
        (c.state = 'archived' or c.anonymised_at is not null or b.anonymised_at is not null) as put_away, ${greetedAlready} as greeted
      from greeting g join greeting_text t on t.greeting_id = g.id join contact b on b.id = g.contact_id
        join customer m on m.id = g.customer_id join customer c on c.id = m.root_id left join contact_manner n on n.contact_id = b.id
      where g.id = ${id}`,
  )

async function send(work: Work, id: string): Promise<void> {
  // Held until this ends: of two that come at once, the second finds it sent.
  const taken = await row(
    work.tx,
    sql<{
      id: string
    }>`select id from greeting where id = ${id} and state = 'approved' and send_at <= ${work.now} for update skip locked`,
  )
  if (!taken) return
  // Two records of one person come one after the other.
  await inTurn(work.tx, 'greetings go out')
  const g = await ready(work, id)
  if (!g) return
  // It is seen anew by whoever looks after the customer since.
  if (g.ownerId !== g.decidedBy) return move(work, g, 'drafted')
  if (!isInTime(work, g)) return move(work, g, 'missed')
  const refused = g.address ? await mayWriteTo(work, g.address, 'greeting') : null
  const why = whyNotMail({
    ...g,
    address: refused && refused.kind.reason !== addressBounced.reason ? null : g.address,
    optedOut: g.optedOut || refused?.kind.reason === optedOut.reason,
    bounced: refused?.kind.reason === addressBounced.reason,
    hasSender: (await senderFor(work, g.decidedBy)) !== null,
  })
  if (why) return move(work, g, 'stopped', { why })
  const outgoing = await queueMail(work, {
    // A sealed birthday is told on no timeline that others read.
    customerId: g.sealed ? null : g.customerId,
    contactId: g.sealed ? null : g.contactId,
    to: [{ name: g.name, address: g.address as string }],
    subject: g.subject,
    text: g.body,
    kind: 'greeting',
    from: g.decidedBy,
    dedupeKey: mailKeyOf(g.contactId, g.occasion, g.year),
    countsAsTouch: false,
  })
  await move(work, g, 'sent', { outgoingId: outgoing.id })
}

async function move(
  work: Work,
  { id, customerId }: Pick<Ready, 'id' | 'customerId'>,
  state: GreetingState,
  { why = null, outgoingId = null }: { why?: Stop | null; outgoingId?: string | null } = {},
): Promise<void> {
  await run(
    work.tx,
    sql`update greeting set state = ${state}, why = ${why}, outgoing_id = ${outgoingId}, via = case when ${state} = 'sent' then 'mail' end, version = version + 1,
          settled_at = case when ${state} <> 'drafted' then ${work.now}::timestamptz end where id = ${id}`,
  )
  await publish(work, greetingMoved, { customerId, subjectId: id, data: { state } })
}
