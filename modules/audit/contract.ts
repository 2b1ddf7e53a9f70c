import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { READERS } from './policy.ts'
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
