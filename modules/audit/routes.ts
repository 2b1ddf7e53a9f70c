import { read, stream, write } from '../../platform/http/route.ts'
import { listAlerts, seeAlert } from './alerts/list.ts'
import { showChain } from './chain/head.ts'
import * as contract from './contract.ts'
import { sendActs } from './trail/export.ts'
import { listActs } from './trail/list.ts'

export const auditRoutes = [
  read(contract.listActs, (work, { query }) => listActs(work, query)),
  stream(contract.exportActs, (work, { query }, exchange) => sendActs(work, query, exchange)),
  read(contract.showChain, showChain),
  read(contract.listAlerts, (work, { query }) => listAlerts(work, query)),
  write(contract.seeAlert, (work, { params }) => seeAlert(work, params.id)),
]
