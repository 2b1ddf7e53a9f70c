import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { DayText, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { CustomerItem } from '../../customers/contract.ts'
import { STEP_IN_CAUSES } from '../../touches/rules/stepIn.ts'
import { HELP, NEEDS } from '../rules/home/help.ts'

const tag = 'insight'
const MANAGING = ['manager', 'director', 'admin', 'auditor'] as const

const Count = z.int().describe('At most 1000 are counted')

export const showHome = endpoint({
  id: 'showHome',
  method: 'GET',
  path: '/home',
  tag,
  summary: 'Who needs help today and why, whoever waits dearest first (T6, T7, Q3, G1, D5, D6, I1, S2)',
  roles: MANAGING,
  reply: z.object({
    date: DayText,
    people: z
      .array(
        z.object({
          person: PersonRef,
          need: z.enum(NEEDS).describe('The first reason’s kind: waits for your word, slips away, or wants practice'),
          reasons: z.array(
            z.object({
              code: z.enum(HELP),
              count: z.int(),
              text: z.string(),
              customer: z.object({ id: Id, name: z.string() }).nullable().describe('Whom the text names'),
              path: z.string().describe('In the web app: where it is worked on'),
            }),
          ),
          message: z.string().describe('The same said to the colleague, ready to be sent'),
        }),
      )
      .describe('Of those in sight only who has a reason; oneself is left out'),
    ahead: z
      .object({
        stepIns: Count.describe('T7: customers that wait for a manager’s decision'),
        recalls: Count.describe('T6: owned customers about to be recalled'),
        recalled: Count.describe('T6: recalled, and without an owner'),
        falls: Count.describe('I1: falls out of a guarded tier that wait for a word'),
        reviews: Count.describe('D5: portraits to be gone through'),
        stuck: Count.describe('D6: relationships that have not moved for long'),
      })
      .describe('Of all customers in sight'),
    warning: z.int().describe('T6: so many days before a recall it is told'),
    teams: z
      .array(z.object({ id: Id, name: z.string() }))
      .describe('Those in sight in which somebody sells, the highest first'),
  }),
})

const ofOne = { ...paging, person: Id.optional().describe('Only customers of this owner') }

export const listStepIns = endpoint({
  id: 'listStepIns',
  method: 'GET',
  path: '/step-ins',
  tag,
  summary: 'Customers in sight that wait for a manager’s decision (T7), the longest first',
  roles: MANAGING,
  query: z.strictObject(ofOne),
  reply: pageOf(
    z.object({
      customer: CustomerItem,
      since: Instant,
      causes: z.array(
        z.object({ cause: z.enum(STEP_IN_CAUSES), by: PersonRef.nullable(), note: z.string().nullable() }),
      ),
      waitsFor: z.array(PersonRef).describe('Who answers for the owner'),
      yours: z.boolean(),
    }),
  ),
})

export const listRecalls = endpoint({
  id: 'listRecalls',
  method: 'GET',
  path: '/recalls',
  tag,
  summary:
    'Owned customers in sight that will be recalled for neglect within the days of the warning (T6), the first first',
  roles: MANAGING,
  query: z.strictObject(ofOne),
  reply: pageOf(z.object({ customer: CustomerItem, recallOn: DayText })),
})
