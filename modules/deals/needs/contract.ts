import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { Money, Price } from '../../../shared/money.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { texts } from '../../../shared/text.ts'
import { CustomerSign } from '../../customers/contract.ts'
import * as customer from '../../customers/refusals.ts'
import { StepInReply } from '../../touches/contract.ts'
import { stepInAlready } from '../../touches/refusals.ts'
import * as refused from '../refusals.ts'
import { LEVELS, NEED_STAGES, OPEN_STAGES, OUTCOMES } from '../rules/board.ts'
import { DIAGNOSIS_FIELDS } from '../rules/diagnosis.ts'
import { QUANTITY_PLACES, withPlaces } from '../rules/exact.ts'

export const Level = z.enum(LEVELS)
export const NeedStage = z.enum(NEED_STAGES)
export const Ref = z.object({ id: Id, name: z.string() }).meta({ id: 'Ref' })

/** A quantity has three decimals at most. */
export const Quantity = z
  .number()
  .positive()
  .max(1e10)
  .refine(...withPlaces(QUANTITY_PLACES))

const Words = z.string().trim().max(2000)
const Line = z.string().trim().max(200)

export const Competitor = z
  .object({
    name: z.string().trim().min(1).max(100),
    price: Price.nullable().default(null),
    strong: Words.default('').describe('What speaks for them'),
    weak: Words.default('').describe('What speaks against them'),
  })
  .meta({ id: 'Competitor' })

export const NeedItem = z
  .object({
    id: Id,
    customer: CustomerSign,
    title: z.string(),
    number: z.string().nullable().describe('As another system numbered it'),
    stage: NeedStage.describe('The column of the board'),
    level: Level,
    outcome: z.enum(OUTCOMES).nullable(),
    owner: PersonRef.nullable(),
    amount: Money.nullable(),
    quantity: z.number().nullable(),
    unit: z.string().nullable(),
    product: Ref.nullable(),
    productTold: z.string().nullable().describe('As another system named it'),
    wantedOn: DayText.nullable(),
    chance: z.int().nullable().describe('Percent'),
    nextStep: z.string().nullable(),
    nextOn: DayText.nullable(),
    big: z.boolean().describe('T7: it reaches the threshold of a big order'),
    openedOn: DayText.nullable(),
    quotedOn: DayText.nullable(),
    closedOn: DayText.nullable(),
    version: z.int(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'NeedItem' })

export const NeedReply = NeedItem.extend({
  competitors: z.array(Competitor),
  decider: Ref.nullable().describe('The contact who decides'),
  source: z.string().nullable().describe('From where we know of it'),
  people: z
    .array(z.object({ person: PersonRef, joinedOn: DayText, leftOn: DayText.nullable() }))
    .describe('Who of us was in it, and when'),
  moves: z
    .array(z.object({ from: NeedStage.nullable(), to: NeedStage, on: DayText, by: PersonRef.nullable(), at: Instant }))
    .describe('Every move, the first first'),
  loss: z
    .object({
      outcome: z.enum(['lost', 'dropped']),
      code: z.string(),
      reason: z.string(),
      competitor: z.string().nullable(),
      price: Money.nullable(),
      on: DayText,
    })
    .nullable(),
  diagnosed: z.boolean().describe('P8: the diagnosis is whole'),
  can: z.object({ edit: z.boolean(), quote: z.boolean(), close: z.boolean(), askForSupport: z.boolean() }),
}).meta({ id: 'Need' })

const fields = {
  title: z.string().trim().min(1).max(200),
  amount: Price.nullable(),
  quantity: Quantity.nullable(),
  unit: Line.nullable(),
  productId: Id.nullable(),
  wantedOn: DayText.nullable(),
  chance: z.int().min(0).max(100).nullable(),
  nextStep: Words.nullable(),
  nextOn: DayText.nullable(),
  competitors: z.array(Competitor).max(20),
  deciderId: Id.nullable(),
  source: Words.nullable(),
}

const words = texts({
  boardOfOne: { zh: '按看板排序时请指定一列（stage）', en: 'The order of the board takes one column (`stage`)' },
})

const tag = 'needs'
const mayNotEdit = [notFound, customer.mayNotTouch, customer.archivedCustomer, customer.mergedCustomer]
const unknown = [refused.unknownProduct, customer.unknownContact, refused.unknownPerson]

export const NEED_SORTS = ['created', 'board', 'nextOn', 'wantedOn', 'amount'] as const

const filters = {
  customer: Id.optional(),
  owner: z.union([Id, z.literal('me')]).optional(),
  team: Id.optional().describe('Of customers of this team and those below it'),
  level: Level.optional(),
  stage: z
    .string()
    .transform((told) => told.split(','))
    .pipe(z.array(NeedStage).min(1))
    .optional()
    .describe('Columns of the board, a comma between them'),
  product: Id.optional(),
  minAmount: z.coerce.number().int().optional().describe('Fen'),
  maxAmount: z.coerce.number().int().optional().describe('Fen'),
  wantedFrom: DayText.optional(),
  wantedTo: DayText.optional(),
  closedFrom: DayText.optional().describe('Closed since then'),
  nextTo: DayText.optional().describe('Open ones whose next step is due until then; yesterday: the overdue ones'),
}

export const listNeeds = endpoint({
  id: 'listNeeds',
  method: 'GET',
  path: '/needs',
  tag,
  summary: 'Wishes to buy of the customers in sight; sorted by a day, those that have one',
  query: z
    .strictObject({ ...paging, ...filters, sort: z.enum(NEED_SORTS).default('created') })
    .refine(({ sort, stage }) => sort !== 'board' || stage?.length === 1, {
      path: ['sort'],
      params: { text: words.boardOfOne },
    }),
  reply: pageOf(NeedItem),
  refusals: [notFound],
})

const { customer: _customer, stage: _stage, level: _level, closedFrom: _closed, ...ofBoard } = filters

export const showBoard = endpoint({
  id: 'showNeedBoard',
  method: 'GET',
  path: '/needs/board',
  tag,
  summary:
    'The board: of each column how many, what they add up to, and the first; the next come from the list, by `stage`, `sort=board` and `closedFrom`',
  query: z.strictObject({ ...ofBoard, limit: z.coerce.number().int().min(1).max(100).default(30) }),
  reply: z.object({
    columns: z.array(
      z.object({
        stage: NeedStage,
        count: z.int(),
        sums: z.array(Money).describe('By currency'),
        items: z.array(NeedItem),
        nextCursor: z.string().nullable(),
      }),
    ),
    closedFrom: DayText.describe('Won and lost ones stand on the board since this day; earlier ones in the list'),
  }),
})

export const listStrayNeeds = endpoint({
  id: 'listStrayNeeds',
  method: 'GET',
  path: '/needs/strays',
  tag,
  summary: 'Imported deals without a customer (G4): nobody sees them elsewhere until one is named',
  query: z.strictObject(paging),
  reply: pageOf(
    z
      .object({
        id: Id,
        title: z.string(),
        number: z.string().nullable(),
        stage: NeedStage,
        owner: PersonRef.nullable(),
        amount: Money.nullable(),
        openedOn: DayText.nullable(),
      })
      .meta({ id: 'StrayNeed' }),
  ),
  refusals: [notAllowed],
})

export const nameNeedCustomer = endpoint({
  id: 'nameNeedCustomer',
  method: 'POST',
  path: '/needs/{id}/customer',
  tag,
  summary: 'Name the customer of an imported deal that has none (G4)',
  params: ById,
  body: z.strictObject({ customerId: Id }),
  reply: NeedReply,
  refusals: [...mayNotEdit, versionConflict, notAllowed, refused.needHasCustomer],
})

export const openNeed = endpoint({
  id: 'openNeed',
  method: 'POST',
  path: '/needs',
  tag,
  summary: 'Write down a wish to buy (METHOD §1): latent, brewing or explicit',
  status: 201,
  body: z.strictObject({
    customerId: Id,
    level: Level,
    on: DayText.optional().describe('Since when it is so; today where left out'),
    ownerId: Id.optional().describe('Who pursues it; the customer’s owner where left out'),
    ...z.strictObject(fields).partial().required({ title: true }).shape,
  }),
  reply: NeedReply,
  refusals: [...mayNotEdit, ...unknown, refused.inTheFutureDay],
})

export const showNeed = endpoint({
  id: 'showNeed',
  method: 'GET',
  path: '/needs/{id}',
  tag,
  summary: 'A wish to buy with its moves, and who of us was in it when',
  params: ById,
  reply: NeedReply,
  refusals: [notFound],
})

export const changeNeed = endpoint({
  id: 'changeNeed',
  method: 'PATCH',
  path: '/needs/{id}',
  tag,
  summary: 'Change what is known of a need; one that reaches the threshold is reported to the manager (T7)',
  params: ById,
  body: z.strictObject({ ...fields, ownerId: Id }).partial(),
  reply: NeedReply,
  refusals: [...mayNotEdit, ...unknown, versionConflict, refused.needClosed],
})

export const moveNeed = endpoint({
  id: 'moveNeed',
  method: 'PATCH',
  path: '/needs/{id}/stage',
  tag,
  summary: 'Move a need on the board: into a column, below another card of it',
  params: ById,
  body: z.strictObject({
    stage: NeedStage,
    below: Id.nullable().default(null).describe('The card right above; null puts it on top'),
  }),
  reply: NeedReply,
  refusals: [
    ...mayNotEdit,
    versionConflict,
    refused.wonStays,
    refused.wonByOrder,
    refused.lossNeedsReason,
    refused.notQuotedYet,
    refused.otherColumn,
  ],
})

export const setNeedLevel = endpoint({
  id: 'setNeedLevel',
  method: 'POST',
  path: '/needs/{id}/level',
  tag,
  summary: 'Say how far a wish has grown, since which day; it may fall back',
  params: ById,
  body: z.strictObject({ level: Level, on: DayText.optional() }),
  reply: NeedReply,
  refusals: [...mayNotEdit, versionConflict, refused.wonStays, refused.inTheFutureDay],
})

export const loseNeed = endpoint({
  id: 'loseNeed',
  method: 'POST',
  path: '/needs/{id}/loss',
  tag,
  summary: 'A need is lost, to whom and at what price, or dropped: with the reason',
  params: ById,
  body: z.strictObject({
    outcome: z.enum(['lost', 'dropped']).default('lost'),
    code: z.enum(['price', 'quality', 'delivery', 'relationship', 'no_budget', 'no_need', 'other']),
    reason: z.string().trim().min(1).max(2000),
    competitor: Line.nullable().default(null).describe('Who got it'),
    price: Price.nullable().default(null),
    on: DayText.optional(),
  }),
  reply: NeedReply,
  refusals: [...mayNotEdit, versionConflict, refused.needClosed, refused.inTheFutureDay],
})

export const noteNeedPerson = endpoint({
  id: 'noteNeedPerson',
  method: 'POST',
  path: '/needs/{id}/people',
  tag,
  summary: 'A colleague is in it from a day on, or (with `leftOn`) until a day',
  params: ById,
  body: z.strictObject({ personId: Id, joinedOn: DayText.optional(), leftOn: DayText.optional() }),
  reply: NeedReply,
  refusals: [
    versionConflict,
    ...mayNotEdit,
    refused.unknownPerson,
    refused.notInNeed,
    refused.leftBeforeJoining,
    refused.inTheFutureDay,
  ],
})

const diagnosis = Object.fromEntries(DIAGNOSIS_FIELDS.map((field) => [field, z.string().trim().max(5000)])) as Record<
  (typeof DIAGNOSIS_FIELDS)[number],
  z.ZodString
>

export const DiagnosisReply = z
  .object({
    current: z.object({ ...diagnosis, version: z.int(), by: PersonRef, at: Instant }).nullable(),
    missing: z.array(z.string()).describe('The parts that are still empty'),
    versions: z
      .array(z.object({ ...diagnosis, version: z.int(), by: PersonRef, at: Instant }))
      .describe('Latest first'),
  })
  .meta({ id: 'Diagnosis' })

export const showDiagnosis = endpoint({
  id: 'showNeedDiagnosis',
  method: 'GET',
  path: '/needs/{id}/diagnosis',
  tag,
  summary: 'Check, diagnose, prescribe (P8): how it stands, and every version before',
  params: ById,
  reply: DiagnosisReply,
  refusals: [notFound],
})

export const writeDiagnosis = endpoint({
  id: 'writeNeedDiagnosis',
  method: 'PUT',
  path: '/needs/{id}/diagnosis',
  tag,
  summary: 'Write the next version of the diagnosis (P8): purpose, working conditions, means, findings, prescription',
  params: ById,
  body: z.strictObject(diagnosis).partial(),
  reply: DiagnosisReply,
  refusals: [...mayNotEdit, versionConflict],
})

export const askForSupportOnNeed = endpoint({
  id: 'askForSupportOnNeed',
  method: 'POST',
  path: '/needs/{id}/support-requests',
  tag,
  summary: 'Ask the manager in for this need, at any stage (T7)',
  status: 201,
  params: ById,
  body: z.strictObject({ note: z.string().trim().min(1).max(1000) }),
  reply: StepInReply,
  refusals: [...mayNotEdit, versionConflict, stepInAlready],
})

export const BOARD_COLUMNS = [...OPEN_STAGES, 'won', 'lost'] as const
