import { read } from '../../../platform/http/route.ts'
import { listOdds, showOdds } from './actions.ts'
import * as contract from './contract.ts'

export const oddsRoutes = [
  read(contract.listOdds, (work) => listOdds(work)),
  read(contract.showOdds, (work, { params, query }) => showOdds(work, params.id, query)),
]
