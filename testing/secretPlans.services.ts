import type { Ask } from './permissionRows.ts'
import type { Reading, Target } from './secretShapes.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'
const AT = '2026-12-10T01:00:00Z'

export const SERVICE_READS: Record<string, Reading> = {
  listServices: { plain: [{}] },
  // Slots tell how many places are left, and of nobody.
  listSlots: {},
  showServiceDay: { plain: [{}] },
  listAssets: { of: (t) => [{ params: { id: t.id } }] },
  listReceptions: {
    plain: [
      { query: { limit: 200 } },
      { query: { limit: 200, show: 'open' } },
      { query: { limit: 200, show: 'calls' } },
    ],
    of: (t) => [{ query: { customer: t.id } }, { query: { customer: t.id, asset: t.asset } }],
  },
  showReception: { of: (t) => [{ params: { id: t.reception } }] },
}

const ofReception =
  (more: Ask) =>
  (t: Target): Ask[] => [{ params: { id: t.reception }, ...more }]

export const SERVICE_WRITES: Record<string, ((t: Target) => Ask[]) | null> = {
  // What the company offers names no customer.
  addService: null,
  changeService: null,
  bookService: (t) => [{ params: { id: NOBODY }, body: { customerId: t.id, startsAt: AT } }],
  addAsset: (t) => [{ params: { id: t.id }, body: { name: '试' } }],
  changeAsset: (t) => [{ params: { id: t.asset }, body: { note: '试' } }],
  receive: (t) => [{ body: { customerId: t.id, cause: '试' } }],
  changeReception: ofReception({ body: { tried: '试' } }),
  stepReception: ofReception({ body: { to: 'ready', note: '试' } }),
  recordReturnCall: ofReception({ body: { result: 'satisfied', said: '试' } }),
}
