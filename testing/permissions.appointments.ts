import { addResource, addTask, createAppointment, showAppointment } from '../modules/appointments/contract.ts'
import { ALL, type Ask, NOBODY, type Row, row, SEES, SEES_FAR, unique, type World } from './permissionRows.ts'

const TOUCHES = '0 + + - + - +'
const TOUCHES_FAR = '0 0 + - + - +'
const KEEPS = '- + + - - - +'
const AT = '2026-06-10T02:00:00Z'
const DAY = '2026-06-10'

const appointmentOf = async (w: World, where: 'near' | 'far') =>
  (await w.admin.call(createAppointment, { body: { customerId: w.still[where], kind: 'call', contactIds: [] } })).id
const taskOf = async (w: World, where: 'near' | 'far') =>
  (await w.admin.call(addTask, { body: { customerId: w.still[where], what: '送样', dueOn: DAY } })).id

/** Of an appointment of the own team's, and of another's; made anew for each. */
const both = (id: string, may: [near: string, far: string], more: Ask = {}): Row[] =>
  (['near', 'far'] as const).map((where, n) =>
    row(id, `of ${where === 'near' ? 'the own' : 'another'} team`, may[n] as string, async (w) => ({
      params: { id: await appointmentOf(w, where) },
      ...more,
    })),
  )
const SEEN: [string, string] = [SEES, SEES_FAR]
const DONE: [string, string] = [TOUCHES, TOUCHES_FAR]

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
  ...both('showAppointment', SEEN),
  ...both('proposeAppointmentTimes', SEEN),
  ...both('previewAppointmentMessage', DONE, { body: { what: 'offer', times: [AT] } }),
  ...both('showAppointmentBrief', SEEN),
  ...both('printAppointmentBrief', SEEN),
  ...both('changeAppointment', DONE, { body: { agenda: '看样' } }),
  ...both('offerTimes', DONE, { body: { times: [AT] } }),
  ...both('bookAppointment', DONE, { body: { startsAt: AT } }),
  ...both('cancelAppointment', DONE, { body: {} }),
  ...both('makeAppointmentLink', DONE, { body: { contactId: null } }),
  ...both('revokeAppointmentLinks', DONE),
  ...both('keepAppointment', DONE, { body: {} }),
  ...both('recordNoShow', DONE, { body: {} }),
  ...both('recordHeld', DONE, { body: { minutes: '谈了样品' } }),
  ...both('addChecklistItem', DONE, { body: { what: '带样品' } }),
  row('changeChecklistItem', 'of the own team', TOUCHES, async (w) => {
    const id = await appointmentOf(w, 'near')
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
  row('changeTask', 'of a customer of the own team', TOUCHES, async (w) => ({
    params: { id: await taskOf(w, 'near') },
    body: { done: true },
  })),
  row('changeTask', 'of a customer of another team', TOUCHES_FAR, async (w) => ({
    params: { id: await taskOf(w, 'far') },
    body: { done: true },
  })),
  row('showContactTimes', 'of a customer of the own team', SEES, async (w) => {
    const { id, contactId } = await w.contact()
    return { params: { id, contactId } }
  }),
  row('showContactHabits', 'of a customer of the own team', SEES, async (w) => {
    const { id, contactId } = await w.contact()
    return { params: { id, contactId } }
  }),
  row('setContactTimes', 'of a customer of the own team', TOUCHES, async (w) => {
    const { id, contactId } = await w.contact()
    return { params: { id, contactId }, body: { stated: [], zone: null, locale: null } }
  }),
]
