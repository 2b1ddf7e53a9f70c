import { figure } from '../../../platform/http/route.ts'
import { listOdds, showOdds } from './actions.ts'
import * as contract from './contract.ts'

export const oddsRoutes = [
  figure(contract.listOdds, (work) => listOdds(work)),
  figure(contract.showOdds, (work, { params, query }) => showOdds(work, params.id, query)),
]
