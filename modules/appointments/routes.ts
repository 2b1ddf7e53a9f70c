import { originOf } from '../../platform/http/origin.ts'
import { read, stream, write } from '../../platform/http/route.ts'
import * as agree from './actions/agree.ts'
import { changeAppointment } from './actions/change.ts'
import { createAppointment } from './actions/create.ts'
import { draftAppointment } from './actions/draft.ts'
import { keepAppointment } from './actions/keep.ts'
import { makeAppointmentLink } from './actions/link.ts'
import { offerTimes } from './actions/offer.ts'
import { proposeAppointmentTimes } from './actions/propose.ts'
import { listAppointments, showAppointment } from './actions/read.ts'
import { recordHeld, recordNoShow } from './actions/settle.ts'
import { listTakenTimes } from './booking/taken.ts'
import * as contract from './contract.ts'
import { previewMessage } from './messages/preview.ts'
import './parting.ts'
import { printBrief, showBrief } from './preparing/brief.ts'
import { addChecklistItem, changeChecklistItem } from './preparing/checklist.ts'
import * as resources from './resources/actions.ts'
import * as tasks from './tasks/actions.ts'
import * as times from './wishes/actions.ts'

export const appointmentRoutes = [
  write(contract.createAppointment, (work, { body }, { request }) => createAppointment(work, body, originOf(request))),
  read(contract.listAppointments, (work, { query }) => listAppointments(work, query)),
  read(contract.listTakenTimes, (work, { query }) => listTakenTimes(work, query)),
  read(contract.showAppointment, (work, { params }) => showAppointment(work, params.id)),
  write(contract.changeAppointment, (work, { params, body }) => changeAppointment(work, params.id, body)),
  read(contract.proposeAppointmentTimes, (work, { params, query }) => proposeAppointmentTimes(work, params.id, query)),
  // Thought of, not done: nothing of it is kept.
  write(contract.draftAppointment, (work, { body }) => draftAppointment(work, body), { secret: true }),
  write(contract.previewAppointmentMessage, (work, { params, body }) => previewMessage(work, params.id, body), {
    secret: true,
  }),
  // Their replies hold links, which are told once and kept nowhere.
  write(
    contract.offerTimes,
    (work, { params, body }, { request }) => offerTimes(work, params.id, body, originOf(request)),
    {
      secret: true,
    },
  ),
  write(contract.bookAppointment, (work, { params, body }) => agree.bookAppointment(work, params.id, body), {
    secret: true,
  }),
  write(contract.makeLink, (work, { params, body }) => makeAppointmentLink(work, params.id, body), { secret: true }),
  write(contract.keepAppointment, (work, { params, body }) => keepAppointment(work, params.id, body), { secret: true }),
  write(contract.cancelAppointment, (work, { params, body }) => agree.cancelAppointment(work, params.id, body)),
  write(contract.revokeLinks, async (work, { params }) => {
    await agree.revokeLinks(work, params.id)
    return undefined
  }),
  write(contract.recordNoShow, (work, { params, body }) => recordNoShow(work, params.id, body), { secret: true }),
  write(contract.recordHeld, (work, { params, body }) => recordHeld(work, params.id, body)),
  write(contract.addChecklistItem, (work, { params, body }) => addChecklistItem(work, params.id, body)),
  write(contract.changeChecklistItem, (work, { params, body }) => changeChecklistItem(work, params, body)),
  read(contract.showBrief, (work, { params }) => showBrief(work, params.id)),
  stream(contract.printBrief, (work, { params, query }, { reply }) => printBrief(work, params.id, query.locale, reply)),
  read(contract.listResources, (work) => resources.listResources(work)),
  write(contract.addResource, (work, { body }) => resources.addResource(work, body)),
  write(contract.changeResource, (work, { params, body }) => resources.changeResource(work, params.id, body)),
  read(contract.listTasks, (work, { query }) => tasks.listTasks(work, query)),
  write(contract.addTask, (work, { body }) => tasks.addTask(work, body)),
  write(contract.changeTask, (work, { params, body }) => tasks.changeTask(work, params.id, body)),
  read(contract.showContactTimes, (work, { params }) => times.showContactTimes(work, params)),
  read(contract.showContactHabits, (work, { params }) => times.showContactHabits(work, params)),
  write(contract.setContactTimes, (work, { params, body }) => times.setContactTimes(work, params, body)),
]
