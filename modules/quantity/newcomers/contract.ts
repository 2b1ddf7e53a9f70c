import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { Counted, SellerRef } from '../scope/contract.ts'

const tag = 'quantity'

export const WeekItem = z
  .object({
    person: SellerRef,
    newcomer: z.boolean().describe('In the first months (setting)'),
    newUntil: DayText.nullable(),
    quota: z.int().nullable().describe('Of this week; null where none is set'),
    own: z.object({ weekly: z.int().nullable(), version: z.int() }).nullable().describe('A quota of one’s own'),
    reached: Counted.describe('New customers got through to for the first time in their pursuit'),
    tried: Counted.describe('New ones tried, and not reached yet'),
    expected: z.int().nullable().describe('By the end of today at an even pace'),
    missing: z.int().nullable(),
    verdict: z.enum(['reached', 'on_course', 'behind', 'out_of_reach', 'missed', 'no_quota']),
    weeks: z.array(z.object({ monday: DayText, reached: z.int(), tried: z.int(), quota: z.int().nullable() })),
    can: z.object({ setQuota: z.boolean() }),
  })
  .meta({ id: 'NewCustomersWeek' })

export const listNewcomers = endpoint({
  id: 'listNewcomers',
  method: 'GET',
  path: '/quantity/newcomers',
  tag,
  summary: 'New customers reached this week against the quota (Q3, Q6), newcomers first, and the weeks before',
  reply: z.object({ monday: DayText, items: z.array(WeekItem) }),
})

export const setQuota = endpoint({
  id: 'setNewCustomerQuota',
  method: 'PUT',
  path: '/quantity/quotas/{id}',
  tag,
  summary: 'Set a person’s own weekly quota of new customers (Q6); null goes back to the company’s',
  params: ById,
  body: z.strictObject({ weekly: z.int().min(0).max(200).nullable() }),
  reply: z.object({ personId: Id, weekly: z.int().nullable(), version: z.int() }),
  refusals: [notFound, notAllowed, versionConflict],
})

export const QuotaNotice = z
  .object({
    id: Id,
    person: z.object({ id: Id, name: z.string() }),
    week: DayText.describe('Its Monday'),
    day: DayText,
    cause: z.enum(['missed', 'out_of_reach']),
    reached: z.int(),
    tried: z.int(),
    quota: z.int(),
    raisedAt: Instant,
    seenAt: Instant.nullable(),
  })
  .meta({ id: 'QuotaNotice' })

export const listQuotaNotices = endpoint({
  id: 'listQuotaNotices',
  method: 'GET',
  path: '/quantity/notices',
  tag,
  summary: 'Who fell short of the quota of new customers, told to the manager the same day (Q3); until it is seen',
  reply: z.object({ items: z.array(QuotaNotice) }),
})

export const seeQuotaNotice = endpoint({
  id: 'seeQuotaNotice',
  method: 'POST',
  path: '/quantity/notices/{id}/seen',
  tag,
  summary: 'The manager has seen it',
  params: ById,
  reply: QuotaNotice,
  refusals: [notFound],
})
