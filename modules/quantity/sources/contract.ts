import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, MonthText, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { texts } from '../../../shared/text.ts'
import * as refused from '../refusals.ts'
import { Counted } from '../scope/contract.ts'

const tag = 'quantity'

const Planned = z.int().min(1).max(100_000)
const words = texts({
  sourceTwice: { zh: '这个来源写了两遍，请合成一行', en: 'This source stands twice; make it one line' },
  backwards: { zh: '结束日期早于开始日期，请改正', en: 'It ends before it starts; mend the days' },
})
const Source = z.string().trim().min(1).max(100)

export const SourceItem = z
  .object({
    source: z.string().nullable().describe('Null where none was recorded'),
    planned: z.int().nullable(),
    arrived: Counted,
    expected: z.number().nullable().describe('By today at an even flow'),
    onThisPace: z.number().nullable().describe('By the end of the month'),
    verdict: z
      .enum(['not_begun', 'too_early', 'behind', 'below', 'on_course', 'ahead', 'reached', 'missed'])
      .nullable()
      .describe('Null without a plan, and to those who do not see all leads'),
  })
  .meta({ id: 'SourceOfMonth' })

export const PlanReply = z
  .object({
    month: DayText,
    whole: z.boolean().describe('All leads of the company are in your sight'),
    sources: z.array(SourceItem),
    dormant: SourceItem.omit({ source: true }).describe('Dormant customers won back: spoken to, or ordering again'),
    version: z.int().describe('0 while there is no plan'),
    can: z.object({ plan: z.boolean() }),
  })
  .meta({ id: 'LeadPlan' })

export const showPlan = endpoint({
  id: 'showLeadPlan',
  method: 'GET',
  path: '/quantity/plans/{month}',
  tag,
  summary: 'How many leads each source was to bring in a month, and what arrived (Q5)',
  params: z.strictObject({ month: MonthText }),
  reply: PlanReply,
})

export const setPlan = endpoint({
  id: 'setLeadPlan',
  method: 'PUT',
  path: '/quantity/plans/{month}',
  tag,
  summary: 'Plan a month: leads by source; a source that is left out is not planned (Q5)',
  params: z.strictObject({ month: MonthText }),
  body: z.strictObject({
    sources: z
      .array(z.strictObject({ source: Source, planned: Planned }))
      .max(60)
      .check(({ value, issues }) => {
        const at = value.findIndex(({ source }, n) => value.findIndex((other) => other.source === source) !== n)
        if (at >= 0)
          issues.push({ code: 'custom', input: value, path: [at, 'source'], params: { text: words.sourceTwice } })
      }),
    dormant: Planned.nullable().default(null).describe('Dormant customers to be won back'),
  }),
  reply: PlanReply,
  refusals: [notAllowed, versionConflict],
})

const Line = z.string().trim().max(200).nullable()

const fair = {
  name: z.string().trim().min(1).max(120),
  industry: Line.optional(),
  place: Line.optional(),
  startsOn: DayText,
  endsOn: DayText,
  source: Line.optional().describe('The source by which its leads are recorded'),
  remarks: Line.optional(),
}

const inOrder = ({ startsOn, endsOn }: { startsOn?: string | undefined; endsOn?: string | undefined }) =>
  !startsOn || !endsOn || startsOn <= endsOn
const endsText = { path: ['endsOn'], params: { text: words.backwards } }

export const FairItem = z
  .object({
    id: Id,
    name: z.string(),
    industry: z.string().nullable(),
    place: z.string().nullable(),
    startsOn: DayText,
    endsOn: DayText,
    source: z.string().nullable(),
    remarks: z.string().nullable(),
    cancelled: z.boolean(),
    arrived: Counted.nullable().describe('Leads of its source, from its first day until two weeks after its last'),
    version: z.int(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'Fair' })

export const listFairs = endpoint({
  id: 'listFairs',
  method: 'GET',
  path: '/quantity/fairs',
  tag,
  summary: 'Fairs and events of the target trades (Q5), the next first; `past` those that are over, the latest first',
  query: z.strictObject({ ...paging, past: z.enum(['yes']).optional() }),
  reply: pageOf(FairItem),
})

export const addFair = endpoint({
  id: 'addFair',
  method: 'POST',
  path: '/quantity/fairs',
  tag,
  summary: 'Put a fair or event into the calendar (Q5)',
  status: 201,
  body: z.strictObject(fair).refine(inOrder, endsText),
  reply: FairItem,
  refusals: [notAllowed],
})

export const changeFair = endpoint({
  id: 'changeFair',
  method: 'PATCH',
  path: '/quantity/fairs/{id}',
  tag,
  summary: 'Change a fair, or say that it does not take place',
  params: ById,
  body: z
    .strictObject({ ...fair, cancelled: z.boolean() })
    .partial()
    .refine(inOrder, endsText),
  reply: FairItem,
  refusals: [notAllowed, notFound, versionConflict, refused.endsBeforeStart],
})
