import { addGift, addOccasion } from '../modules/care/contract.ts'
import { ALL, NOBODY, NONE, type Row, row, SEES, SEES_FAR, type World } from './permissionRows.ts'

const TOUCHES = '0 + + - + - +'
const TOUCHES_FAR = '0 0 + - + - +'
/** What is asked by somebody else, the owner's manager and those above decide. */
const DECIDES = '0 + + - - - +'
const DAY = '2026-06-10'

const gift = (customerId: string, fen = 100) => ({ customerId, what: '茶叶', fen, onDay: DAY })
const giftOf = async (w: World, where: 'near' | 'far', fen?: number) =>
  (await w.mate.call(addGift, { body: gift(w.still[where], fen) })).id
const founding = { kind: 'founding', name: '厂庆', month: 10, day: 1 } as const
const PLAN = { how: 'remind', days: 3 } as const

export const CARE: readonly Row[] = [
  row('listGreetings', '', ALL),
  // Whom to greet is told to who looks after the customer, and to nobody else.
  row('changeGreeting', 'of somebody else', NONE, () => ({ params: { id: NOBODY }, body: { subject: '节日好' } })),
  row('skipGreetings', 'of somebody else: left as they are', ALL, () => ({
    body: { ids: [NOBODY], why: 'unfit' },
  })),
  row('decideGreeting', 'of somebody else', NONE, () => ({ params: { id: NOBODY }, body: { what: 'skip' } })),
  row('listGifts', '', ALL),
  row('listGifts', 'of a customer of another team', SEES_FAR, (w) => ({ query: { customer: w.still.far } })),
  row('addGift', 'to a customer of the own team', TOUCHES, (w) => ({ body: gift(w.still.near) })),
  row('addGift', 'to a customer of another team', TOUCHES_FAR, (w) => ({ body: gift(w.still.far) })),
  row('decideGift', 'of a customer of the own team', DECIDES, async (w) => ({
    params: { id: await giftOf(w, 'near', 100_000) },
    body: { approve: true },
  })),
  row('changeGift', 'of a customer of the own team', TOUCHES, async (w) => ({
    params: { id: await giftOf(w, 'near') },
    body: { fen: 200 },
  })),
  row('settleGift', 'of a customer of the own team', TOUCHES, async (w) => ({
    params: { id: await giftOf(w, 'near') },
    body: { given: true },
  })),
  row('showCustomerCare', 'of a customer of the own team', SEES, (w) => ({ params: { id: w.still.near } })),
  row('showCustomerCare', 'of a customer of another team', SEES_FAR, (w) => ({ params: { id: w.still.far } })),
  row('showCareYear', '', ALL),
  row('setCarePlan', 'of a customer of the own team', TOUCHES, (w) => ({
    params: { id: w.still.near, cause: 'order' },
    body: PLAN,
  })),
  row('setCarePlan', 'of a customer of another team', TOUCHES_FAR, (w) => ({
    params: { id: w.still.far, cause: 'order' },
    body: PLAN,
  })),
  row('addOccasion', 'of a customer of the own team', TOUCHES, (w) => ({
    params: { id: w.still.near },
    body: founding,
  })),
  row('addOccasion', 'of a customer of another team', TOUCHES_FAR, (w) => ({
    params: { id: w.still.far },
    body: founding,
  })),
  row('changeOccasion', 'of a customer of the own team', TOUCHES, async (w) => {
    const { id } = await w.admin.call(addOccasion, { params: { id: w.still.near }, body: founding })
    return { params: { id: w.still.near, occasionId: id }, body: { ...founding, day: 2 } }
  }),
  row('listReturnVisits', '', ALL),
  row('listReturnVisits', 'of a customer of another team', SEES_FAR, (w) => ({ query: { customer: w.still.far } })),
  row('changeReturnVisit', 'of a customer that is not in sight', NONE, () => ({
    params: { id: NOBODY },
    body: { how: 'remind' },
  })),
  row('endOccasion', 'of a customer of the own team', TOUCHES, async (w) => {
    const { id } = await w.admin.call(addOccasion, { params: { id: w.still.near }, body: founding })
    return { params: { id: w.still.near, occasionId: id } }
  }),
  row('setContactCare', 'of a customer of the own team', TOUCHES, async (w) => {
    const { id, contactId } = await w.contact()
    return { params: { id, contactId }, body: { optedOut: true } }
  }),
]
