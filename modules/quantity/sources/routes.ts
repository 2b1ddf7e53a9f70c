import { read, write } from '../../../platform/http/route.ts'
import * as contract from './contract.ts'
import { addFair, changeFair, listFairs } from './fairs.ts'
import { setPlan, showPlan } from './plan.ts'

export const sourceRoutes = [
  read(contract.showPlan, (work, { params }) => showPlan(work, params.month)),
  write(contract.setPlan, (work, { params, body }) => setPlan(work, params.month, body)),
  read(contract.listFairs, (work, { query }) => listFairs(work, query)),
  write(contract.addFair, (work, { body }) => addFair(work, body)),
  write(contract.changeFair, (work, { params, body }) => changeFair(work, params.id, body)),
]
