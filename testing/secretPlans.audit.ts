import type { Reading } from './secretShapes.ts'

// S4: what is about no customer goes on happening; these areas hold acts on customers alone.
const AREAS = ['deals', 'touches', 'secrets']

export const AUDIT_READS: Record<string, Reading> = {
  listActs: {
    plain: AREAS.map((area) => ({ query: { area, limit: 200 } })),
    of: (t) => [{ query: { customer: t.id, limit: 200 } }],
  },
  exportActs: { plain: AREAS.map((area) => ({ query: { area } })), of: (t) => [{ query: { customer: t.id } }] },
  showChain: {},
}
