import { read } from '../../../platform/http/route.ts'
import { listLoads, showLoad } from './actions.ts'
import * as contract from './contract.ts'

export const loadRoutes = [
  read(contract.listLoads, (work) => listLoads(work)),
  read(contract.showLoad, (work, { params }) => showLoad(work, params.id)),
]
