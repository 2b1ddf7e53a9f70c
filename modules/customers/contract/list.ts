import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { DayText, Id, pageOf, paging } from '../../../shared/page.ts'
import { tooBroad } from '../../../shared/refusals.ts'
import { RHYTHMS } from '../rules/cadence.ts'
import { COLUMNS } from '../rules/columns.ts'
import { RUNGS } from '../rules/rungs.ts'
import { SIZES } from '../rules/sizes.ts'
import { STAGES, STATES, TIERS } from '../rules/stages.ts'
import { CustomerItem, Kind, Line, MOST_TAGS, Tag, tag } from './shapes.ts'

// What a list of customers can be narrowed by, sorted by and made into a file.

export const list = <const T extends string>(values: readonly T[]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).max(values.length))
    .optional()

const day = DayText.optional()

const number = z.coerce.number().int().min(0)
const amount = number.optional()
/** More than a count's column holds no customer has. */
const count = number.max(1_000_000_000).optional()

export const SORTS = [
  'created',
  'name',
  'dueOn',
  'lastTouchAt',
  'effectiveTouches',
  'enteredOn',
  'orders',
  'tier',
  'stage',
  'quietSince',
  'distance',
] as const

const person = z.union([Id, z.enum(['me'])]).optional()

const yes = z.enum(['yes']).optional()

export const LACKED = ['industry', 'source', 'region', 'size'] as const

/** What a list of customers can be narrowed by; all conditions hold at once. */
export const customerFilter = {
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('Any part of a name or contact, pinyin, initials, or digits of a number'),
  owner: z
    .union([Id, z.enum(['me', 'none'])])
    .optional()
    .describe('A person’s id, `me`, or `none`'),
  team: Id.optional().describe('A team, with all below it'),
  teamItself: Id.optional().describe('A team, without those below it'),
  stage: list(STAGES).describe('One or several, separated by commas'),
  state: list(STATES).describe('One or several; all but archived where left out'),
  tier: list([...TIERS, 'none']),
  distance: list(RUNGS).describe('D2: one or several rungs'),
  kind: Kind.optional(),
  pool: Id.optional(),
  cadence: list(['early', 'ok', 'due', 'overdue']),
  industry: Line.optional(),
  source: Line.optional(),
  region: Line.optional(),
  size: z.enum(SIZES).optional(),
  tag: Tag.optional(),
  enteredFrom: day,
  enteredTo: day,
  dueFrom: day,
  dueTo: day,
  lastTouchFrom: day,
  lastTouchTo: day,
  minTouches: count.describe('Effective touches of this pursuit'),
  maxTouches: count,
  minOrders: count,
  maxOrders: count,
  minAmount: amount.describe('Of all orders, in fen'),
  maxAmount: amount,
  nextFrom: day,
  nextTo: day,
  lacks: list(LACKED).describe('Fields that are empty'),
  dormant: yes.describe('Q5: no order and no effective touch for so long (setting)'),
  rhythm: z.enum(RHYTHMS).optional().describe('The row of T3’s table of windows that applies'),
  leadOf: z
    .union([Id, z.enum(['me', 'anyone'])])
    .optional()
    .describe('Q2: held by this person (or `anyone`) before the first order, now or once'),
  leadBut: Id.optional().describe('With `leadOf: anyone`: by somebody else than this person'),
  leadFrom: day.describe('With `leadOf`: held from this day on or later'),
  leadTo: day,
  won: yes.describe('With `leadOf`: the first order came while this person held it'),
  product: Line.optional().describe('Ordered it, or wants it'),
  reachedBy: person.describe('Q3: for the first time in its pursuit, by this person'),
  triedBy: person.describe('Q3: new, and tried but not reached by this person'),
  reachFrom: day.describe('With `reachedBy` or `triedBy`'),
  reachTo: day,
  minCourse: count.describe('T10: effective touches up to the first order, or so far'),
  maxCourse: count,
  watched: z.enum(['yes', 'no']).optional().describe('T10: entered when touches were being written down, or before'),
  secret: z.enum(['no']).optional().describe('S1: without customers that are kept secret'),
  wonBackFrom: day.describe('Q5: dormant, and spoken to or ordering again from this day on'),
  wonBackTo: day,
}

export const sort = z
  .enum([...SORTS, ...SORTS.map((s) => `-${s}` as const)])
  .default('-created')
  .describe('A minus sorts downwards; what has no value stands last either way')

export const listCustomers = endpoint({
  id: 'listCustomers',
  method: 'GET',
  path: '/customers',
  tag,
  summary: 'Customers in sight: own ones and those of working groups, a manager’s team, or all',
  query: z.strictObject({ ...paging, ...customerFilter, sort }),
  reply: pageOf(CustomerItem),
  refusals: [tooBroad],
})

export const countCustomers = endpoint({
  id: 'countCustomers',
  method: 'GET',
  path: '/customers/count',
  tag,
  summary: 'How many customers in sight a list narrowed so would show',
  query: z.strictObject(customerFilter),
  reply: z.object({ count: z.int() }),
  refusals: [tooBroad],
})

export const tagCustomers = endpoint({
  id: 'tagCustomers',
  method: 'POST',
  path: '/customers/tags',
  tag,
  summary: 'Add and remove tags of several customers; each is decided by itself',
  body: z.strictObject({
    customerIds: z.array(Id).min(1).max(1000),
    add: z.array(Tag).max(MOST_TAGS).default([]),
    remove: z.array(Tag).max(MOST_TAGS).default([]),
  }),
  reply: z.object({
    done: z.array(Id),
    refused: z.array(z.object({ customerId: Id, name: z.string().nullable(), reason: z.string(), text: z.string() })),
  }),
})

export const exportCustomers = endpoint({
  id: 'exportCustomers',
  method: 'GET',
  path: '/customers/export',
  tag,
  summary: 'Customers in sight, filtered as in the list, as a file (G4)',
  query: z.strictObject({
    ...customerFilter,
    sort,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    columns: list(COLUMNS).describe('In this order; all where left out'),
  }),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
