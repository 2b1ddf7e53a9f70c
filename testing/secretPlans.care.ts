import type { Ask } from './permissionRows.ts'
import type { Reading, Target } from './secretShapes.ts'

export const CARE_READS: Record<string, Reading> = {
  listGreetings: {
    plain: [{ query: { limit: 200 } }, { query: { limit: 200, show: 'done' } }],
    of: (t) => [{ query: { customer: t.id } }],
  },
  listGifts: { plain: [{ query: { limit: 200 } }], of: (t) => [{ query: { customer: t.id } }] },
  listReturnVisits: { plain: [{ query: { limit: 200 } }], of: (t) => [{ query: { customer: t.id } }] },
  showCustomerCare: { of: (t) => [{ params: { id: t.id } }] },
  showCareYear: { plain: [{}] },
}

export const CARE_WRITES: Record<string, ((t: Target) => Ask[]) | null> = {
  changeGreeting: (t) => [{ params: { id: t.greeting }, body: { subject: '试' } }],
  skipGreetings: (t) => [{ body: { ids: [t.greeting], why: 'unfit' } }],
  decideGreeting: (t) => [{ params: { id: t.greeting }, body: { what: 'reopen' } }],
  changeGift: (t) => [{ params: { id: t.gift }, body: { onDay: '2026-06-21' } }],
  decideGift: (t) => [{ params: { id: t.gift }, body: { approve: true } }],
  settleGift: (t) => [{ params: { id: t.gift }, body: { given: true } }],
  changeReturnVisit: (t) => [{ params: { id: t.visit }, body: { how: 'remind' } }],
  changeOccasion: (t) => [
    { params: { id: t.id, occasionId: t.occasion }, body: { kind: 'own', name: '试', month: 5, day: 5 } },
  ],
  addGift: (t) => [{ body: { customerId: t.id, what: '试', fen: 100, onDay: '2026-12-10' } }],
  setCarePlan: (t) => [{ params: { id: t.id, cause: 'order' }, body: { how: 'off' } }],
  addOccasion: (t) => [{ params: { id: t.id }, body: { kind: 'own', name: '试', month: 5, day: 5 } }],
  endOccasion: (t) => [{ params: { id: t.id, occasionId: t.occasion } }],
  setContactCare: (t) => [{ params: { id: t.id, contactId: t.contact }, body: { optedOut: true } }],
}
