import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notFound } from '../../shared/refusals.ts'
import { READERS } from './policy.ts'
import { CAUSES } from './rules/alarms.ts'
import { AREA_NAMES } from './rules/areas.ts'

const tag = 'audit'
const Area = z.enum(AREA_NAMES)

export const Act = z
  .object({
    id: Id,
    at: Instant,
    kind: z.string().describe('The kind of event; customer.field, contact.field, sight.record, sight.values beside'),
    area: Area,
    by: PersonRef.nullable().describe('Null where Jinke acted by itself, or a stranger'),
    customer: PersonRef.nullable(),
    person: PersonRef.nullable().describe('The colleague whom it is about'),
    text: z.string().describe('What was done, in words that follow the name'),
    note: z.string().nullable().describe('What belongs to it, in words'),
    change: z
      .object({
        field: z.string().describe('Of a contact: `contact.phones`; a contact added: `contact`'),
        before: z.unknown(),
        after: z.unknown(),
        sealed: z
          .boolean()
          .describe('S1: the values are told in the history of the customer only, to who may see them'),
      })
      .nullable()
      .describe('From what to what, where it is a field that was changed'),
    redacted: z
      .object({ at: Instant, by: PersonRef.nullable() })
      .nullable()
      .describe('T8: the anonymisation that took the words away'),
    trace: z.string().nullable().describe('What was done in one act has one trace'),
    block: z.int().describe('Where in the chain it is sealed'),
  })
  .meta({ id: 'Act' })

const filters = {
  person: Id.optional().describe('Who did it'),
  customer: Id.optional(),
  area: Area.optional(),
  q: z.string().trim().max(100).optional().describe('Words of the act’s name, in either language, or its kind'),
  from: DayText.optional().describe('From this day of the company on'),
  to: DayText.optional().describe('To the end of this day'),
}
export type Filters = z.output<z.ZodObject<typeof filters>>

export const listActs = endpoint({
  id: 'listActs',
  method: 'GET',
  path: '/audit/acts',
  tag,
  summary:
    'S4: all that was done and is sealed, the latest first; acts on customers that one may not see are left out (S1)',
  roles: READERS,
  query: z.strictObject({ ...paging, ...filters }),
  reply: pageOf(Act),
})

export const exportActs = endpoint({
  id: 'exportActs',
  method: 'GET',
  path: '/audit/acts/file',
  tag,
  summary: 'S4: the same as CSV (UTF-8), all pages; that it was taken out is itself an act',
  roles: READERS,
  query: z.strictObject(filters),
  produces: 'text/csv',
})

export const showChain = endpoint({
  id: 'showChain',
  method: 'GET',
  path: '/audit/chain',
  tag,
  summary: 'S4: how far the trail is sealed; its head, to be noted outside and checked by `jinke doctor --head`',
  roles: READERS,
  reply: z.object({
    last: z
      .object({ number: z.int(), digest: z.string().describe('sha256, hexadecimal'), sealedAt: Instant })
      .nullable(),
    waiting: z.int().describe('Facts that are not sealed yet; the job seals every minute'),
    waitingSince: Instant.nullable(),
  }),
})

export const Alert = z
  .object({
    id: Id,
    person: PersonRef.describe('Whose reading it is'),
    cause: z
      .enum(CAUSES)
      .describe(
        'opened: pages within the hour; told: customers in any reply within an hour; secrets: secret customers within the hour; night: pages outside the usual hours; exported: customers in files within a day; handed: people whose whole record was taken out within a day',
      ),
    day: DayText,
    count: z.int().describe('Different customers'),
    usual: z.int().describe('The person’s own busiest hour of an ordinary day; 0 where nothing is compared'),
    raisedAt: Instant,
    seenAt: Instant.nullable(),
    seenBy: PersonRef.nullable(),
  })
  .meta({ id: 'AuditAlert' })

export const listAlerts = endpoint({
  id: 'listAlerts',
  method: 'GET',
  path: '/audit/alerts',
  tag,
  summary: 'S4: who read or took out unusually much; one’s own reading is left to others',
  roles: READERS,
  query: z.strictObject({ ...paging, show: z.enum(['open', 'all']).default('open') }),
  reply: pageOf(Alert),
})

export const seeAlert = endpoint({
  id: 'seeAlert',
  method: 'POST',
  path: '/audit/alerts/{id}/seen',
  tag,
  summary: 'S4: say that an alert was looked into; it goes, and who looked stays on record',
  roles: READERS,
  params: ById,
  reply: Alert,
  refusals: [notFound],
})
