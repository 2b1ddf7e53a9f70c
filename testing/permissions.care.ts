import { addGift, addOccasion } from '../modules/care/contract.ts'
import {
  ALL,
  type May,
  NONE,
  NOT_OWN,
  OWN,
  type Row,
  related,
  row,
  SEEN,
  SEES_FAR,
  TOUCHED,
  TOUCHES,
  TOUCHES_FAR,
} from './permissionRows.ts'

/** Whom to greet is told to who looks after the customer, and to nobody else. */
const KEEPERS = { own: OWN, near: NONE, far: NONE }
/** What is asked by somebody else, the owner's manager and those above decide. */
const DECIDES = { own: NOT_OWN, near: '0 + + - - - +', far: '0 0 + - - - +' }
const DAY = '2026-06-10'

const [SMALL, WAITS] = [100, 100_000]
const gift = (customerId: string, fen = SMALL) => ({ customerId, what: '茶叶', fen, onDay: DAY })
/** Of a gift of the customer's owner, made anew for each. */
const ofGift = (id: string, may: May, fen: number, body: unknown): Row[] =>
  (['near', 'far', 'own'] as const).flatMap((where) =>
    related(id, { [where]: may[where] }, async (hung, w) => {
      const owner = { near: w.mate, far: w.stranger, own: w.actor }[where]
      return { params: { id: (await owner.call(addGift, { body: gift(hung.id, fen) })).id }, body }
    }),
  )
const founding = { kind: 'founding', name: '厂庆', month: 10, day: 1 } as const
const PLAN = { how: 'remind', days: 3 } as const

export const CARE: readonly Row[] = [
  row('listGreetings', '', ALL),
  ...related('changeGreeting', KEEPERS, ({ greeting }) => ({
    params: { id: greeting },
    body: { subject: '节日好', body: '节日好' },
  })),
  ...related('decideGreeting', KEEPERS, ({ greeting }) => ({ params: { id: greeting }, body: { what: 'reopen' } })),
  // What is somebody else's is left as it is: `care.test.ts`.
  ...related('skipGreetings', { own: OWN, near: ALL, far: ALL }, ({ greeting }) => ({
    body: { ids: [greeting], why: 'unfit' },
  })),
  row('listGifts', '', ALL),
  row('listGifts', 'of a customer of another team', SEES_FAR, (w) => ({ query: { customer: w.still.far } })),
  row('addGift', 'to a customer of the own team', TOUCHES, (w) => ({ body: gift(w.still.near) })),
  row('addGift', 'to a customer of another team', TOUCHES_FAR, (w) => ({ body: gift(w.still.far) })),
  ...related('addGift', { own: OWN }, ({ id }) => ({ body: gift(id) })),
  ...related('changeGift', TOUCHED, (hung) => ({ params: { id: hung.gift }, body: { onDay: '2026-06-21' } })),
  ...ofGift('decideGift', DECIDES, WAITS, { approve: true }),
  ...ofGift('settleGift', TOUCHED, SMALL, { given: true }),
  ...related('showCustomerCare', SEEN, ({ id }) => ({ params: { id } })),
  row('showCareYear', '', ALL),
  ...related('setCarePlan', TOUCHED, ({ id }) => ({ params: { id, cause: 'order' }, body: PLAN })),
  ...related('addOccasion', TOUCHED, ({ id }) => ({ params: { id }, body: founding })),
  ...related('changeOccasion', TOUCHED, ({ id, occasion }) => ({
    params: { id, occasionId: occasion },
    body: { ...founding, day: 2 },
  })),
  row('listReturnVisits', '', ALL),
  row('listReturnVisits', 'of a customer of another team', SEES_FAR, (w) => ({ query: { customer: w.still.far } })),
  ...related('changeReturnVisit', TOUCHED, ({ visit }) => ({ params: { id: visit }, body: { how: 'remind' } })),
  ...related('endOccasion', TOUCHED, async ({ id }, w) => ({
    params: { id, occasionId: (await w.admin.call(addOccasion, { params: { id }, body: founding })).id },
  })),
  ...related('setContactCare', TOUCHED, ({ id, contact }) => ({
    params: { id, contactId: contact },
    body: { optedOut: true },
  })),
]
