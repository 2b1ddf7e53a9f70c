import type { Ask } from './permissionRows.ts'
import type { Reading, Target } from './secretShapes.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'

export const CARE_READS: Record<string, Reading> = {
  listGreetings: { plain: [{ query: { limit: 200 } }], of: (t) => [{ query: { customer: t.id } }] },
  listGifts: { plain: [{ query: { limit: 200 } }], of: (t) => [{ query: { customer: t.id } }] },
  showCustomerCare: { of: (t) => [{ params: { id: t.id } }] },
  showCareYear: { plain: [{}] },
}

export const CARE_WRITES: Record<string, ((t: Target) => Ask[]) | null> = {
  // Greetings and gifts of secret customers have tests of their own.
  changeGreeting: null,
  decideGreeting: null,
  decideGift: null,
  settleGift: null,
  addGift: (t) => [{ body: { customerId: t.id, what: '试', fen: 100, onDay: '2026-12-10' } }],
  setCarePlan: (t) => [{ params: { id: t.id, cause: 'order' }, body: { how: 'off' } }],
  addOccasion: (t) => [{ params: { id: t.id }, body: { kind: 'own', name: '试', month: 5, day: 5 } }],
  endOccasion: (t) => [{ params: { id: t.id, occasionId: NOBODY } }],
  setContactCare: (t) => [{ params: { id: t.id, contactId: t.contact }, body: { optedOut: true } }],
}
