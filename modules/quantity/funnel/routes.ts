import { read } from '../../../platform/http/route.ts'
import { showFunnel, splitFunnel } from './actions.ts'
import * as contract from './contract.ts'

export const funnelRoutes = [
  read(contract.showFunnel, (work, { query }) => showFunnel(work, query)),
  read(contract.splitFunnel, (work, { query }) => splitFunnel(work, query)),
]
