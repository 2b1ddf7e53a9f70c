import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, PersonRef } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { Ref } from '../../deals/contract.ts'
import { FieldShape } from '../settings.ts'
import { Block, Confidence, Ladder, Percent, tag, Value, Way } from './shapes.ts'

/** D5: a question worth asking. */
export const QuestionReply = z
  .object({
    field: FieldShape,
    contact: Ref.nullable().describe('Whom to ask about; null asks about the customer'),
    why: z.enum(['missing', 'aged']),
  })
  .meta({ id: 'PortraitQuestion' })

const Entry = z.object({
  id: Id,
  value: Value.nullable().describe('Null where it is sealed from the reader, or was not asked for'),
  how: Way,
  confidence: Confidence,
  learntOn: DayText,
  by: PersonRef.nullable(),
  of: Ref.nullable().describe('The merged customer that it was learnt of'),
  touchId: Id.nullable(),
})

const Cell = z
  .object({
    field: FieldShape,
    contactId: Id.nullable(),
    known: z.boolean(),
    current: Entry.nullable().describe('Null where nothing is known, or the record itself holds it'),
    recorded: z.string().nullable().describe('What the customer’s own record holds'),
    confirmedOn: DayText.nullable(),
    confirmedBy: PersonRef.nullable(),
    worth: z.union([z.literal(0), z.literal(0.5), z.literal(1)]).describe('D1: what it still counts'),
    confirmBy: DayText.nullable().describe('From this day on it counts half'),
    earlier: z.array(Entry).describe('Earlier values, the latest first'),
    also: z.array(Entry).describe('What was known of a customer merged into this one, where it differs'),
  })
  .meta({ id: 'PortraitCell' })

export const PortraitReply = z
  .object({
    customer: Ref,
    owner: PersonRef.nullable(),
    contact: Ref.nullable().describe('With regard to whom: the one who decides, unless asked otherwise'),
    decider: Ref.nullable(),
    contacts: z.array(Ref.extend({ job: z.string().nullable(), main: z.boolean() })),
    ladder: Ladder.nullable().describe('The owner’s with that contact; null without an owner'),
    filled: Percent.describe('S3: all blocks alike'),
    blocks: z.array(
      z.object({
        block: Block,
        filled: Percent,
        known: z.int(),
        of: z.int(),
        sealed: z.boolean().describe('S1: for named people only'),
        cells: z.array(Cell).describe('Empty where the block is sealed from the reader'),
      }),
    ),
    questions: z.array(QuestionReply),
    sealed: z.object({
      mayOpen: z.boolean().describe('S2: on the list, and the undertaking signed'),
      shown: z.boolean().describe('Their values were asked for, shown and logged (S4)'),
      whom: z.array(PersonRef).describe('Whom to ask'),
    }),
    review: z.object({ lastOn: DayText.nullable(), dueOn: DayText.nullable() }),
    can: z.object({ edit: z.boolean(), manage: z.boolean() }),
  })
  .meta({ id: 'Portrait' })

const ofContact = { contact: Id.optional().describe('With regard to this contact; the one who decides where left out') }

export const showPortrait = endpoint({
  id: 'showPortrait',
  method: 'GET',
  path: '/customers/{id}/portrait',
  tag,
  summary: 'What we know of a customer in six blocks, with source, date, method and confidence of each value (D1)',
  params: ById,
  query: z.strictObject({
    ...ofContact,
    sealed: z.enum(['show', 'hide']).default('hide').describe('`show` opens blocks 5 and 6, and is logged (S4)'),
  }),
  reply: PortraitReply,
  refusals: [notFound],
})

export const showCompleteness = endpoint({
  id: 'showCompleteness',
  method: 'GET',
  path: '/portrait/completeness',
  tag,
  summary: 'How complete the portraits of each colleague’s customers are (S3), of the customers in sight',
  reply: z.object({
    items: z.array(
      z.object({
        owner: PersonRef,
        customers: z.int(),
        filled: Percent.describe('On average'),
        reviewsOverdue: z.int(),
        stuck: z.int(),
      }),
    ),
  }),
})
