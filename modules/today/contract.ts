import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { DayText, Id, Instant, PersonRef, paging } from '../../shared/page.ts'
import { notFound } from '../../shared/refusals.ts'
import { CustomerItem } from '../customers/contract.ts'
import { QuestionReply } from '../portrait/contract.ts'
import { Channel, Direction } from '../touches/contract.ts'
import { CODES, PARTS } from './rules/reasons.ts'

export const TodayItem = z
  .object({
    customer: CustomerItem,
    part: z.enum(PARTS).describe('Where it stands in the order of what waiting costs'),
    reasons: z.array(
      z.object({
        code: z.enum(CODES),
        text: z.string(),
        appointmentId: Id.optional().describe('The appointment that it is about'),
        greetingId: Id.optional().describe('The greeting that waits to be seen'),
      }),
    ),
    lastTouch: z
      .object({
        id: Id,
        happenedAt: Instant,
        day: DayText,
        channel: Channel,
        direction: Direction,
        effective: z.boolean(),
        summary: z.string(),
        by: PersonRef,
      })
      .nullable(),
    contact: z
      .object({
        id: Id,
        name: z.string(),
        job: z.string().nullable(),
        worstTimes: z.string().nullable(),
        bestTimes: z.string().nullable(),
      })
      .nullable()
      .describe('Whom to reach'),
    phone: z.string().nullable().describe('The number to call: the contact’s, else the customer’s own'),
    waitingSince: DayText,
    triedToday: z.boolean().describe('An attempt was made today already'),
    questions: z.array(QuestionReply).describe('D5: what to ask next'),
  })
  .meta({ id: 'TodayItem' })

const Counts = z.object({
  promised: z.int(),
  step_in: z.int(),
  overdue: z.int(),
  recall: z.int(),
  due: z.int(),
  greet: z.int(),
})

export const showToday = endpoint({
  id: 'showToday',
  method: 'GET',
  path: '/today',
  tag: 'today',
  summary: 'The day’s list (T11): whom to contact, why, and what was said last, ordered by what waiting costs',
  query: z.strictObject({
    person: Id.optional().describe('Oneself where left out'),
    limit: paging.limit.default(200),
    cursor: paging.cursor,
  }),
  reply: z.object({
    items: z.array(TodayItem),
    nextCursor: z.string().nullable(),
    person: PersonRef,
    date: DayText,
    counts: Counts.describe('By part; at most 1000 are counted'),
    dayHolds: z.int().describe('More than these stand behind “and N more”'),
    newThisWeek: z.int().describe('Q3: new customers reached this week, for the first time in their pursuit'),
  }),
  refusals: [notFound],
})

export const showTeamToday = endpoint({
  id: 'showTeamToday',
  method: 'GET',
  path: '/today/team',
  tag: 'today',
  summary: 'The day of a manager’s people: what waits, who has not opened the list yet (T11)',
  roles: ['manager', 'director', 'admin', 'auditor'],
  reply: z.object({
    date: DayText,
    items: z.array(
      z.object({
        person: PersonRef.extend({ role: z.string(), state: z.string(), team: z.string() }),
        counts: Counts,
        held: z.int(),
        openedAt: Instant.nullable(),
        touchesToday: z.int(),
        effectiveToday: z.int(),
      }),
    ),
  }),
})
