import { originOf } from '../../platform/http/origin.ts'
import { read, write } from '../../platform/http/route.ts'
import * as assets from './assets/actions.ts'
import * as catalogue from './catalogue/actions.ts'
import * as contract from './contract.ts'
import * as receptions from './receptions/actions.ts'
import { listReceptions, showReception } from './receptions/read.ts'
import { bookService, listSlots } from './slots/book.ts'
import { showServiceDay } from './slots/day.ts'

export const serviceRoutes = [
  read(contract.listServices, (work) => catalogue.listServices(work)),
  write(contract.addService, (work, { body }, { request }) => catalogue.addService(work, body, originOf(request))),
  write(contract.changeService, (work, { params, body }, { request }) =>
    catalogue.changeService(work, params.id, body, originOf(request)),
  ),
  read(contract.listSlots, (work, { params, query }) => listSlots(work, params.id, query)),
  read(contract.showServiceDay, (work, { query }) => showServiceDay(work, query)),
  // The reply holds a link, which is told once and kept nowhere.
  write(contract.bookService, (work, { params, body }) => bookService(work, params.id, body), { secret: true }),
  read(contract.listAssets, (work, { params }) => assets.listAssets(work, params.id)),
  write(contract.addAsset, (work, { params, body }) => assets.addAsset(work, params.id, body)),
  write(contract.changeAsset, (work, { params, body }) => assets.changeAsset(work, params.id, body)),
  read(contract.listReceptions, (work, { query }) => listReceptions(work, query)),
  read(contract.showReception, (work, { params }) => showReception(work, params.id)),
  write(contract.receive, (work, { body }) => receptions.receive(work, body)),
  write(contract.changeReception, (work, { params, body }) => receptions.changeReception(work, params.id, body)),
  write(contract.stepReception, (work, { params, body }) => receptions.stepReception(work, params.id, body)),
  write(contract.recordReturnCall, (work, { params, body }) => receptions.recordReturnCall(work, params.id, body)),
]
