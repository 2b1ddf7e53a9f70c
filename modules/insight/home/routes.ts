import { read } from '../../../platform/http/route.ts'
import { listRecalls, listStepIns } from './ahead.ts'
import * as contract from './contract.ts'
import { showHome } from './show.ts'

export const homeRoutes = [
  read(contract.showHome, (work) => showHome(work)),
  read(contract.listStepIns, (work, { query }) => listStepIns(work, query)),
  read(contract.listRecalls, (work, { query }) => listRecalls(work, query)),
]
