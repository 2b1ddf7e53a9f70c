import { read, write } from '../../../platform/http/route.ts'
import { listNewcomers, listQuotaNotices, seeQuotaNotice, setQuota } from './actions.ts'
import * as contract from './contract.ts'

export const newcomerRoutes = [
  read(contract.listNewcomers, (work) => listNewcomers(work)),
  write(contract.setQuota, (work, { params, body }) => setQuota(work, params.id, body.weekly)),
  read(contract.listQuotaNotices, (work) => listQuotaNotices(work)),
  write(contract.seeQuotaNotice, (work, { params }) => seeQuotaNotice(work, params.id)),
]
