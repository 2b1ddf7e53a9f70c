import type { Ask } from './permissionRows.ts'
import type { Reading, Target } from './secretShapes.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'
const AT = '2026-12-10T02:00:00Z'
const ofAppointment =
  (more: Ask = {}, path = {}) =>
  (t: Target): Ask[] => [{ params: { id: t.appointment, ...path }, ...more }]
const ofContact = (t: Target) => ({ id: t.id, contactId: t.contact })

export const APPOINTMENT_READS: Record<string, Reading> = {
  listAppointments: {
    plain: [{ query: { limit: 200 } }, { query: { limit: 200, waiting: 'true' } }],
    of: (t) => [{ query: { customer: t.id } }],
  },
  listTakenTimes: {},
  showAppointment: { of: ofAppointment() },
  proposeAppointmentTimes: { of: ofAppointment() },
  showAppointmentBrief: { of: ofAppointment() },
  printAppointmentBrief: { of: ofAppointment() },
  listResources: { plain: [{}] },
  listTasks: { plain: [{ query: { limit: 200 } }], of: (t) => [{ query: { customer: t.id } }] },
  showContactHabits: { of: (t) => [{ params: ofContact(t) }] },
  showContactTimes: { of: (t) => [{ params: ofContact(t) }] },
}

export const APPOINTMENT_WRITES: Record<string, ((t: Target) => Ask[]) | null> = {
  createAppointment: (t) => [{ body: { customerId: t.id, kind: 'call' } }],
  draftAppointment: (t) => [{ body: { customerId: t.id, kind: 'call' } }],
  previewAppointmentMessage: ofAppointment({ body: { what: 'offer', times: [AT] } }),
  changeAppointment: ofAppointment({ body: { agenda: '试' } }),
  offerTimes: ofAppointment({ body: { times: [AT] } }),
  bookAppointment: ofAppointment({ body: { startsAt: AT } }),
  cancelAppointment: ofAppointment({ body: {} }),
  makeAppointmentLink: ofAppointment({ body: { contactId: null } }),
  revokeAppointmentLinks: ofAppointment(),
  keepAppointment: ofAppointment({ body: {} }),
  recordNoShow: ofAppointment({ body: {} }),
  recordHeld: ofAppointment({ body: { minutes: '试' } }),
  addChecklistItem: ofAppointment({ body: { what: '试' } }),
  changeChecklistItem: ofAppointment({ body: { done: true } }, { itemId: NOBODY }),
  addResource: null,
  changeResource: null,
  addTask: (t) => [{ body: { customerId: t.id, what: '试', dueOn: '2026-12-10' } }],
  changeTask: (t) => [{ params: { id: t.task }, body: { done: true } }],
  setContactTimes: (t) => [{ params: ofContact(t), body: { stated: [], zone: null, locale: null } }],
}
