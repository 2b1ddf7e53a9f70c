import { read } from '../../platform/http/route.ts'
import { showTeamToday, showToday } from './actions.ts'
import * as contract from './contract.ts'

export const todayRoutes = [
  read(contract.showToday, (work, { query }) => showToday(work, query)),
  read(contract.showTeamToday, (work) => showTeamToday(work)),
]
