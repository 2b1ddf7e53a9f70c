/** What of the actor's surroundings these rows ask for. */
interface Surroundings {
  still: { near: string; far: string }
  deals: { near: { need: string } }
}

const KEEPS_STRAYS = '- + + - - - +'

/** What came to the deals with their screens. */
export const DEALS_ON_SCREEN = [
  { id: 'listStrayNeeds', situation: '', may: KEEPS_STRAYS, ask: () => ({}) },
  {
    id: 'nameNeedCustomer',
    situation: 'for a customer of the own team',
    may: KEEPS_STRAYS,
    ask: (w: Surroundings) => ({ params: { id: w.deals.near.need }, body: { customerId: w.still.near } }),
  },
  {
    id: 'nameNeedCustomer',
    situation: 'for a customer of another team',
    may: '- 0 + - - - +',
    ask: (w: Surroundings) => ({ params: { id: w.deals.near.need }, body: { customerId: w.still.far } }),
  },
]
