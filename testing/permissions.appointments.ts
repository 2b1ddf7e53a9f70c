import { addResource, createAppointment, showAppointment } from '../modules/appointments/contract.ts'
import {
  ALL,
  type Ask,
  type May,
  NOBODY,
  type Row,
  related,
  row,
  SEEN,
  SEES_FAR,
  TOUCHED,
  TOUCHES,
  TOUCHES_FAR,
  unique,
  type World,
} from './permissionRows.ts'

const KEEPS = '- + + - - - +'
const AT = '2026-06-10T02:00:00Z'
const DAY = '2026-06-10'

const appointmentOf = async (w: World, where: 'near' | 'far') =>
  (await w.admin.call(createAppointment, { body: { customerId: w.still[where], kind: 'call', contactIds: [] } })).id

/** Of an appointment with one's own customer, with the own team's, made anew for each, and with another's. */
const all = (id: string, may: May, more: Ask = {}): Row[] => [
  ...(['near', 'far'] as const).map((where) =>
    row(id, `of ${where === 'near' ? 'the own' : 'another'} team`, may[where], async (w) => ({
      params: { id: await appointmentOf(w, where) },
      ...more,
    })),
  ),
  ...related(id, { own: may.own }, ({ appointment }) => ({ params: { id: appointment }, ...more })),
]
/** To look at, which changes nothing. */
const seen = (id: string): Row[] => related(id, SEEN, ({ appointment }) => ({ params: { id: appointment } }))

export const APPOINTMENTS: readonly Row[] = [
  row('createAppointment', 'with a customer of the own team', TOUCHES, (w) => ({
    body: { customerId: w.still.near, kind: 'call' },
  })),
  row('createAppointment', 'with a customer of another team', TOUCHES_FAR, (w) => ({
    body: { customerId: w.still.far, kind: 'call' },
  })),
  row('draftAppointment', 'with a customer of the own team', TOUCHES, (w) => ({
    body: { customerId: w.still.near, kind: 'call' },
  })),
  row('draftAppointment', 'with a customer of another team', TOUCHES_FAR, (w) => ({
    body: { customerId: w.still.far, kind: 'call' },
  })),
  row('listAppointments', '', ALL),
  row('listAppointments', 'of a customer of another team', SEES_FAR, (w) => ({ query: { customer: w.still.far } })),
  ...seen('showAppointment'),
  ...seen('proposeAppointmentTimes'),
  ...all('previewAppointmentMessage', TOUCHED, { body: { what: 'offer', times: [AT] } }),
  ...seen('showAppointmentBrief'),
  ...seen('printAppointmentBrief'),
  ...all('changeAppointment', TOUCHED, { body: { agenda: '看样' } }),
  ...all('offerTimes', TOUCHED, { body: { times: [AT] } }),
  ...all('bookAppointment', TOUCHED, { body: { startsAt: AT } }),
  ...all('cancelAppointment', TOUCHED, { body: {} }),
  ...all('makeAppointmentLink', TOUCHED, { body: { contactId: null } }),
  ...all('revokeAppointmentLinks', TOUCHED),
  ...all('keepAppointment', TOUCHED, { body: {} }),
  ...all('recordNoShow', TOUCHED, { body: {} }),
  ...all('recordHeld', TOUCHED, { body: { minutes: '谈了样品' } }),
  ...all('addChecklistItem', TOUCHED, { body: { what: '带样品' } }),
  row('changeChecklistItem', 'of the own team', TOUCHES, async (w) => {
    const id = await appointmentOf(w, 'near')
    const { checklist } = await w.admin.call(showAppointment, { params: { id } })
    return { params: { id, itemId: checklist[0]?.id ?? NOBODY }, body: { done: true } }
  }),
  row('changeChecklistItem', 'of another team', TOUCHES_FAR, async (w) => {
    const id = await appointmentOf(w, 'far')
    const { checklist } = await w.admin.call(showAppointment, { params: { id } })
    return { params: { id, itemId: checklist[0]?.id ?? NOBODY }, body: { done: true } }
  }),
  row('listTakenTimes', '', ALL, (w) => ({
    query: { of: w.stranger.id, from: '2026-06-01T00:00:00Z', to: '2026-06-08T00:00:00Z' },
  })),
  row('listResources', '', ALL),
  row('addResource', '', KEEPS, () => ({ body: { name: unique('会议室'), kind: 'room' } })),
  row('changeResource', '', KEEPS, async (w) => ({
    params: { id: (await w.admin.call(addResource, { body: { name: unique('工位'), kind: 'bay' } })).id },
    body: { state: 'off' },
  })),
  row('listTasks', '', ALL),
  row('addTask', 'for a customer of the own team', TOUCHES, (w) => ({
    body: { customerId: w.still.near, what: '送样', dueOn: DAY },
  })),
  row('addTask', 'for a customer of another team', TOUCHES_FAR, (w) => ({
    body: { customerId: w.still.far, what: '送样', dueOn: DAY },
  })),
  ...related('changeTask', TOUCHED, ({ task }) => ({ params: { id: task }, body: { dueOn: '2026-06-21' } })),
  ...related('showContactTimes', SEEN, ({ id, contact }) => ({ params: { id, contactId: contact } })),
  ...related('showContactHabits', SEEN, ({ id, contact }) => ({ params: { id, contactId: contact } })),
  ...related('setContactTimes', TOUCHED, ({ id, contact }) => ({
    params: { id, contactId: contact },
    body: { stated: [], zone: null, locale: null },
  })),
]
