import type { Ask } from './permissionRows.ts'
import type { Reading, Target } from './secretShapes.ts'

// S4: what is about no customer goes on happening; these areas hold acts on customers alone.
const AREAS = ['deals', 'touches', 'secrets']

export const AUDIT_READS: Record<string, Reading> = {
  listActs: {
    plain: AREAS.map((area) => ({ query: { area, limit: 200 } })),
    of: (t) => [{ query: { customer: t.id, limit: 200 } }],
  },
  exportActs: { plain: AREAS.map((area) => ({ query: { area } })), of: (t) => [{ query: { customer: t.id } }] },
  showChain: {},
  // S4: that somebody read unusually much is told to heads and audit in numbers; of which customers, is not.
  listAlerts: {},
  showBackups: {},
  showPrivacy: { of: (t) => [{ params: { id: t.id } }] },
  exportCustomerPerson: {
    of: (t) => (['json', 'html'] as const).map((format) => ({ params: { id: t.id }, query: { to: 'person', format } })),
  },
  exportPerson: {
    of: (t) =>
      (['json', 'html'] as const).map((format) => ({
        params: { id: t.id, contactId: t.contact },
        query: { to: 'person', format },
      })),
  },
}

export const AUDIT_WRITES: Record<string, ((t: Target) => Ask[]) | null> = {
  seeAlert: null,
  makeBackup: null,
  noteBasis: (t) => [{ params: { id: t.id, contactId: t.contact }, body: { basis: 'contract' } }],
}
