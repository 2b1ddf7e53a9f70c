import { figure } from '../../../platform/http/route.ts'
import { showMix } from './actions.ts'
import * as contract from './contract.ts'

export const mixRoutes = [figure(contract.showMix, (work, { query }) => showMix(work, query))]
