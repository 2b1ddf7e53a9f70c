import { read, write } from '../../../platform/http/route.ts'
import { hideCustomer, listSealed, nameConfidant, openCustomer, removeConfidant, showSecrecy } from './actions.ts'
import * as contract from './contract.ts'

export const secretRoutes = [
  read(contract.listSealed, (work, { query }) => listSealed(work, query)),
  read(contract.showSecrecy, (work, { params }) => showSecrecy(work, params.id)),
  write(contract.nameConfidant, (work, { params }) => nameConfidant(work, params.id, params.personId)),
  write(contract.removeConfidant, (work, { params }) => removeConfidant(work, params.id, params.personId)),
  write(contract.openCustomer, (work, { params, body }) => openCustomer(work, params.id, body.reason)),
  write(contract.hideCustomer, (work, { params, body }) => hideCustomer(work, params.id, body.hidden, body.reason)),
]
