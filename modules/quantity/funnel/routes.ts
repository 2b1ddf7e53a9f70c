import { figure } from '../../../platform/http/route.ts'
import { showFunnel, splitFunnel } from './actions.ts'
import * as contract from './contract.ts'

export const funnelRoutes = [
  figure(contract.showFunnel, (work, { query }) => showFunnel(work, query)),
  figure(contract.splitFunnel, (work, { query }) => splitFunnel(work, query)),
]
