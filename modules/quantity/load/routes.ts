import { figure } from '../../../platform/http/route.ts'
import { listLoads, showLoad } from './actions.ts'
import * as contract from './contract.ts'

export const loadRoutes = [
  figure(contract.listLoads, (work) => listLoads(work)),
  figure(contract.showLoad, (work, { params }) => showLoad(work, params.id)),
]
