import { read, write } from '../../platform/http/route.ts'
import { changeCustomer } from './actions/change.ts'
import { addContact, changeContact } from './actions/contacts.ts'
import { createCustomer } from './actions/create.ts'
import { listCustomers } from './actions/list.ts'
import * as contract from './contract.ts'
import { showCustomer } from './reading.ts'
import { showTimeline } from './timeline.ts'

export const customerRoutes = [
  read(contract.listCustomers, (work, { query }) => listCustomers(work, query)),
  write(contract.createCustomer, (work, { body }) => createCustomer(work, body)),
  read(contract.showCustomer, (work, { params }) => showCustomer(work, params.id)),
  write(contract.changeCustomer, (work, { params, body }) => changeCustomer(work, params.id, body)),
  write(contract.addContact, (work, { params, body }) => addContact(work, params.id, body)),
  write(contract.changeContact, (work, { params, body }) => changeContact(work, params.id, params.contactId, body)),
  read(contract.showTimeline, (work, { params, query }) => showTimeline(work, params.id, query)),
]
