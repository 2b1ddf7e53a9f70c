import type { Row } from './permissionRows.ts'

const KEEPS_STRAYS = '- + + - - - +'

/** What came to the deals with their screens. */
export const DEALS_ON_SCREEN: readonly Row[] = [
  { id: 'listStrayNeeds', situation: '', may: KEEPS_STRAYS, ask: () => ({}) },
  {
    id: 'nameNeedCustomer',
    situation: 'for a customer of the own team',
    may: KEEPS_STRAYS,
    ask: (w) => ({ params: { id: w.deals.near.need }, body: { customerId: w.still.near } }),
  },
  {
    id: 'nameNeedCustomer',
    situation: 'for a customer of another team',
    may: '- 0 + - - - +',
    ask: (w) => ({ params: { id: w.deals.near.need }, body: { customerId: w.still.far } }),
  },
]
