import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id } from '../../../shared/page.ts'
import * as customer from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import { PortraitReply } from './portrait.ts'
import { Confidence, mayNotEdit, tag, Value, Way } from './shapes.ts'

const Answer = z.strictObject({
  field: z.string().min(1).max(40),
  contactId: Id.nullish(),
  value: Value,
  how: Way.default('told'),
  confidence: Confidence.default('sure'),
  learntOn: DayText.optional().describe('Today where left out; a touch’s day where one is named'),
})

export const answerPortrait = endpoint({
  id: 'answerPortrait',
  method: 'POST',
  path: '/customers/{id}/portrait/answers',
  tag,
  summary: 'Write down what was learnt; earlier values stay (D1). From a touch form with the touch it came from (D5)',
  params: ById,
  body: z.strictObject({ touchId: Id.optional(), answers: z.array(Answer).min(1).max(60) }),
  reply: PortraitReply,
  refusals: [
    ...mayNotEdit,
    refused.unknownField,
    refused.valueUnfit,
    refused.whichContact,
    refused.standsInRecord,
    refused.dayToCome,
    refused.unknownTouch,
    customer.unknownContact,
  ],
})

const About = z.strictObject({ field: z.string().min(1).max(40), contactId: Id.nullish() })

export const confirmPortrait = endpoint({
  id: 'confirmPortrait',
  method: 'POST',
  path: '/customers/{id}/portrait/confirmations',
  tag,
  summary: 'Still so: confirms what is known without typing it again, and it counts whole once more (D1)',
  params: ById,
  body: z.strictObject({
    entries: z.array(About).min(1).max(60),
    how: Way.default('told'),
    confidence: Confidence.default('sure'),
    touchId: Id.optional(),
  }),
  reply: PortraitReply,
  refusals: [
    ...mayNotEdit,
    refused.unknownField,
    refused.nothingKnownYet,
    refused.unknownTouch,
    customer.unknownContact,
  ],
})

export const withdrawValue = endpoint({
  id: 'withdrawPortraitValue',
  method: 'POST',
  path: '/portrait-values/{id}/withdrawal',
  tag,
  summary: 'Take back what was written in error: the value before it counts again, the entry stays on record',
  params: ById,
  reply: PortraitReply,
  refusals: [...mayNotEdit, refused.withdrawnAlready, refused.notYourEntry],
})

export const noteAsked = endpoint({
  id: 'noteAsked',
  method: 'POST',
  path: '/customers/{id}/portrait/asked',
  tag,
  summary: 'Asked, and not answered: not suggested again for a while (D5)',
  params: ById,
  body: About,
  reply: PortraitReply,
  refusals: [...mayNotEdit, refused.unknownField, customer.unknownContact],
})
